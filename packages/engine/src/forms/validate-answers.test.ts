/** What is wrong with an answer is said in the words of the form, on the server as in the browser. */
import { describe, expect, it } from '@jest/globals';
import type { World } from '../rules/world.js';
import { compileForm } from './compile-form.js';
import { validateAnswers } from './validate-answers.js';

const form = compileForm({
  key: 'panel',
  schema: {
    type: 'object',
    title: 'Panel',
    properties: {
      reference: { type: 'string', title: 'Reference', pattern: '^[A-Z]{2}$' },
      routes: {
        type: 'object',
        title: 'Routes',
        properties: {
          adoption: { type: 'string', title: 'Adoption', pattern: '^(considered|notAppropriate: .{3,50})$' },
        },
        required: ['adoption'],
        additionalProperties: false,
      },
    },
    required: ['routes'],
    additionalProperties: false,
  },
  layout: {
    title: 'Panel',
    fills: [],
    signOffs: [],
    sections: [{ key: 'all', title: 'All', questions: ['reference', 'routes'] }],
    questions: { reference: { errorName: 'the reference' }, routes: { errorName: 'the routes' } },
    sources: [],
  },
  examples: {},
});
const world: World = {
  vocabulary: { facts: {}, rules: {}, parameters: {} },
  day: '2026-06-18',
  facts: {},
  answers: {},
  state: {},
  documents: {},
  deadlines: {},
  roles: [],
};

describe('an answer that must be written in a certain way', () => {
  it.each([
    ['is taken when it is written so', { reference: 'AB', routes: { adoption: 'considered' } }, []],
    ['may give a reason', { routes: { adoption: 'notAppropriate: age and attachment' } }, []],
    [
      'is not taken without the reason',
      { routes: { adoption: 'notAppropriate' } },
      ['Enter adoption in the correct format'],
    ],
    ['is asked for when it is missing', { routes: {} }, ['Enter adoption']],
    [
      'is named as the form names it',
      { reference: 'a1', routes: { adoption: 'considered' } },
      ['Enter the reference in the correct format'],
    ],
  ])('%s', (_, answers, sentences) =>
    expect(validateAnswers(form, answers, world, true).problems.map(({ sentence }) => sentence)).toEqual(sentences),
  );
});
