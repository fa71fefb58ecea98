import { expect, it } from '@jest/globals';
import { insideSentence } from './inside-sentence';

it.each([
  ['Second review due', 'second review due'],
  ['Adoption', 'adoption'],
  ['Friends and Family', 'Friends and Family'],
  ['LAC Reviews', 'LAC Reviews'],
  ['', ''],
])('%s stands inside a sentence as it should', (title, inside) => {
  expect(insideSentence(title)).toBe(inside);
});
