import { describe, expect, test } from '@jest/globals';
import { exampleDraft, packOfDraft } from './example-draft.js';
import { mentionsOf } from './mentions.js';

describe('where a draft names something', () => {
  const files = exampleDraft();
  const titles = (names: readonly string[], except: string) =>
    mentionsOf(files, packOfDraft(files), names, except).map(({ title }) => title);

  test('is said once for each element, in words', () => {
    expect(titles(['panel'], 'bodies/panel.json#')).toEqual(['First review', 'The review agreed the plan.']);
    expect(
      titles(['firstReview', 'due.firstReview'], 'processes/child-permanence/deadlines.json#/firstReview'),
    ).toEqual(['Book the first review']);
  });

  test('does not count the thing itself', () => {
    const at = 'trackers.json#/atRisk';
    expect(titles(['atRisk'], at)).toEqual([]);
    expect(titles(['atRisk'], 'rules.json#/atRisk')).toEqual(['No review yet']);
  });
});
