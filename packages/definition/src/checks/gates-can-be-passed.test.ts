import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

const EVENTS = 'processes/child-permanence/events.json';
const GATE = `${EVENTS}#/PPM_HELD/gates/0`;

const found = (changes: Record<string, Json>): readonly unknown[] =>
  problemsAfter(changes).map(({ check, path, sentence }) => [check, path, sentence]);

describe('gates-can-be-passed', () => {
  it('finds a gate that only somebody could pass who may not record the event', () => {
    expect(found({ [`${GATE}/overrideBy`]: ['iro'] })).toEqual([
      [
        'gates-can-be-passed',
        `${GATE}/overrideBy`,
        'Nobody can pass this gate with a reason: of those who may, none may “Record the planning meeting”.',
      ],
    ]);
  });

  it('finds a gate that nobody is named for', () => {
    expect(found({ [`${GATE}/overrideBy`]: [] })).toEqual([
      [
        'gates-can-be-passed',
        `${GATE}/overrideBy`,
        'Nobody is named who may pass this gate with a reason, so it never opens for one.',
      ],
    ]);
  });

  it('finds a gate that asks for a role that nobody has who may record the event', () => {
    const shut = { field: 'actor.role', operator: 'in', value: ['iro'] };
    const gate = {
      key: 'onlyReviewers',
      kind: 'hard',
      requires: shut,
      sentence: 'Reviewers only.',
      sources: ['R-dale-1'],
    };
    expect(found({ [`${EVENTS}#/PPM_HELD/gates/1`]: gate })).toEqual([
      [
        'gates-can-be-passed',
        `${EVENTS}#/PPM_HELD/gates/1/requires`,
        'This gate is shut for everybody: whoever may “Record the planning meeting” holds none of the roles that it asks for.',
      ],
    ]);
    const asked = { ...gate, when: { field: 'fact.plan', operator: 'notNull' } };
    expect(found({ [`${EVENTS}#/PPM_HELD/gates/1`]: asked })).toEqual([]);
  });

  it('is content when one of those who are named may record it', () => {
    expect(found({ [`${GATE}/overrideBy`]: ['iro', 'tm'] })).toEqual([]);
  });
});
