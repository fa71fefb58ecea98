import { describe, expect, test } from '@jest/globals';
import { deriveEventName, deriveKey } from './derive-key.js';
import type { DraftFiles } from './edit.js';
import { setPlaces } from './set-places.js';

const files: DraftFiles = {
  'grants.json': { grants: [{ when: 'a' }, { when: 'b' }, { may: 'read' }], roles: { sw: { title: 'Social worker' } } },
};

describe('wishes about places', () => {
  test('inside a list become one change of the list', () => {
    expect(
      setPlaces(files, [
        { place: 'grants.json#/grants/0/when', value: 'c' },
        { place: 'grants.json#/grants/1/when', value: undefined },
      ]),
    ).toEqual([{ file: 'grants.json', at: '/grants', after: [{ when: 'c' }, {}, { may: 'read' }] }]);
  });

  test('take several items out of a list, each the one that was meant', () => {
    expect(
      setPlaces(files, [
        { place: 'grants.json#/grants/0', value: undefined },
        { place: 'grants.json#/grants/1', value: undefined },
      ]),
    ).toEqual([{ file: 'grants.json', at: '/grants', after: [{ may: 'read' }] }]);
  });

  test('through objects alone stay where they are, and what stands already is no change', () => {
    expect(
      setPlaces(files, [
        { place: 'grants.json#/roles/tm', value: { title: 'Team manager' } },
        { place: 'grants.json#/roles/sw/title', value: 'Social worker' },
      ]),
    ).toEqual([{ file: 'grants.json', at: '/roles/tm', after: { title: 'Team manager' } }]);
  });
});

describe('names made of titles', () => {
  test.each([
    ['Wellbeing form', 'wellbeingForm', 'WELLBEING_FORM'],
    ['The child’s views (IRO)', 'theChildsViewsIRO', 'THE_CHILDS_VIEWS_IRO'],
    ['6 weeks', 'n6Weeks', 'N_6_WEEKS'],
    ['', 'new', 'NEW'],
    ['constructor', 'constructor2', 'CONSTRUCTOR'],
  ])('%s', (title, key, event) => {
    expect([deriveKey(title, []), deriveEventName(title, [])]).toEqual([key, event]);
  });

  test('are numbered when they are taken', () => {
    expect(deriveKey('Review', ['review', 'review2'])).toBe('review3');
  });
});
