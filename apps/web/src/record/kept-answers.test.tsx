import type { FormToFill } from '@homeward/contract';
import { afterEach, describe, expect, it } from '@jest/globals';
import { cleanup, render, screen } from '@testing-library/react';
import { practiceLayout, practiceSchema } from '../forms/practice-form.for-tests';
import { applicable } from './applicable';
import { KeptAnswers } from './kept-answers';

afterEach(cleanup);

const filling: FormToFill = {
  caseId: '00000000-0000-4000-8000-000000000001',
  childName: 'Rosalind',
  reference: 'AB',
  revision: 4,
  event: 'MEETING_HELD',
  document: null,
  title: 'Record the meeting',
  dayLabel: 'Date',
  form: { key: 'practice', schema: practiceSchema, layout: practiceLayout },
  surroundings: {
    today: '2026-03-02',
    rules: {},
    parameters: {},
    roles: [],
    record: { openedOn: '2026-01-05', state: {}, entered: {}, facts: {}, documents: {}, deadlines: {} },
  },
  prefill: [],
  draftKey: 'MEETING_HELD',
  draft: null,
  kept: [{ question: 'mood', title: 'How the child felt', value: 'Hopeful' }],
  due: null,
  dueWords: null,
  standing: 'open',
  roles: [],
  unlocks: [],
  reasonsNeeded: [],
  sources: [],
};

describe('an answer to a question that is no longer asked', () => {
  it('is shown with the words of the question', () => {
    render(<KeptAnswers filling={filling} />);
    expect(screen.getByRole('heading', { name: 'Answers to questions that are no longer asked' })).toBeTruthy();
    expect(screen.getByText('How the child felt').nextSibling?.textContent).toBe('Hopeful');
  });

  it('is no part of what is submitted', () => {
    expect(applicable(filling, { venue: 'Hertford', mood: 'Hopeful' }).answers).toEqual({ venue: 'Hertford' });
  });

  it('needs no words where there is none', () => {
    const { container } = render(<KeptAnswers filling={{ ...filling, kept: [] }} />);
    expect(container.textContent).toBe('');
  });
});
