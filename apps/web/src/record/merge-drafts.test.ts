import { describe, expect, it } from '@jest/globals';
import { fromDraft, toDraft } from './draft-content';
import { mergeDrafts } from './merge-drafts';

describe('two people filling in one draft', () => {
  it('keeps what only one of them changed, from both', () => {
    expect(mergeDrafts({ venue: 'A' }, { venue: 'A', notes: 'mine' }, { venue: 'B' })).toEqual({
      answers: { venue: 'B', notes: 'mine' },
      conflicts: [],
      taken: ['venue'],
    });
  });
  it('takes an answer out that only they took out', () => {
    expect(mergeDrafts({ venue: 'A', notes: 'n' }, { venue: 'A', notes: 'n' }, { notes: 'n' }).answers).toEqual({
      notes: 'n',
    });
  });
  it('shows both texts where both changed the same answer', () => {
    const merged = mergeDrafts({ notes: 'old' }, { notes: 'mine' }, { notes: 'theirs' });
    expect(merged.conflicts).toEqual([{ question: 'notes', mine: 'mine', theirs: 'theirs' }]);
    expect(merged.answers).toEqual({ notes: 'mine' });
  });
  it('sees no conflict where both typed the same', () => {
    expect(mergeDrafts({}, { people: [{ name: 'X' }] }, { people: [{ name: 'X' }] }).conflicts).toEqual([]);
  });
});

describe('a draft', () => {
  it('gives back the day and the reasons it was saved with', () => {
    const typed = { answers: { venue: 'A' }, day: '2026--', reasons: { tooEarly: 'The child asked' } };
    expect(fromDraft(toDraft(typed))).toEqual(typed);
    expect(fromDraft({})).toEqual({ answers: {}, day: undefined, reasons: {} });
  });
});
