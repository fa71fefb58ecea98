/** What is asked of every command a person sends: may they, and do they look at the case as it stands. */
import type { CaseRecord } from './case-record.js';
import type { CompiledPack } from './compile-pack.js';
import type { Refusal } from './decision.js';
import { refuse } from './refuse.js';
import { roleTitle } from './rules/words.js';
import type { World } from './rules/world.js';

export const mayRecord = (compiled: CompiledPack, event: string, title: string, world: World): Refusal | undefined => {
  if (compiled.ability.may(world.roles, 'record', event, world)) return undefined;
  const roles = compiled.ability.rolesThatMay('record', event).map((role) => roleTitle(compiled.pack, role));
  return refuse(
    'not-permitted',
    `You cannot do this: ${title}.`,
    roles.length === 0 ? [] : [{ kind: 'role', sentence: `This is for: ${roles.join(', ')}` }],
  );
};

export const isCurrent = (record: CaseRecord, revision: number | undefined): Refusal | undefined =>
  revision === undefined || revision === record.revision
    ? undefined
    : refuse(
        'out-of-date',
        'Somebody else has changed this case since you opened it. Your answers are kept: look at what changed, then send them again.',
      );
