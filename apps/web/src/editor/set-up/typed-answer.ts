/** What stands in the fields of a question, and what is wrong with it before it is saved. */
import type { Authority, BodyDefinition, SetUpClause, SetUpQuestion, Word } from '@homeward/definition';

/** A number and an interval are what was typed; the rest is as it will be saved. */
export type Typed =
  | string
  | boolean
  | Word
  | BodyDefinition['cadence']
  | BodyDefinition['paperCutOff']
  | readonly string[]
  | readonly Authority['teams'][number][]
  | readonly Authority['closures'][number][]
  | readonly SetUpClause[];

export const questionId = ({ place }: SetUpQuestion): string => `set-up-${place.join('-')}`;

export const typedOf = (question: SetUpQuestion): Typed =>
  question.kind === 'number' ? (question.value === undefined ? '' : String(question.value)) : question.value;

const NUMBER = /^\d{1,6}$/;

/** @returns a sentence that says what to do, or undefined */
export const faultOfTyped = (question: SetUpQuestion, typed: Typed): string | undefined => {
  const { label, isOptional } = question;
  switch (question.kind) {
    case 'text':
      return isOptional !== true && (typeof typed !== 'string' || typed.trim() === '')
        ? `Enter an answer: ${label}`
        : undefined;
    case 'number':
      return (isOptional === true && typed === '') || (typeof typed === 'string' && NUMBER.test(typed))
        ? undefined
        : `Enter a whole number: ${label}`;
    case 'word':
      return isWord(typed) && typed.one.trim() !== '' ? undefined : `Enter a word: ${label}`;
    case 'roles':
      return question.place.at(-1) === 'chair' && Array.isArray(typed) && typed.length === 0
        ? `Choose at least one role: ${label}`
        : undefined;
    case 'teams':
      return isNamed(typed) ? undefined : 'Enter a name and a service for each team, and keep at least one team';
    case 'closures':
      return Array.isArray(typed) && typed.every((row) => isClosure(row) && row.date !== '' && row.name.trim() !== '')
        ? undefined
        : 'Enter the day and the reason of each closed day';
    case 'clauses':
      return Array.isArray(typed) && typed.every((row) => isClause(row) && row.rule.trim() !== '')
        ? undefined
        : 'Enter what each line says';
    default:
      return undefined;
  }
};

const isNamed = (typed: Typed): boolean =>
  Array.isArray(typed) &&
  typed.length > 0 &&
  typed.every((row) => isTeam(row) && row.title.trim() !== '' && row.service.trim() !== '');

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;
export const isWord = (value: unknown): value is Word => isRecord(value) && typeof value.one === 'string';
export const isTeam = (value: unknown): value is Authority['teams'][number] =>
  isRecord(value) && typeof value.title === 'string' && typeof value.service === 'string';
export const isClosure = (value: unknown): value is Authority['closures'][number] =>
  isRecord(value) && typeof value.date === 'string' && typeof value.name === 'string';
export const isClause = (value: unknown): value is SetUpClause =>
  isRecord(value) && typeof value.number === 'number' && typeof value.rule === 'string';
export const isCadence = (value: unknown): value is NonNullable<BodyDefinition['cadence']> =>
  isRecord(value) && typeof value.every === 'number';
export const isCutOff = (value: unknown): value is NonNullable<BodyDefinition['paperCutOff']> =>
  isRecord(value) && typeof value.n === 'number';
