import { describe, expect, it } from '@jest/globals';
import { problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';

const PANEL = 'bodies/panel.json#';
const sources = ['R-dale-1'];

const found = (changes: Record<string, Json>): readonly unknown[] =>
  problemsAfter(changes).map(({ check, path, sentence }) => [check, path, sentence]);

describe('chairs-may-record', () => {
  it('finds a chair who may do nothing of what the body does', () => {
    expect(found({ [`${PANEL}/chair`]: ['tm'] })).toEqual([
      [
        'chairs-may-record',
        `${PANEL}/chair`,
        'Permanence panel is chaired by Team manager, who may do nothing of what it does: “Record the review”.',
      ],
    ]);
  });

  it('asks no more than one act, of one of those who chair', () => {
    expect(found({ [`${PANEL}/chair`]: ['tm'], [`${PANEL}/events`]: ['REVIEW_HELD', 'PPM_HELD'] })).toEqual([]);
    expect(found({ [`${PANEL}/chair`]: ['tm', 'iro'] })).toEqual([]);
  });

  it('lets no deputy stand in for a chair who never may', () => {
    expect(found({ [`${PANEL}/chair`]: ['tm'], [`${PANEL}/deputies`]: ['iro'] })).toHaveLength(1);
  });

  it('is content with a chair who signs beside whoever writes it down', () => {
    const signs = (role: string): Json => ({ role, act: 'signs', sources });
    const signed = { 'forms/review/layout.json#/signOffs': [signs('iro'), signs('tm')] };
    expect(found({ ...signed, [`${PANEL}/chair`]: ['tm'] })).toEqual([]);
  });

  it('says nothing of a body that nobody chairs, or that does nothing', () => {
    expect(found({ [`${PANEL}/chair`]: [] })).toEqual([]);
    expect(found({ [`${PANEL}/chair`]: ['tm'], [`${PANEL}/events`]: [] })).toEqual([]);
  });

  it('says nothing of a hearing outside the authority, which somebody here writes down', () => {
    const outside = { 'grants.json#/roles/reporter': { title: 'Reporter', scope: 'external', sources } };
    expect(found({ ...outside, [`${PANEL}/chair`]: ['reporter'] })).toEqual([]);
  });

  it('leaves acts that nobody may record to the check of grants', () => {
    const checks = problemsAfter({
      'grants.json#/grants/1/events': ['PPM_HELD'],
      [`${PANEL}/chair`]: ['tm'],
    }).map(({ check }) => check);
    expect(checks).toContain('grants-cover-events');
    expect(checks).not.toContain('chairs-may-record');
  });
});
