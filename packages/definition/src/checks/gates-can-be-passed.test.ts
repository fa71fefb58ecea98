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

  it('is content when one of those who are named may record it', () => {
    expect(found({ [`${GATE}/overrideBy`]: ['iro', 'tm'] })).toEqual([]);
  });
});
