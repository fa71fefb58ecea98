/** What a restricted record says of itself: that it is, and who may see it all the same. */
import type { CaseOverview } from '@homeward/contract';
import { mayAccess, processOf, restrictionOf } from '@homeward/engine';
import { roleOf } from './case-words.js';
import type { LoadedCase } from './load-case.js';

/** Asks the grants for each role, in the state that the case is in: what is said here is what is done elsewhere. */
export function restrictionShown({ compiled, record, people, today }: LoadedCase): CaseOverview['restricted'] {
  const title = restrictionOf(processOf(compiled, record.process).process, record.state);
  if (title === undefined) return null;
  const readers = Object.entries(compiled.pack.grants.roles)
    .filter(([role]) =>
      mayAccess(compiled, record, { today, actor: { id: 'somebody', roles: [role] } }, 'read', 'case'),
    )
    .map(([role, { scope }]) => ({
      role: roleOf(compiled.pack, role),
      people: [...(people.get(role) ?? [])],
      onAgenda: scope === 'body',
    }))
    .filter((reader) => reader.onAgenda || reader.people.length > 0);
  const count = new Set(readers.flatMap((reader) => reader.people.map(({ id }) => id))).size;
  return {
    title,
    sentence: `Only people who hold certain roles for this child may see this record: ${count === 1 ? '1 person' : `${count} people`} now${
      readers.some(({ onAgenda }) => onAgenda) ? ', and members of a panel while the child is on its agenda' : ''
    }. Do not speak of it to others.`,
    readers,
  };
}
