/** An example that a form would turn down is found, each answer by itself and said once. */
import type { FormDefinition } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { calendarOf } from '../compile-pack.js';
import { smallPack } from '../small-pack.fixture.js';
import { examplesAreAnswers } from './examples-are-answers.js';

const form: FormDefinition = {
  key: 'visit',
  schema: {
    type: 'object',
    title: 'A visit',
    properties: {
      kind: { type: 'string', title: 'Kind', oneOf: [{ const: 'first', title: 'First' }] },
      people: { type: 'array', title: 'People', minItems: 1, items: { type: 'string', title: 'Person', minLength: 2 } },
      days: { type: 'integer', title: 'Days', maximum: 7 },
    },
    required: ['kind'],
    additionalProperties: false,
  },
  layout: {
    title: 'A visit',
    fills: ['sw'],
    signOffs: [],
    sections: [{ key: 'one', title: 'One', questions: ['kind', 'people', 'days'] }],
    questions: {
      kind: { errorName: 'the kind of visit', widget: 'radios' },
      people: { errorName: 'people' },
      days: { errorName: 'how many days' },
    },
    sources: [],
  },
  examples: {},
};

const found = (examples: FormDefinition['examples']): (readonly [string, string])[] => {
  const pack = { ...smallPack, forms: { visit: { ...form, examples } } };
  return examplesAreAnswers({ pack, calendar: calendarOf(pack) }).map(({ path, sentence }) => [path, sentence]);
};

describe('examples-are-answers', () => {
  it('takes answers as the form does', () => {
    expect(found({ complete: { kind: 'first', people: ['Ann'], days: 7 }, short: { kind: 'first' } })).toEqual([]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, string, string]>([
    ['a choice that is gone', { kind: 'second' }, 'kind', 'Select the kind of visit'],
    ['an answer of another kind, once', { kind: [{}] }, 'kind', 'The kind of visit is not in the form expected here'],
    ['too few', { people: [] }, 'people', 'Add at least 1 to people'],
    ['a row', { people: ['Ann', 'B'] }, 'people/1', 'People must be 2 characters or more'],
    ['a number that is too large', { days: 8 }, 'days', 'How many days must be 7 or less'],
  ])('finds %s, in whichever example', (_what, answers, at, why) => {
    const question = at.split('/')[0];
    expect(found({ complete: { kind: 'first' }, other: answers })).toEqual([
      [
        `forms/visit/examples.json#/other/${at}`,
        `The form does not take what the example \`other\` answers to \`${question}\`: ${why}.`,
      ],
    ]);
  });
});
