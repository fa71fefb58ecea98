import { describe, expect, test } from '@jest/globals';
import type { DraftFiles } from './edit.js';
import { errorsOfDraft, exampleDraft, packOfDraft } from './example-draft.js';
import { readForm } from './form-files.js';
import { jsonAt, withJsonAt } from './json-shapes.js';
import { removeQuestion, renameQuestion } from './question-removal.js';
import { usesOfQuestion } from './question-uses.js';

const says = (files: DraftFiles, form: string, name: string) =>
  usesOfQuestion(files, packOfDraft(files), form, name).map((use) => `${use.kind}: ${use.says}`);

describe('what refers to a question', () => {
  test('is found in rules, facts, examples, walkthroughs, and under other answers', () => {
    expect(says(exampleDraft(), 'review', 'outcome')).toEqual([
      'rule: The rule “The review agrees the plan”',
      'example: The example “complete”',
      'walkthrough: The walkthrough “A first review”',
    ]);
    expect(says(exampleDraft(), 'planningMeeting', 'carersAgree')).toEqual([
      'reveal: The question “Why do they not agree?” is shown under one of its answers',
      'rule: An effect of “Record the planning meeting”',
      'fact: The fact “Carers agree” is taken from it',
      'example: The example “complete”',
    ]);
  });
});

describe('renaming a question', () => {
  test('changes every reference, and nothing that people read', () => {
    const files = exampleDraft();
    const renamed = renameQuestion(files, packOfDraft(files), 'planningMeeting', 'preferred', 'planOfChoice');
    if (!('files' in renamed)) throw new Error('shared');
    expect(errorsOfDraft(renamed.files)).toEqual([]);
    expect(JSON.stringify(renamed.files)).not.toContain('preferred"');
    expect(
      jsonAt(
        renamed.files['processes/child-permanence/chart.json'],
        'states',
        'planning',
        'states',
        'notStarted',
        'on',
        'PPM_HELD',
        'guard',
        'params',
        'rule',
        'field',
      ),
    ).toBe('answer.planOfChoice');
    expect(
      jsonAt(renamed.files['forms/planningMeeting/layout.json'], 'questions', 'considered', 'visibleWhen'),
    ).toEqual({
      field: 'answer.planOfChoice',
      operator: 'notNull',
    });
  });

  test('reaches named rules and walkthroughs', () => {
    const files = exampleDraft();
    const renamed = renameQuestion(files, packOfDraft(files), 'review', 'outcome', 'result');
    if (!('files' in renamed)) throw new Error('shared');
    expect(errorsOfDraft(renamed.files)).toEqual([]);
    expect(jsonAt(renamed.files['walkthroughs/first-review.json'], 'steps', 0, 'data')).toEqual({ result: 'agreed' });
    expect(jsonAt(renamed.files['rules.json'], 'reviewAgrees', 'rule', 'field')).toBe('answer.result');
  });

  test('is refused where a rule asks a question of the same name of another form', () => {
    const files: DraftFiles = {
      ...exampleDraft(),
      'forms/entry/schema.json':
        withJsonAt(exampleDraft()['forms/entry/schema.json'], ['properties', 'outcome'], {
          type: 'boolean',
          title: 'Outcome',
        }) ?? {},
    };
    expect(renameQuestion(files, packOfDraft(files), 'review', 'outcome', 'result')).toMatchObject({
      shared: [{ sharedWith: 'entry', says: 'The rule “The review agrees the plan”' }],
    });
  });
});

describe('removing a question', () => {
  test('takes along what only speaks of it, and lists the rules that still ask for it', () => {
    const files = exampleDraft();
    const { files: without, goesToo, leftBehind } = removeQuestion(files, packOfDraft(files), 'review', 'outcome');
    expect(goesToo.map(({ kind }) => kind)).toEqual(['example', 'walkthrough']);
    expect(leftBehind.map((use) => use.says)).toEqual(['The rule “The review agrees the plan”']);
    expect(readForm(without, 'review').schema).toMatchObject({ properties: { next: {} }, required: [] });
    expect(errorsOfDraft(without).map(({ path }) => path)).toContain('rules.json#/reviewAgrees/rule/field');
  });

  test('takes a fact out once though two of its parts come from the answer, and frees what was shown under it', () => {
    const at = 'processes/child-permanence/events.json';
    const files: DraftFiles = {
      ...exampleDraft(),
      [at]: withJsonAt(exampleDraft()[at], ['PPM_HELD', 'facts', 2, 'from'], { answer: 'carersAgree' }) ?? {},
    };
    const { files: without } = removeQuestion(files, packOfDraft(files), 'planningMeeting', 'carersAgree');
    expect(jsonAt(without[at], 'PPM_HELD', 'facts')).toEqual([
      { fact: 'plan', value: { answer: 'preferred' } },
      { fact: 'routesConsidered', value: { answer: 'considered' } },
    ]);
    expect(jsonAt(without['forms/planningMeeting/layout.json'], 'questions', 'carersReasons')).toEqual({
      errorName: 'why they do not agree',
    });
  });

  test('takes the section with it when nothing else is asked there', () => {
    let files = exampleDraft();
    for (const name of ['outcome', 'next'])
      files = removeQuestion(files, packOfDraft(exampleDraft()), 'review', name).files;
    expect(jsonAt(files['forms/review/layout.json'], 'sections')).toEqual([]);
  });
});
