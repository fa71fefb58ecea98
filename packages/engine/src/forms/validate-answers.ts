/** Validates answers and says what is wrong in the words of the form, on the server as in the browser. */
import type { Question } from '@homeward/definition';
import { isPlainDate } from '../calendar/plain-date.js';
import type { Answers } from '../command.js';
import type { AnswerProblem } from '../decision.js';
import { upperFirst } from '../rules/words.js';
import type { World } from '../rules/world.js';
import type { CompiledForm } from './compile-form.js';
import { questionsNow } from './effective-form.js';
import type { Fault } from './question-faults.js';

export interface Validated {
  /** The answers that apply. */
  readonly answers: Answers;
  readonly problems: readonly AnswerProblem[];
}

/**
 * @param complete false for a history from elsewhere: questions may be left unanswered, what is answered must still be of the right kind
 */
export const validateAnswers = (
  compiled: CompiledForm,
  answers: Answers,
  world: World,
  complete: boolean,
): Validated => {
  const { form } = compiled;
  const effective = questionsNow(form, answers, world);
  const faults = compiled.checks.faults(effective.answers, effective.questions, complete ? effective.required : []);
  const seen = new Set<string>();
  const problems: AnswerProblem[] = [];
  for (const fault of faults) {
    const problem = sayFault(fault, compiled);
    if (seen.has(problem.path)) continue;
    seen.add(problem.path);
    problems.push(problem);
  }
  return {
    answers: effective.answers,
    problems: problems.sort((a, b) => position(effective.questions, a) - position(effective.questions, b)),
  };
};

const position = (questions: readonly string[], problem: AnswerProblem): number => {
  const at = questions.indexOf(problem.question);
  return at < 0 ? questions.length : at;
};

/** What is wrong with one answer, in the words of the form. */
export const sayFault = (fault: Fault, { form }: CompiledForm): AnswerProblem => {
  const { path, extra } = fault;
  const steps = path.split('/').slice(1);
  const top = steps[0] ?? '';
  if (extra !== undefined && steps.length === 0)
    return { path: `/${extra}`, question: extra, sentence: `This form has no question ${extra}. Nothing was saved.` };
  const question = questionAt(form.schema.properties, steps);
  const layout = form.layout.questions[top];
  const name =
    steps.length > 1
      ? (question?.title ?? steps.at(-1) ?? top).toLowerCase()
      : (layout?.errorName ?? question?.title ?? top);
  return { path, question: top, sentence: sentence(fault, name, isChoice(question, layout?.widget), question) };
};

const isChoice = (question: Question | undefined, widget: string | undefined): boolean =>
  widget === 'radios' ||
  widget === 'checkboxes' ||
  widget === 'select' ||
  widget === 'yesno' ||
  question?.type === 'boolean' ||
  (question !== undefined && 'oneOf' in question && question.oneOf !== undefined);

/** The question at `/children/0/name` of a form. */
const questionAt = (properties: Record<string, Question>, steps: readonly string[]): Question | undefined => {
  let here: Record<string, Question> | undefined = properties;
  let question: Question | undefined;
  for (const step of steps) {
    if (/^\d+$/.test(step)) continue;
    question = here?.[step];
    here = inner(question);
  }
  return question;
};

const inner = (question: Question | undefined): Record<string, Question> | undefined => {
  if (question?.type === 'object') return 'properties' in question ? question.properties : undefined;
  if (
    question?.type === 'array' &&
    'items' in question &&
    question.items.type === 'object' &&
    'properties' in question.items
  )
    return question.items.properties;
  return undefined;
};

const sentence = (
  { keyword, limit, value }: Fault,
  name: string,
  choice: boolean,
  question: Question | undefined,
): string => {
  switch (keyword) {
    case 'required':
      return `${choice ? 'Select' : 'Enter'} ${name}`;
    case 'minLength':
      return limit === 1 ? `Enter ${name}` : `${upperFirst(name)} must be ${limit} characters or more`;
    case 'maxLength':
      return `${upperFirst(name)} must be ${limit} characters or fewer`;
    case 'minimum':
      return `${upperFirst(name)} must be ${limit} or more`;
    case 'maximum':
      return `${upperFirst(name)} must be ${limit} or less`;
    case 'minItems':
      return `Add at least ${limit} to ${name}`;
    case 'maxItems':
      return `${upperFirst(name)} can have ${limit} at most`;
    case 'format':
      return question !== undefined && 'format' in question && question.format === 'date' && !isPlainDate(value)
        ? `${upperFirst(name)} must be a real date and include a day, month and year`
        : `Enter ${name} in the correct format`;
    case 'pattern':
      return `Enter ${name} in the correct format`;
    case 'type':
      return question?.type === 'integer'
        ? `${upperFirst(name)} must be a whole number`
        : `${upperFirst(name)} is not in the form expected here`;
    default:
      return `Select ${name}`;
  }
};
