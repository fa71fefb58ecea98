/** Turns what a schema has against a value into sentences for a process owner. */
import type { z } from 'zod';
import { didYouMean } from './nearest-name.js';
import { type Json, pointerStep } from './parse-json.js';
import type { Problem } from './problem.js';

/** A file that is wrong in more places than this is wrong altogether. */
const MOST_PROBLEMS = 200;

type Issue = z.core.$ZodIssue;

/**
 * Checks a parsed file against its schema.
 *
 * @param file the path shown in problems, e.g. `processes/child-permanence/events.json`
 * @returns the parsed value with defaults filled in, or problems of check `schema`, in the order of the schema
 */
export const parseWith = <T>(
  schema: z.ZodType<T>,
  value: Json,
  file: string,
): { value: T } | { problems: Problem[] } => {
  const result = schema.safeParse(value, { error: knownKeysAsMessage });
  if (result.success) return { value: result.data };
  const problems = result.error.issues
    .slice(0, MOST_PROBLEMS)
    .flatMap((issue) => toProblems(issue, [], { value, file }));
  const left = result.error.issues.length - MOST_PROBLEMS;
  if (left > 0) problems.push(problemAt(file, [], `This file has ${left} more problems.`));
  return { problems };
};

/** Something that reads as `parseWith` does: a draft's reader remembers what it read of the same value before. */
export type ParseWith = typeof parseWith;

/** zod says which keys it does not know, not which it does: the map of messages is the one place where the schema itself can be seen. */
const knownKeysAsMessage = (issue: z.core.$ZodRawIssue): string => {
  if (issue.code !== 'unrecognized_keys') return '';
  const definition: unknown = issue.inst?._zod.def;
  const shape =
    typeof definition === 'object' && definition !== null && 'shape' in definition ? definition.shape : undefined;
  return typeof shape === 'object' && shape !== null ? Object.keys(shape).join(' ') : '';
};

interface Read {
  readonly value: Json;
  readonly file: string;
}

const problemAt = (file: string, path: readonly PropertyKey[], sentence: string, suggestion?: string): Problem => ({
  check: 'schema',
  severity: 'error',
  path: `${file}#${path.map((step) => pointerStep(String(step))).join('')}`,
  sentence,
  ...(suggestion === undefined ? {} : { suggestion }),
});

const toProblems = (issue: Issue, above: readonly PropertyKey[], read: Read): Problem[] => {
  const path = [...above, ...issue.path];
  const say = (sentence: string, suggestion?: string): Problem[] => [problemAt(read.file, path, sentence, suggestion)];
  const found = valueAt(read.value, path);
  const name = nameOf(path);
  switch (issue.code) {
    case 'unrecognized_keys': {
      const known = issue.message.split(' ');
      return issue.keys.map((key) =>
        problemAt(
          read.file,
          [...path, key],
          `There is no \`${shorten(key)}\` here.`,
          didYouMean(key, known) ?? `What can stand here: ${listed(known)}.`,
        ),
      );
    }
    case 'invalid_type':
      return found === undefined
        ? say(`${name} is missing.`)
        : say(`${name} must be ${KINDS[issue.expected] ?? issue.expected}; it is ${inWords(found)}.`);
    case 'invalid_value': {
      const values = issue.values.map(String);
      if (found === undefined) return say(`${name} is missing.`, `It must be ${oneOf(values)}.`);
      return say(
        `${name} must be ${oneOf(values)}; it is ${inWords(found)}.`,
        typeof found === 'string' ? didYouMean(found, values) : undefined,
      );
    }
    case 'invalid_format':
      return say(
        `${name} ${issue.message === '' ? 'is not in the form expected here' : issue.message}; it is ${inWords(found)}.`,
      );
    case 'too_big':
      return say(`${name} ${tooMuch(issue.origin, issue.maximum)}.`);
    case 'too_small':
      return say(`${name} ${tooLittle(issue.origin, issue.minimum)}.`);
    case 'invalid_key': {
      const key = String(path.at(-1) ?? '');
      const first = issue.issues[0];
      const why =
        first?.code === 'too_big'
          ? `is too long: at most ${first.maximum} characters`
          : first === undefined || first.message === ''
            ? 'is not a name that can stand here'
            : first.message;
      return say(`The name \`${shorten(key)}\` ${why}.`);
    }
    case 'invalid_union':
      return unionProblems(issue, path, read);
    case 'custom':
      if (issue.message === '') return say(`${name} is not as it should be.`);
      // Said of the place itself ("is a day that does not exist"), or a whole sentence of its own.
      return say(/^(?:is|holds) /.test(issue.message) ? `${name} ${issue.message}.` : `${upperFirst(issue.message)}.`);
    case 'not_multiple_of':
      return say(`${name} must be a multiple of ${issue.divisor}.`);
    case 'invalid_element':
      return issue.issues.flatMap((inner) => toProblems(inner, path, read));
    default:
      return say(`${name} is not as it should be.`);
  }
};

