import { describe, expect, test } from '@jest/globals';
import { errorsOfDraft, exampleDraft, packOfDraft } from './example-draft.js';
import { readForm } from './form-files.js';
import { jsonAt, listAt, textsAt } from './json-shapes.js';
import {
  addQuestion,
  changeQuestionKind,
  errorNameOf,
  moveQuestion,
  moveToSection,
  placeOfQuestion,
  setRequired,
} from './question-acts.js';
import { kindOfQuestion, QUESTION_KINDS } from './question-kinds.js';
import { addSection, moveSection, removeSection } from './section-acts.js';

const asked = { section: 'decision', isRequired: true, errorName: 'how the child is' } as const;

describe('a new question', () => {
  test.each(QUESTION_KINDS)('of the kind %s that must be answered leaves a pack without errors', (kind) => {
    const { files, name } = addQuestion(exampleDraft(), 'review', { ...asked, title: 'How is the child?', kind });
    expect(name).toBe('howIsTheChild');
    expect(errorsOfDraft(files)).toEqual([]);
    const { schema, layout } = readForm(files, 'review');
    expect(kindOfQuestion(jsonAt(schema, 'properties', name), jsonAt(layout, 'questions', name))).toBe(kind);
    expect(placeOfQuestion(files, 'review', name)).toEqual({ section: 0, position: 2 });
  });

  test('takes its choices from a code list, common ones included', () => {
    const { files, name } = addQuestion(exampleDraft(), 'review', {
      ...asked,
      title: 'Plan',
      kind: 'severalChoices',
      choices: { codes: 'plans' },
    });
    expect(jsonAt(readForm(files, 'review').examples, 'complete', name)).toEqual(['ADOPTION']);
    expect(packOfDraft(files).forms.review?.schema.properties[name]).toMatchObject({
      items: { oneOf: expect.arrayContaining([{ const: 'LTF', title: 'Long-term fostering' }]) },
    });
  });

  test('never takes the name of another, nor of its "why it is not known"', () => {
    const { name } = addQuestion(exampleDraft(), 'planningMeeting', {
      ...asked,
      section: 'plan',
      title: 'Preferred not known',
      kind: 'text',
    });
    expect(name).toBe('preferredNotKnown2');
  });

  test.each([
    ['Date of the meeting', 'date of the meeting'],
    ['How is the child?', 'how is the child'],
    ['CPR number', 'CPR number'],
  ])('called %j is called %j by error messages until somebody says otherwise', (title, name) => {
    expect(errorNameOf(title)).toBe(name);
  });
});

const order = (files: ReturnType<typeof exampleDraft>) =>
  listAt(readForm(files, 'planningMeeting').layout, 'sections').map((section) => textsAt(section, 'questions'));
const moved = (result: ReturnType<typeof moveQuestion>) => {
  if (!('files' in result)) throw new Error(result.because);
  return result.files;
};

describe('moving a question', () => {
  test('goes by one, and past the end of a section into the next', () => {
    const down = moved(moveQuestion(exampleDraft(), 'planningMeeting', 'preferred', 1));
    expect(order(down)[0]).toEqual(['considered', 'preferred']);
    const next = moved(moveQuestion(down, 'planningMeeting', 'preferred', 1));
    expect(order(next)).toEqual([['considered'], ['preferred', 'carersAgree', 'carersReasons', 'attendees']]);
    expect(errorsOfDraft(next)).toEqual([]);
    expect(order(moved(moveQuestion(next, 'planningMeeting', 'preferred', -1)))).toEqual(order(down));
  });

  test('says why it cannot', () => {
    expect(moveQuestion(exampleDraft(), 'planningMeeting', 'preferred', -1)).toEqual({
      because: 'It is the first question of the form.',
    });
    const one = moved(moveToSection(exampleDraft(), 'planningMeeting', 'considered', 1));
    expect(moveToSection(one, 'planningMeeting', 'preferred', 1)).toMatchObject({
      because: expect.stringContaining('the only question of the section “Plan”'),
    });
  });
});

describe('another kind of the same question', () => {
  test('keeps title, hint and place, and gives the examples an answer that fits', () => {
    const files = changeQuestionKind(exampleDraft(), 'planningMeeting', 'carersReasons', 'yesNo');
    expect(packOfDraft(files).forms.planningMeeting?.schema.properties.carersReasons).toEqual({
      type: 'boolean',
      title: 'Why do they not agree?',
    });
    const outcome = changeQuestionKind(exampleDraft(), 'review', 'outcome', 'date');
    expect(jsonAt(readForm(outcome, 'review').examples, 'complete', 'outcome')).toBe('2026-03-02');
  });

  test('can be asked for always, with an example, or be left open', () => {
    const files = setRequired(exampleDraft(), 'review', 'next', true);
    expect(packOfDraft(files).forms.review?.schema.required).toEqual(['outcome', 'next']);
    expect(jsonAt(readForm(files, 'review').examples, 'complete', 'next')).toBe('2026-03-02');
    expect(errorsOfDraft(files)).toEqual([]);
    expect(packOfDraft(setRequired(files, 'review', 'next', false)).forms.review?.schema.required).toEqual(['outcome']);
  });
});

describe('sections', () => {
  test('come with a first question, are moved, and go with their questions', () => {
    const added = addSection(exampleDraft(), 'planningMeeting', 'Wellbeing', {
      ...asked,
      title: 'Is the child well?',
      kind: 'yesNo',
    });
    expect(added).toMatchObject({ section: 'wellbeing', name: 'isTheChildWell' });
    expect(errorsOfDraft(added.files)).toEqual([]);
    const first = moveSection(added.files, 'planningMeeting', 2, 0);
    expect(order(first)).toEqual([['isTheChildWell'], ...order(exampleDraft())]);
    const gone = removeSection(first, packOfDraft(first), 'planningMeeting', 0);
    expect(order(gone.files)).toEqual(order(exampleDraft()));
    expect(gone.leftBehind).toEqual([]);
    expect(errorsOfDraft(gone.files)).toEqual([]);
  });
});
