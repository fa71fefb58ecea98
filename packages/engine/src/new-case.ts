/** Opens a case: where its process begins, with the facts known from the start. */
import type { FactValue, PlainDate } from '@homeward/definition';
import type { CaseLink, CaseRecord } from './case-record.js';
import { enteredAfter, initialPosition } from './chart/step.js';
import { type CompiledPack, processOf } from './compile-pack.js';

export interface NewCase {
  readonly id: string;
  readonly process: string;
  readonly subjectRef: string;
  readonly openedOn: PlainDate;
  /** Known at birth or at opening: `dateOfBirth`, `sex`. They hold from the first day there is. */
  readonly facts: Readonly<Record<string, FactValue>>;
  /** Cases it belongs with from the start. */
  readonly links?: readonly CaseLink[];
}

/** From when facts about the person hold: before any day a case asks about. */
export const SINCE_EVER: PlainDate = '0001-01-01';

/** @returns the case at revision 0. Throws when the pack has no such process. */
export const newCase = (
  compiled: CompiledPack,
  { id, process, subjectRef, openedOn, facts, links = [] }: NewCase,
): CaseRecord => {
  const { machine } = processOf(compiled, process);
  const blank: CaseRecord = {
    id,
    process,
    subjectRef,
    revision: 0,
    openedOn,
    state: {},
    entered: {},
    facts: Object.fromEntries(
      Object.entries(facts).map(([fact, value]) => [fact, [{ value, from: SINCE_EVER, revision: 0 }]]),
    ),
    deadlines: {},
    documents: {},
    tasks: {},
    ...(links.length === 0 ? {} : { links }),
  };
  const position = initialPosition(machine);
  return { ...blank, ...position, entered: enteredAfter({}, position.state, openedOn) };
};
