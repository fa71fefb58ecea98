/** The checks that need the engine: they count in the calendar, and answer forms. Run after those of the definition, on a pack without errors. */
import type { Problem } from '@homeward/definition';
import { examplesAreAnswers } from './examples-are-answers.js';
import { limitsCanBeMet } from './limits-can-be-met.js';
import type { PackInCalendar } from './pack-in-calendar.js';

export type DeepCheck = (pack: PackInCalendar) => readonly Problem[];

/** Every check by the name that its problems carry. */
export const DEEP_CHECKS: Readonly<Record<string, DeepCheck>> = {
  'examples-are-answers': examplesAreAnswers,
  'limits-can-be-met': limitsCanBeMet,
};

/** All problems, in the order of their places. */
export const runDeepChecks = (pack: PackInCalendar): Problem[] =>
  Object.values(DEEP_CHECKS)
    .flatMap((check) => [...check(pack)])
    .sort((one, other) => (one.path < other.path ? -1 : one.path > other.path ? 1 : 0));
