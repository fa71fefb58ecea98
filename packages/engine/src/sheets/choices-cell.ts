/** The choices of a question in one cell: the name of a code list, or its own, one in a line. */
import {
  choicesOf,
  codeListsOf,
  type DraftFiles,
  deriveKey,
  type Json,
  type JsonObject,
  type QuestionChoices,
  withChoices,
} from '@homeward/definition';

const LIST = /^list:\s*(\S+)$/i;

/** `list: plans`, or lines of `code = label`. */
export const choicesCell = (question: Json): string => {
  const choices = choicesOf(question);
  if (choices === undefined) return '';
  return 'codes' in choices
    ? `list: ${choices.codes}`
    : choices.own.map(({ code, label }) => `${code} = ${label}`).join('\n');
};

/** A line without a code gets one. @returns why it cannot be, in words */
export const readChoicesCell = (files: DraftFiles, text: string): QuestionChoices | string => {
  const codes = LIST.exec(text.trim())?.[1];
  if (codes !== undefined)
    return codeListsOf(files).some(({ key }) => key === codes)
      ? { codes }
      : `There is no code list “${codes.slice(0, 80)}”.`;
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  if (lines.length === 0) return 'A question with choices needs at least one.';
  const taken: string[] = [];
  const own = lines.map((line) => {
    const at = line.indexOf('=');
    const label = (at < 0 ? line : line.slice(at + 1)).trim();
    const code = at < 0 ? deriveKey(label, taken) : line.slice(0, at).trim();
    taken.push(code);
    return { code, label };
  });
  const twice = taken.find((code, index) => taken.indexOf(code) !== index);
  if (twice !== undefined) return `The code “${twice.slice(0, 60)}” is given to two choices.`;
  return own.some(({ code, label }) => code === '' || label === '')
    ? 'Write each choice in a line of its own, as code = label.'
    : { own };
};

/** @returns undefined for a question that offers no choices */
export const withChoicesOf = (question: JsonObject, choices: QuestionChoices): JsonObject | undefined =>
  choicesOf(question) === undefined ? undefined : withChoices(question, choices);
