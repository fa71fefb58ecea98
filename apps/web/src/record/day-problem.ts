/** What is wrong with the day something happened, in words; undefined when nothing is. */
import { isPlainDate } from '@homeward/engine';
import { lowerFirst, upperFirst } from '../forms/section-schema';
import { splitDate } from '../forms/theme/date-parts';

/** @param name how errors call it: "the date of the meeting" */
export function dayProblem(day: string | undefined, today: string, name: string): string | undefined {
  if (day === undefined) return `Enter ${name}`;
  const parts = splitDate(day);
  const missing = (['day', 'month', 'year'] as const).filter((part) => parts[part] === '');
  if (missing.length > 0) return `${upperFirst(name)} must include a ${missing.join(' and a ')}`;
  if (parts.year.length !== 4) return 'Year must include 4 numbers';
  if (!isPlainDate(day)) return `${upperFirst(name)} must be a real date`;
  if (day > today) return `${upperFirst(name)} must be today or in the past`;
  return undefined;
}

/** How errors call the day that a label asks for: "Date of the review" is "the date of the review"; what is asked as a question, the day it happened. */
export const dayName = (label: string): string =>
  label.endsWith('?') ? 'the day it happened' : /^the /i.test(label) ? lowerFirst(label) : `the ${lowerFirst(label)}`;
