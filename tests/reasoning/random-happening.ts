/** A random case and something that comes to it: recorded by a person, played from a return, told by another case, or brought by time. */
import type { Pack } from '@homeward/definition';
import { addDays, type CaseRecord, type Circumstances, type Command, type World } from '@homeward/engine';
import type { Draw } from './drawing.js';
import { randomWorld } from './random-world.js';

export interface RandomHappening {
  readonly record: CaseRecord;
  readonly command: Command;
  readonly circumstances: Circumstances;
}

export const randomHappening = (draw: Draw, pack: Pack): RandomHappening => {
  const { day, facts, state, documents, roles, answers } = randomWorld(draw, pack);
  const today = addDays(day, draw.below(3));
  return {
    record: {
      id: 'case',
      process: 'process',
      subjectRef: 'AB',
      revision: 5,
      openedOn: '2025-06-01',
      state,
      entered: Object.fromEntries(pathsOf(state).map((path) => [path, '2025-06-01'])),
      facts: knownBy(facts, today),
      documents: documents.PAPER === undefined || !REACHED.has(documents.PAPER.status) ? {} : documents,
      deadlines: {},
      tasks: draw.oneIn(2)
        ? {}
        : { told: { key: 'told', instance: 1, status: 'open', owner: 'sw', createdOn: '2026-01-01' } },
    },
    command: randomCommand(draw, pack, day, answers),
    circumstances: { today, actor: { id: 'person', roles } },
  };
};

/** Of the statuses those that some step of the paper gives. */
const REACHED: ReadonlySet<string> = new Set(['submitted', 'approved']);

/** Nothing is known from a day that has not come: what happens is recorded of today or of a day before. */
const knownBy = (facts: CaseRecord['facts'], today: string): CaseRecord['facts'] =>
  Object.fromEntries(
    Object.entries(facts).map(([fact, history]) => [
      fact,
      history.map((dated) => (dated.from > today ? { ...dated, from: today } : dated)),
    ]),
  );

const pathsOf = (state: World['state'], prefix = ''): string[] =>
  typeof state === 'string'
    ? [`${prefix}${state}`]
    : Object.entries(state).flatMap(([name, inner]) => [`${prefix}${name}`, ...pathsOf(inner, `${prefix}${name}.`)]);

const randomCommand = (draw: Draw, pack: Pack, on: string, answers: World['answers']): Command => {
  const from = { caseId: 'other', revision: 1 };
  switch (draw.below(8)) {
    case 0:
      return { kind: 'record', event: 'REVIEW_HELD', on, answers, origin: 'import' };
    case 1:
      return { kind: 'signal', event: 'GROUP_HELD', on, answers, from };
    case 2:
      return { kind: 'signal', event: 'HEARD', on, answers: {}, from };
    case 3:
      return { kind: 'time', event: 'BIRTHDAY', on };
    default: {
      const event = draw.one(['REVIEW_HELD', 'MEETING_HELD', 'GROUP_HELD', 'SUBMITTED']);
      const gates = pack.processes.process?.events[event]?.gates ?? [];
      return {
        kind: 'record',
        event,
        on,
        answers,
        ...(event === 'SUBMITTED' ? { document: 'PAPER' } : {}),
        overrides: gates.filter(() => draw.oneIn(2)).map(({ key }) => ({ gate: key, reason: 'Because' })),
      };
    }
  }
};
