import { describe, expect, test } from '@jest/globals';
import { addFactFromAnswer, canBecomeFact, factsFromQuestion, factsThatFit } from './answer-facts.js';
import { changesBetween } from './changes-between.js';
import { errorsOfDraft, exampleDraft, packOfDraft } from './example-draft.js';
import { readForm } from './form-files.js';
import {
  addInnerQuestion,
  innerQuestions,
  moveInnerQuestion,
  removeInnerQuestion,
  setInnerQuestion,
} from './inner-questions.js';
import { jsonAt } from './json-shapes.js';

describe('an answer that becomes a fact', () => {
  test('is taken by every action that asks the form, as a new fact of its type', () => {
    const files = exampleDraft();
    const added = addFactFromAnswer(files, packOfDraft(files), 'review', 'next');
    expect(added).toMatchObject({ fact: 'whenIsTheNextReview', label: 'When is the next review?' });
    expect(errorsOfDraft(added.files)).toEqual([]);
    const pack = packOfDraft(added.files);
    expect(pack.facts.whenIsTheNextReview).toMatchObject({ type: 'date' });
    expect(factsFromQuestion(pack, 'review', 'next')).toEqual([
      {
        fact: 'whenIsTheNextReview',
        label: 'When is the next review?',
        event: 'REVIEW_HELD',
        eventTitle: 'Record the review',
      },
    ]);
    // It may be left open, and then nothing becomes known.
    expect(pack.processes.childPermanence?.events.REVIEW_HELD?.facts.at(-1)).toMatchObject({
      when: { field: 'answer.next', operator: 'notNull' },
    });
  });

  test('fits facts of the same type and list', () => {
    const files = exampleDraft();
    const fits = (form: string, name: string) =>
      factsThatFit(files, packOfDraft(files), form, name).map(({ value }) => value);
    expect(fits('planningMeeting', 'preferred')).toEqual(['plan']);
    expect(fits('planningMeeting', 'considered')).toEqual(['routesConsidered']);
    expect(fits('planningMeeting', 'carersAgree')).toEqual(['carersAgree']);
    expect(canBecomeFact(files, 'planningMeeting', 'attendees')).toBe(false);
  });
});

describe('questions of each row of a list', () => {
  const names = (files: ReturnType<typeof exampleDraft>) =>
    (innerQuestions(files, 'planningMeeting', 'attendees') ?? []).map(
      ({ key, kind, isRequired }) => `${key} ${kind} ${isRequired}`,
    );
  const rows = (files: ReturnType<typeof exampleDraft>) =>
    jsonAt(readForm(files, 'planningMeeting').examples, 'complete', 'attendees');

  test('are added, changed and removed, the examples with them', () => {
    const files = exampleDraft();
    expect(names(files)).toEqual(['name text true', 'plan oneChoice false']);
    const added = addInnerQuestion(files, 'planningMeeting', 'attendees', {
      title: 'Was this person there throughout?',
      kind: 'yesNo',
      isRequired: true,
    });
    expect(names(added)).toEqual(['name text true', 'plan oneChoice false', 'wasThisPersonThereThroughout yesNo true']);
    expect(rows(added)).toEqual([{ name: 'Sam Smith', wasThisPersonThereThroughout: true }]);
    expect(errorsOfDraft(added)).toEqual([]);
    const asked = setInnerQuestion(added, 'planningMeeting', 'attendees', 'plan', { title: 'Plan', isRequired: true });
    expect(rows(asked)).toMatchObject([{ plan: 'ADOPTION' }]);
    expect(errorsOfDraft(asked)).toEqual([]);
    const moved = moveInnerQuestion(asked, 'planningMeeting', 'attendees', 'plan', -1);
    expect(names(moved)[0]).toBe('plan oneChoice true');
    expect(changesBetween(asked, moved)).toHaveLength(1);
    expect(moveInnerQuestion(moved, 'planningMeeting', 'attendees', 'plan', -1)).toEqual(moved);
    const gone = removeInnerQuestion(asked, 'planningMeeting', 'attendees', 'plan');
    expect(names(gone)).toEqual(['name text true', 'wasThisPersonThereThroughout yesNo true']);
    expect(errorsOfDraft(gone)).toEqual([]);
  });

  test('are none where each row is one answer', () => {
    expect(innerQuestions(exampleDraft(), 'planningMeeting', 'considered')).toBeUndefined();
    expect(innerQuestions(exampleDraft(), 'planningMeeting', 'carersAgree')).toBeUndefined();
  });
});
