/** Somebody begins or ceases to work with a child, in a role that is given by name. */
import { PEOPLE_ALLOCATED, type RoleDefinition } from '@homeward/definition';
import { isPlainDate } from './calendar/plain-date.js';
import type { CaseRecord } from './case-record.js';
import type { AllocatePeople, Circumstances } from './command.js';
import type { CompiledPack } from './compile-pack.js';
import { conclude } from './conclude.js';
import type { Result } from './decision.js';
import { isCurrent, mayRecord } from './permitted.js';
import { refuse } from './refuse.js';
import { roleTitle } from './rules/words.js';
import { worldOf } from './world-of.js';

/** People from outside are given a child by name, too: a carer, a guardian. */
export const isGivenByName = (role: RoleDefinition | undefined): boolean =>
  role?.scope === 'allocated' || role?.scope === 'external';

/** Whether the person exists and holds it already is for whoever knows people; this says whether the actor may, and leaves the entry. */
export const decidePeople = (
  compiled: CompiledPack,
  record: CaseRecord,
  command: AllocatePeople,
  circumstances: Circumstances,
): Result => {
  const { actor, today } = circumstances;
  const world = worldOf(compiled, record, command.on, actor.roles);
  const refused =
    mayRecord(compiled, PEOPLE_ALLOCATED, 'Change who works with the child', world) ??
    isCurrent(record, command.revision);
  if (refused !== undefined) return refused;
  const { roles } = compiled.pack.grants;
  if (!Object.hasOwn(roles, command.role) || !isGivenByName(roles[command.role]))
    return refuse('answers-invalid', 'This role is not given child by child. Choose another one.', [
      {
        kind: 'answer',
        sentence: `Choose one of: ${Object.keys(roles)
          .filter((role) => isGivenByName(roles[role]))
          .map((role) => roleTitle(compiled.pack, role))
          .join(', ')}`,
      },
    ]);
  if (!isPlainDate(command.on) || command.on > today)
    return refuse('date-not-possible', 'The day must be today or earlier.', [
      { kind: 'date', sentence: 'Enter today or an earlier day' },
    ]);
  return conclude(compiled, record, circumstances, {
    kind: 'people',
    event: PEOPLE_ALLOCATED,
    on: command.on,
    answers: {},
    overrides: [],
    origin: 'person',
    signals: [],
    detail: {
      person: command.person,
      role: command.role,
      change: command.change,
      ...(command.team === undefined ? {} : { team: command.team }),
    },
    facts: [],
    factsAfter: record.facts,
    documents: [],
    step: undefined,
  });
};
