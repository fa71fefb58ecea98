import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

const EVENTS = 'processes/child-permanence/events.json';
const gate = { key: 'carersAsked', kind: 'hard', requires: 'isLookedAfter', sentence: 'x', sources: ['R-dale-1'] };

describe('named-once', () => {
  it.each<[string, Record<string, Json>, string, string, RegExp]>([
    [
      'a team whose key another has',
      { 'authority.json#/teams/1': { key: 'north', title: 'The other team', service: 'Care' } },
      'error',
      'authority.json#/teams/1/key',
      /Two teams have the key `north`/,
    ],
    [
      'a day that is closed twice',
      {
        'authority.json#/closures': [
          { date: '2026-12-29', name: 'Closed' },
          { date: '2026-12-29', name: 'Closed again' },
        ],
      },
      'warning',
      'authority.json#/closures/1/date',
      /2026-12-29 is written down as closed already/,
    ],
    [
      'somebody who sits twice',
      { 'bodies/panel.json#/members/1': { role: 'tm', mandatory: false } },
      'warning',
      'bodies/panel.json#/members/1/role',
      /`tm` sits on this body already/,
    ],
    [
      'two gates under one key',
      { [`${EVENTS}#/PPM_HELD/gates/1`]: gate },
      'error',
      `${EVENTS}#/PPM_HELD/gates/1/key`,
      /a reason given for one would pass both/,
    ],
    [
      'two actions of one title',
      { [`${EVENTS}#/REVIEW_HELD/title`]: 'Record the planning meeting' },
      'warning',
      `${EVENTS}#/REVIEW_HELD/title`,
      /Another action has the same title/,
    ],
    [
      'a choice that stands twice',
      { 'forms/review/schema.json#/properties/outcome/oneOf/2': { const: 'agreed', title: 'Agreed again' } },
      'error',
      'forms/review/schema.json#/properties/outcome/oneOf/2',
      /The choice "agreed" stands here already/,
    ],
  ])('finds %s', (_what, changes, severity, path, sentence) => {
    expect(problemsAfter(changes)).toMatchObject([
      { check: 'named-once', severity, path, sentence: expect.stringMatching(sentence) },
    ]);
  });
});
