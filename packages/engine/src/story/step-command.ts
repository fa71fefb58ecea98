/** Turns a story's step into the command that a person would have sent: the form's complete example with the step's data laid over it. */
import type { PlainDate, Process, Step } from '@homeward/definition';
import { formOf } from '../answers.js';
import { ageYears } from '../calendar/plain-date.js';
import type { Answers, RecordEvent } from '../command.js';
import type { CompiledPack } from '../compile-pack.js';
import { noSuch } from './story-names.js';

/** The command, or why the step cannot be sent at all (a name that does not exist, data that contradict the story). */
export type StepCommand = { readonly command: RecordEvent } | { readonly problem: string };

/**
 * @param dateOfBirth of the child: a step that says how old the child is must be right
 * @param told answers that the story gives elsewhere; the step's own data go before them
 */
export const stepCommand = (
  compiled: CompiledPack,
  process: Process,
  step: Step,
  dateOfBirth: PlainDate,
  told: Answers = {},
): StepCommand => {
  const event = Object.hasOwn(process.events, step.event) ? process.events[step.event] : undefined;
  if (event === undefined) return { problem: noSuch('event', step.event, Object.keys(process.events)) };
  const given = { ...step.data };

  let document: string | undefined;
  if (event.document === 'named') {
    const named = given.form ?? given.document;
    if (typeof named !== 'string')
      return { problem: `${step.event} is about a document, and the step's data name none (form or document)` };
    if (!Object.hasOwn(process.documents, named))
      return { problem: noSuch('document', named, Object.keys(process.documents)) };
    document = named;
    delete given.form;
    delete given.document;
  }

  const form = formOf(compiled, process, step.event, document)?.form;
  const questions = form?.schema.properties ?? {};

  // A story may say how old the child is; where the form does not ask, the engine works it out from the date of birth.
  if (typeof given.ageYears === 'number' && !Object.hasOwn(questions, 'ageYears')) {
    const age = ageYears(dateOfBirth, step.on);
    if (given.ageYears !== age) return { problem: `the step says the child is ${given.ageYears}, but is ${age}` };
    delete given.ageYears;
  }
  const complete = form?.examples.complete;
  if (form !== undefined && complete === undefined)
    return { problem: `the form ${form.key} has no example named complete to start from` };
  return {
    command: {
      kind: 'record',
      event: step.event,
      ...(document === undefined ? {} : { document }),
      on: step.on,
      answers: answered({ ...complete, ...told, ...given }),
      origin: step.origin ?? 'person',
      ...(step.overrides === undefined
        ? {}
        : { overrides: Object.entries(step.overrides).map(([gate, reason]) => ({ gate, reason })) }),
    },
  };
};

/** `null` in a step's data says that a question was left unanswered, also one that the example answers. */
const answered = (answers: Answers): Answers =>
  Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== null));
