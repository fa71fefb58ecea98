/** A child's first months as the Hertfordshire procedure has them, played through the engine: the case that is measured. */
import type { PlainDate } from '@homeward/definition';
import {
  type Answers,
  type CaseRecord,
  type CompiledPack,
  type Decision,
  decide,
  type NewCase,
  type RecordEvent,
  timeCommands,
} from '@homeward/engine';

/** Somebody records something on a day; the answers are the form's complete example with these laid over it. */
export interface Recorded {
  readonly on: PlainDate;
  readonly role: string;
  readonly event: string;
  readonly document?: string;
  readonly answers?: Answers;
}

export interface Life {
  readonly record: CaseRecord;
  /** Everything that happened, time included, in order of revision. */
  readonly decisions: readonly Decision[];
}

/** The day on which every life begins. */
export const OPENED_ON: PlainDate = '2026-01-05';
/** The day after the last of the first months: what is measured happens then. */
export const LIVED_UNTIL: PlainDate = '2026-04-20';

/** From coming into care to the second review: the plan is adoption, the report is being written. */
export const FIRST_MONTHS: readonly Recorded[] = [
  {
    on: OPENED_ON,
    role: 'sw',
    event: 'CHILD_BECAME_LOOKED_AFTER',
    answers: { legalStatus: 'C1', placement: 'U6', careProceedings: { startDate: OPENED_ON } },
  },
  {
    on: '2026-01-28',
    role: 'iro',
    event: 'REVIEW_HELD',
    answers: { number: 1, kind: 'initial', ppmDecision: 'ppmRequired' },
  },
  { on: '2026-02-20', role: 'sw', event: 'CARE_PLAN_UPDATED' },
  { on: '2026-02-20', role: 'admin', event: 'REVIEW_SCHEDULED', answers: { number: 2, date: '2026-04-02' } },
  { on: '2026-03-10', role: 'sm', event: 'PPM_HELD', answers: { preferred: 'ADOPTION' } },
  { on: '2026-03-16', role: 'admin', event: 'PPM_SUMMARY_SENT_HEAD_IRT' },
  { on: '2026-03-20', role: 'admin', event: 'PPM_MINUTES_SENT_TO_IRO' },
  { on: '2026-03-27', role: 'sw', event: 'PARENTS_SUMMARY_SENT' },
  {
    on: '2026-04-02',
    role: 'iro',
    event: 'REVIEW_HELD',
    answers: { number: 2, kind: 'second', planRatified: 'ADOPTION' },
  },
];

/** The process whose cases are measured: a pack may have others, about families and matches. */
export const MEASURED_PROCESS = 'childPermanence';

/** The child every measured case is about, but for the reference. */
export const childOf = (id: string, subjectRef: string): NewCase => {
  return {
    id,
    process: MEASURED_PROCESS,
    subjectRef,
    openedOn: OPENED_ON,
    facts: { dateOfBirth: '2022-03-14', sex: 'female' },
  };
};

/** A step as the command that a person would send. */
export const asCommand = (compiled: CompiledPack, process: string, step: Recorded): RecordEvent => {
  const { events = {}, documents = {} } = compiled.pack.processes[process] ?? {};
  const form =
    events[step.event]?.form ?? (step.document === undefined ? undefined : documents[step.document]?.form) ?? '';
  return {
    kind: 'record',
    event: step.event,
    on: step.on,
    answers: { ...compiled.pack.forms[form]?.examples.complete, ...step.answers },
    ...(step.document === undefined ? {} : { document: step.document }),
    origin: 'person',
  };
};

/**
 * Plays steps in order; between them, and after them until a day, time has its say, as the worker would send it.
 * Throws when a step is refused: then the procedure has changed and the life must be told anew.
 */
export const playLife = (
  compiled: CompiledPack,
  first: CaseRecord,
  steps: readonly Recorded[],
  until?: PlainDate,
): Life => {
  const decisions: Decision[] = [];
  let record = first;
  const take = (result: ReturnType<typeof decide>, event: string, on: PlainDate): void => {
    if (result.kind === 'refusal') throw new Error(`The measured life stops at ${event} on ${on}: ${result.sentence}`);
    record = result.next;
    decisions.push(result);
  };
  const letTimePass = (day: PlainDate): void => {
    for (let [due] = timeCommands(record, day); due !== undefined; [due] = timeCommands(record, day)) {
      const circumstances = { today: due.on, actor: { id: 'system', roles: ['system'] } };
      take(decide(compiled, record, due, circumstances), due.event, due.on);
    }
  };
  for (const step of steps) {
    letTimePass(step.on);
    const circumstances = { today: step.on, actor: { id: step.role, roles: [step.role] } };
    take(decide(compiled, record, asCommand(compiled, record.process, step), circumstances), step.event, step.on);
  }
  if (until !== undefined) letTimePass(until);
  return { record, decisions };
};

/** The first months of one child, up to and with the day on which the measuring happens. */
export const firstMonths = (compiled: CompiledPack, first: CaseRecord): Life =>
  playLife(compiled, first, FIRST_MONTHS, LIVED_UNTIL);

/** Years of casework after the first months: plans, reviews and meetings in turn, so that every list of the case grows long. */
export const manyYears = (rounds: number): Recorded[] => {
  const steps: Recorded[] = [];
  for (let round = 0; round < rounds; round += 1) {
    const on = `${2026 + Math.floor((round + 4) / 12)}-${String(((round + 4) % 12) + 1).padStart(2, '0')}-14`;
    steps.push(
      { on, role: 'sw', event: 'CARE_PLAN_UPDATED' },
      { on, role: 'sm', event: 'PPM_HELD', answers: { preferred: 'ADOPTION' } },
      { on, role: 'sw', event: 'DOCUMENT_SUBMITTED', document: 'CPR' },
      { on, role: 'iro', event: 'REVIEW_HELD', answers: { number: 3 + round, kind: 'periodic' } },
    );
  }
  return steps;
};
