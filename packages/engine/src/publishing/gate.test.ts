import { describe, expect, it } from '@jest/globals';
import { EMPTY_REPORT } from '../replaying/replay-report.js';
import { type GateItemKey, gateIsOpen, type PublishCandidate, type PublishWish, publishGate } from './gate.js';

const group = {
  key: 'refused|PPM_HELD',
  event: 'PPM_HELD',
  why: 'refused' as const,
  sentence: 'There is no wellbeing form.',
  lacks: [],
  cases: [{ caseId: 'c', reference: 'AB', revision: 4, on: '2026-03-01' }],
};
const difference = {
  touches: 'limits' as const,
  kind: 'changed' as const,
  path: 'x',
  sentence: 'Other.',
  loosens: false,
};
const candidate: PublishCandidate = {
  version: 'abc',
  alreadyPublished: false,
  errors: 0,
  warnings: 1,
  walkthroughs: { of: 12, failing: [] },
  differences: [difference],
  replay: { ...EMPTY_REPORT, cases: 3, conforming: 2, breaks: [group] },
  authors: ['ann'],
  mayPublish: ['ann'],
  maySecond: ['ann', 'ben'],
};
const wish: PublishWish = {
  owner: 'ann',
  note: 'Reviews every four months.',
  startsOn: '2026-12-01',
  dealtWith: { [group.key]: 'stay' },
};
const left = (more: Partial<PublishCandidate>, other: Partial<PublishWish> = {}): GateItemKey[] =>
  publishGate({ ...candidate, ...more }, { ...wish, ...other }, '2026-11-28')
    .filter(({ met }) => !met)
    .map(({ key }) => key);

describe('the gate before a version', () => {
  it('opens when nothing is left', () => {
    expect(left({})).toEqual([]);
    expect(gateIsOpen(publishGate(candidate, wish, '2026-11-28'))).toBe(true);
  });

  it.each<[string, GateItemKey, Partial<PublishCandidate>, Partial<PublishWish>]>([
    ['nothing differs', 'changes', { differences: [] }, {}],
    ['the content is published', 'changes', { alreadyPublished: true }, {}],
    ['nothing differs', 'changes', { differences: [] }, {}],
    [
      'what was begun with has been published',
      'changes',
      { alreadyPublished: true, differences: [], confirms: true },
      {},
    ],
    ['there is a problem', 'problems', { errors: 1 }, {}],
    ['a walkthrough fails', 'walkthroughs', { walkthroughs: { of: 12, failing: ['adoption'] } }, {}],
    ['a case is not dealt with', 'nonconforming', {}, { dealtWith: {} }],
    ['nobody owns it', 'owner', {}, { owner: '' }],
    ['somebody else owns it', 'owner', {}, { owner: 'ben' }],
    ['there is no note', 'note', {}, { note: ' new ' }],
    ['it starts in the past', 'start', {}, { startsOn: '2026-11-27' }],
    ['it starts on no day', 'start', {}, { startsOn: '2026-02-30' }],
  ])('stays shut while %s', (_what, key, more, other) => {
    expect(left(more, other)).toEqual([key]);
  });

  it('asks for a re-run, and for what it found', () => {
    expect(left({ replay: undefined })).toEqual(['replay', 'nonconforming']);
  });

  it('asks for a second person, other than the owner, for what loosens and for nothing else', () => {
    const differences = [{ ...difference, loosens: true }];
    expect(left({ differences })).toEqual(['second']);
    expect(left({ differences }, { second: 'ann' })).toEqual(['second']);
    expect(left({ differences }, { second: 'somebody' })).toEqual(['second']);
    expect(left({ differences }, { second: 'ben' })).toEqual([]);
  });
});
