/** How a walkthrough tells a copied life: as the steps that led up to it where a story can tell them all, else as what was known and stood by then. */
import type { Step, Story } from '@homeward/definition';
import type { CaseRecord, StateValue } from '../case-record.js';
import type { CompiledPack } from '../compile-pack.js';
import type { CopiedLife } from '../copying/copied-life.js';
import type { AuditEntry } from '../decision.js';
import type { CopiedStart } from './copied-start.js';

export interface ToldLife {
  /** Without numbers; nothing is expected of them but that they are taken. */
  readonly steps: readonly Omit<Step, 'n'>[];
  readonly given?: Story['given'];
}

/** @param dataOf an act's answers as a story says them */
export const copiedAsStory = (
  compiled: CompiledPack,
  life: CopiedLife,
  start: CopiedStart,
  dataOf: (entry: AuditEntry) => Pick<Step, 'data'>,
): ToldLife => {
  if (start.notTaken !== undefined || life.since !== undefined || !life.entries.every(canBeTold))
    return { steps: [], given: givenBy(start.record) };
  return {
    steps: life.entries
      .filter(({ kind, event }) => kind === 'record' || event === 'BIRTHDAY')
      .map((entry) => ({
        on: entry.on,
        actor: actorOf(compiled, entry),
        event: entry.event,
        ...(entry.kind === 'record' ? dataOf(entry) : {}),
        ...(entry.origin === 'import' ? { origin: 'import' as const } : {}),
        ...(entry.overrides.length === 0
          ? {}
          : { overrides: Object.fromEntries(entry.overrides.map(({ gate, reason }) => [gate, reason])) }),
        expect: { allowed: true },
      })),
  };
};

/** A story knows what people record on the day it happens, and time. */
const canBeTold = ({ kind, on, recordedOn }: AuditEntry): boolean =>
  kind === 'time' || (kind === 'record' && on === recordedOn);

const actorOf = ({ ability }: CompiledPack, { actor, event }: AuditEntry): string => {
  const may = ability.rolesThatMay('record', event);
  return actor.roles.find((role) => may.includes(role)) ?? actor.roles[0] ?? actor.id;
};

const givenBy = ({ facts, state, deadlines }: CaseRecord): Story['given'] => ({
  ...Object.fromEntries(
    Object.entries(facts).flatMap(([fact, dated]) =>
      fact === 'dateOfBirth' || fact === 'sex'
        ? []
        : [[fact, dated.map(({ value, from }) => ({ value, from }))] as const],
    ),
  ),
  state: Object.fromEntries(placesIn(state, '')),
  deadlines: Object.values(deadlines).flatMap(({ key, status, due }) =>
    status === 'open' || status === 'overdue' ? [{ key, due }] : [],
  ),
});

/** Region -> the state in which it stands. */
const placesIn = (state: StateValue, path: string): [string, string][] =>
  typeof state === 'string'
    ? path === ''
      ? []
      : [[path, state]]
    : Object.entries(state).flatMap(([name, inner]) => placesIn(inner, path === '' ? name : `${path}.${name}`));