/** Of the alternatives, the one that the value comes nearest to is the one that was meant: only what it lacks is said. */
const unionProblems = (issue: z.core.$ZodIssueInvalidUnion, path: readonly PropertyKey[], read: Read): Problem[] => {
  const found = valueAt(read.value, path);
  if (issue.errors.length === 0) {
    const values = 'options' in issue ? (issue.options ?? []).map(String) : [];
    const suggestion = typeof found === 'string' ? didYouMean(found, values) : undefined;
    if (found === undefined)
      return [problemAt(read.file, path, `${nameOf(path)} is missing.`, `It must be ${oneOf(values)}.`)];
    return [
      problemAt(read.file, path, `${nameOf(path)} must be ${oneOf(values)}; it is ${inWords(found)}.`, suggestion),
    ];
  }
  if (found === undefined) return [problemAt(read.file, path, `${nameOf(path)} is missing.`)];
  const nearest = issue.errors.reduce((best, branch) => (distance(branch) < distance(best) ? branch : best));
  if (nearest.every((inner) => inner.code === 'invalid_type' && inner.path.length === 0)) {
    const kinds = issue.errors.flatMap((branch) =>
      branch.flatMap((inner) =>
        inner.code === 'invalid_type' && inner.path.length === 0 ? [KINDS[inner.expected] ?? inner.expected] : [],
      ),
    );
    return [
      problemAt(
        read.file,
        path,
        `${nameOf(path)} must be ${[...new Set(kinds)].join(' or ')}; it is ${inWords(found)}.`,
      ),
    ];
  }
  return nearest.flatMap((inner) => toProblems(inner, path, read));
};

/** The wrong kind altogether is farthest; then keys that the alternative does not have or lacks; faults deeper inside say that the alternative fits. */
const distance = (branch: readonly Issue[]): number =>
  branch.reduce((sum, issue) => {
    if (issue.path.length === 0)
      return (
        sum + (issue.code === 'invalid_type' ? 1000 : issue.code === 'unrecognized_keys' ? 10 * issue.keys.length : 3)
      );
    return sum + (issue.path.length === 1 && (issue.code === 'invalid_type' || issue.code === 'invalid_value') ? 8 : 1);
  }, 0);

const KINDS: Readonly<Record<string, string>> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object in curly brackets',
  record: 'an object in curly brackets',
};

const valueAt = (value: Json, path: readonly PropertyKey[]): Json | undefined => {
  let here: Json | undefined = value;
  for (const step of path) {
    if (typeof here !== 'object' || here === null) return undefined;
    if (Array.isArray(here)) here = here[Number(step)];
    else here = Object.hasOwn(here, String(step)) ? here[String(step)] : undefined;
  }
  return here;
};

const nameOf = (path: readonly PropertyKey[]): string => {
  const last = path.at(-1);
  if (last === undefined) return 'This file';
  if (typeof last !== 'number') return `\`${shorten(String(last))}\``;
  const list = path.at(-2);
  return list === undefined ? `Entry ${last + 1}` : `Entry ${last + 1} of \`${shorten(String(list))}\``;
};

const inWords = (value: Json | undefined): string => {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'an object';
  return typeof value === 'string' ? `"${shorten(value)}"` : String(value);
};

const tooMuch = (origin: string, limit: number | bigint): string => {
  if (origin === 'string') return `is too long: at most ${limit} characters`;
  return origin === 'array' ? `has too many entries: at most ${limit}` : `must be ${limit} or less`;
};
const tooLittle = (origin: string, limit: number | bigint): string => {
  if (origin === 'string') return Number(limit) === 1 ? 'is empty' : `must be at least ${limit} characters long`;
  return origin === 'array'
    ? `needs at least ${limit} ${Number(limit) === 1 ? 'entry' : 'entries'}`
    : `must be ${limit} or more`;
};

const shorten = (text: string): string => (text.length > 60 ? `${text.slice(0, 57)}...` : text);
const listed = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');
const oneOf = (values: readonly string[]): string =>
  values.length === 1 ? `\`${values[0]}\`` : `one of ${listed(values)}`;
const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
