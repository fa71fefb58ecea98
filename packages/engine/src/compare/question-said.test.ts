/** Every change of a question is said by what it is, inside lists and groups as well. */
import type { Question } from '@homeward/definition';
import { expect, it } from '@jest/globals';
import { questionSaid } from './question-said.js';

const row = (properties: Record<string, Question>, required: string[] = []): Question => ({
  type: 'array',
  title: 'People',
  items: { type: 'object', properties, required },
});
const name: Question = { type: 'string', title: 'Name', maxLength: 80 };
const age: Question = { type: 'integer', title: 'Age', minimum: 0 };
const choice = (...titles: string[]): Question => ({
  type: 'string',
  title: 'Choice',
  oneOf: titles.map((title) => ({ const: title, title })),
});

it.each<[string, Question, Question, readonly string[]]>([
  ['a limit', name, { ...name, maxLength: 20 }, ['Q: the most characters is now 20; it was 80.']],
  ['a limit that is gone', age, { type: 'integer', title: 'Age' }, ['Q: the least is now not limited; it was 0.']],
  ['choices in another order', choice('A', 'B'), choice('B', 'A'), ['Q: its choices stand in another order.']],
  [
    'choices that come and go',
    choice('A', 'B'),
    choice('B', 'C'),
    ['Q: new choices: "C".', 'Q: choices that are gone: "A".'],
  ],
  ['a question inside a list', row({ name }), row({ name, age }), ['Q now asks "Age" too.']],
  ['one that is gone', row({ name, age }), row({ name }), ['Q no longer asks "Age".']],
  [
    'one that changed',
    row({ name }),
    row({ name: { ...name, maxLength: 9 } }),
    ['Q, "Name": the most characters is now 9; it was 80.'],
  ],
  ['one that must be answered', row({ name }), row({ name }, ['name']), ['Q: "Name" must be answered now.']],
  ['one that need not be', row({ name }, ['name']), row({ name }), ['Q: "Name" need not be answered any longer.']],
])('says %s', (_what, was, is, said) => {
  expect(questionSaid('Q', was, is).map((one) => (typeof one === 'string' ? one : one.text))).toEqual(said);
});
