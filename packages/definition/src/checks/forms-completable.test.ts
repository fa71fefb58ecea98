import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

type Changes = Record<string, Json | undefined>;
const SCHEMA = 'forms/planningMeeting/schema.json#';
const QUESTIONS = 'forms/planningMeeting/layout.json#/questions';
const EXAMPLE = 'forms/planningMeeting/examples.json#/complete';
const at = (field: string, operator: string, value: Json): Json => ({ field, operator, value });

describe('forms-completable', () => {
  it.each<[string, Changes, string, RegExp]>([
    [
      'a question that must be answered with at least nine and at most three letters',
      {
        'forms/entry/schema.json#/properties/note': { type: 'string', title: 'Note', minLength: 9, maxLength: 3 },
        'forms/entry/schema.json#/required': ['legalStatus', 'note'],
        'forms/entry/layout.json#/sections/0/questions/1': 'note',
        'forms/entry/layout.json#/questions/note': { errorName: 'the note' },
        'forms/entry/examples.json#/complete/note': 'Four',
        // Another way out of each state, so that only the form is at fault.
        'processes/child-permanence/chart.json#/states/care/states/edgeOfCare/on/CARE_ENDED': { target: 'ceased' },
      },
      'forms/entry/schema.json#/properties/note',
      /`note` must be answered, and no answer to it is valid/,
    ],
    [
      'more different choices wanted than there are',
      {
        [`${SCHEMA}/properties/considered/minItems`]: 4,
        [`${QUESTIONS}/considered/requiredWhen`]: at('answer.preferred', '=', 'LTF'),
      },
      `${SCHEMA}/properties/considered`,
      /no answer to it is valid/,
    ],
    [
      'a question that must be answered only while it is hidden',
      {
        [`${QUESTIONS}/considered/visibleWhen`]: at('answer.preferred', '=', 'LTF'),
        [`${QUESTIONS}/considered/requiredWhen`]: at('answer.preferred', '=', 'ADOPTION'),
      },
      `${QUESTIONS}/considered/requiredWhen`,
      /`considered` must be answered only while it is hidden/,
    ],
    [
      'a question that must be answered only after one that is hidden then',
      {
        [`${QUESTIONS}/considered/visibleWhen`]: at('answer.preferred', '=', 'LTF'),
        [`${QUESTIONS}/attendees/visibleWhen`]: at('answer.preferred', '=', 'ADOPTION'),
        [`${QUESTIONS}/attendees/requiredWhen`]: at('answer.considered', 'contains', 'LTF'),
      },
      `${QUESTIONS}/attendees/requiredWhen`,
      /`attendees` must be answered only after an answer that is never asked for/,
    ],
    [
      'a question that waits for one of a later section that waits for it',
      {
        [`${QUESTIONS}/considered/visibleWhen`]: at('answer.carersAgree', '=', true),
        [`${QUESTIONS}/carersAgree/visibleWhen`]: at('answer.considered', 'contains', 'LTF'),
        [`${QUESTIONS}/carersReasons/under`]: undefined,
      },
      `${QUESTIONS}/carersAgree/visibleWhen`,
      /`carersAgree` can never be asked/,
    ],
    [
      'a question that waits for its own answer',
      { [`${QUESTIONS}/attendees/visibleWhen`]: { field: 'answer.attendees', operator: 'notNull' } },
      `${QUESTIONS}/attendees/visibleWhen`,
      /`attendees` can never be asked/,
    ],
    [
      'a complete example without an answer that everybody must give',
      { [`${SCHEMA}/required`]: ['preferred', 'carersAgree'], [`${EXAMPLE}/carersAgree`]: undefined },
      EXAMPLE,
      /leaves out `carersAgree`, which must be answered/,
    ],
    [
      'a complete example without the reasons that its own answer asks for',
      { [`${SCHEMA}/required`]: ['preferred', 'carersReasons'], [`${EXAMPLE}/carersAgree`]: false },
      EXAMPLE,
      /leaves out `carersReasons`/,
    ],
    [
      'a complete example without what must be answered after one of several choices',
      {
        [`${QUESTIONS}/attendees/requiredWhen`]: at('answer.considered', 'contains', 'LTF'),
        [`${EXAMPLE}/attendees`]: undefined,
      },
      EXAMPLE,
      /leaves out `attendees`/,
    ],
  ])('finds %s', (_, changes, path, words) => {
    const problems = problemsAfter(changes);
    expect(new Set(problems.map((problem) => problem.check))).toEqual(new Set(['forms-completable']));
    expect(problems.find((problem) => problem.path === path)?.sentence).toMatch(words);
  });

  it.each<[string, Changes]>([
    [
      'a complete example without what another case would be asked',
      {
        [`${QUESTIONS}/attendees/requiredWhen`]: { field: 'fact.plan', operator: 'notNull' },
        [`${EXAMPLE}/attendees`]: undefined,
      },
    ],
    [
      'a complete example without what a reason may stand for',
      {
        [`${SCHEMA}/required`]: ['preferred', 'carersAgree'],
        [`${QUESTIONS}/carersAgree/notKnown`]: true,
        [`${EXAMPLE}/carersAgree`]: undefined,
      },
    ],
    [
      'a complete example whose answer to a hidden question would ask for more',
      {
        [`${QUESTIONS}/carersAgree/visibleWhen`]: at('answer.preferred', '=', 'LTF'),
        [`${SCHEMA}/required`]: ['preferred', 'carersReasons'],
        [`${EXAMPLE}/carersAgree`]: false,
      },
    ],
    [
      'a question that waits for a fact or for one that waits for it',
      {
        [`${QUESTIONS}/considered/visibleWhen`]: {
          combinator: 'or',
          rules: [at('answer.carersAgree', '=', true), { field: 'fact.plan', operator: 'notNull' }],
        },
        [`${QUESTIONS}/carersAgree/visibleWhen`]: at('answer.considered', 'contains', 'LTF'),
      },
    ],
  ])('lets %s stand', (_, changes) => expect(problemsAfter(changes)).toEqual([]));
});
