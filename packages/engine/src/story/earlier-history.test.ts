/** What a story says of the time before its first step becomes dated facts, states and limits, or is named as unknown. */
import { describe, expect, it } from '@jest/globals';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { earlierHistory } from './earlier-history.js';

const pack = {
  ...smallPack,
  facts: {
    ...smallPack.facts,
    placement: { type: 'text' as const, label: 'Placement', sensitivity: 'ordinary' as const, sources: [] },
    careProceedingsStart: {
      type: 'date' as const,
      label: 'Proceedings',
      sensitivity: 'ordinary' as const,
      sources: [],
    },
  },
};
const openedOn = '2026-01-19';
const before = (given: Record<string, unknown>, knownBy?: string) =>
  earlierHistory(pack, smallProcess, given, knownBy === undefined ? { openedOn } : { openedOn, knownBy });

describe('the time before a story', () => {
  it('puts the case where its facts say it stood, whatever the order they are written in', () => {
    const { facts, states, problems } = before({ primaryPlan: 'LTF', lookedAfterSince: '2026-01-19' });
    expect(facts).toEqual([
      { fact: 'primaryPlan', value: 'LTF', from: '2026-01-19' },
      { fact: 'becameLookedAfter', value: '2026-01-19', from: '2026-01-19' },
    ]);
    // The small chart has no regions planning and reviews, so nothing is said of them.
    expect(states).toEqual({ care: 'lookedAfter' });
    expect(problems).toEqual([]);
  });

  it('keeps the day of each placement', () => {
    expect(
      before({
        placements: [
          { code: 'U3', start: '2026-01-19' },
          { code: 'U6', start: '2026-02-02' },
        ],
      }).facts,
    ).toEqual([
      { fact: 'placement', value: 'U3', from: '2026-01-19' },
      { fact: 'placement', value: 'U6', from: '2026-02-02' },
    ]);
  });

  it('knows a date that lies ahead from the start only where everything given was known', () => {
    expect(before({ careProceedings: '2026-09-07' }).facts[0]?.from).toBe('2026-09-07');
    expect(before({ careProceedings: '2026-09-07' }, '2026-03-02').facts[0]?.from).toBe('2026-01-19');
  });

  it('takes no more of one thing than a life holds', () => {
    const { facts, problems } = before({
      placements: Array.from({ length: 1001 }, () => ({ code: 'U6', start: openedOn })),
    });
    expect([facts, problems]).toEqual([[], ['placements holds more than 1000 values']]);
  });

  it('takes no word for a day', () => {
    const { facts, problems } = before({ lookedAfterSince: 'soon', careProceedings: '2026-02-30' });
    expect(facts).toEqual([]);
    expect(problems).toEqual([
      'lookedAfterSince is a date, and soon is none',
      'careProceedings is a date, and 2026-02-30 is none',
    ]);
  });

  it('lets a story say outright where the case stood', () => {
    expect(before({ lookedAfterSince: '2026-01-19', state: { care: 'placed', plan: 'agreed' } }).states).toEqual({
      care: 'placed',
      plan: 'agreed',
    });
  });

  it.each([
    [{ lookedAfterSinc: '2026-01-19' }, 'did you mean lookedAfterSince?'],
    [{ placementOrder: '2026-01-19' }, 'expected as placementOrderDate'],
    [{ state: { plan: 'agred' } }, 'did you mean agreed?'],
    [{ state: { plans: 'agreed' } }, 'did you mean plan?'],
    [{ deadlines: [{ key: 'reviewNxt', due: '2026-04-01' }] }, 'did you mean reviewNext?'],
    [{ deadlines: [{ key: 'reviewNext' }] }, 'without a due date'],
    [{ placements: [{ code: 'U3' }] }, 'neither a value'],
  ])('names what it does not understand in %j', (given, sentence) => {
    expect(before(given).problems.join()).toContain(sentence);
  });
});
