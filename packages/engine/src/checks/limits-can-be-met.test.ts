import type { BodyDefinition, Component, DeadlineDefinition, Pack } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { addDays } from '../calendar/plain-date.js';
import { startDaysOfEveryClass } from '../calendar/start-days.js';
import { CalendarExhausted, workingCalendar } from '../calendar/working-days.js';
import { compilePack } from '../compile-pack.js';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { limitsCanBeMet } from './limits-can-be-met.js';
import { obstacleFrom, reachOf } from './time-left.js';

const calendar = workingCalendar(smallPack.calendar);
const panel = (
  cadence: BodyDefinition['cadence'],
  paperCutOff: BodyDefinition['paperCutOff'] = null,
): BodyDefinition => ({
  title: 'Panel',
  members: [{ role: 'iro', mandatory: true }],
  chair: ['iro'],
  deputies: [],
  cadence,
  paperCutOff,
  quorum: null,
  agenda: [],
  decisions: [],
  circulation: [],
  events: ['REVIEW_HELD'],
  sources: [],
});

const review1 = smallProcess.deadlines.review1;
if (review1 === undefined) throw new Error('The small pack has lost its first review.');

/** The small pack with one limit, and with bodies that hold its reviews. */
const packWith = (
  allow: Component['allow'],
  bodies: Pack['bodies'],
  anchor: Component['anchor'] = { fact: 'becameLookedAfter' },
): Pack => {
  const component: Component = { title: 'The limit', anchor, allow, source: 'ENG-REV-1', verified: true };
  const limit: DeadlineDefinition = { ...review1, components: { only: component } };
  return {
    ...smallPack,
    bodies,
    processes: { childPermanence: { ...smallProcess, deadlines: { review1: limit } } },
  };
};
const found = (...pack: Parameters<typeof packWith>) => limitsCanBeMet(compilePack(packWith(...pack)));
const forward = (n: number, unit: Component['allow']['unit']): Component['allow'] => ({
  n,
  unit,
  direction: 'forward',
});

describe('limits-can-be-met', () => {
  it.each<[string, Component['allow'], Pack['bodies'], 'warning' | 'error', RegExp]>([
    [
      'a day that runs out on the weekend it begins on',
      forward(1, 'days'),
      {},
      'warning',
      /cannot always be met in time: counted from .* nobody works/,
    ],
    [
      'a long weekend: Christmas and the days around it',
      forward(3, 'days'),
      {},
      'warning',
      /counted from 25 December 2026 it is due on 28 December 2026, and nobody works/,
    ],
    [
      'a month, when the panel sits monthly and wants papers a week before',
      forward(28, 'days'),
      { panel: panel({ every: 1, unit: 'months' }, { n: 7, unit: 'days' }) },
      'error',
      /never be met.*wants its papers by.*and the next is on/,
    ],
    [
      'twelve working days, when the panel sits fortnightly and wants papers five working days before',
      forward(12, 'workingDays'),
      { panel: panel({ every: 2, unit: 'weeks' }, { n: 5, unit: 'workingDays' }) },
      'warning',
      /cannot always/,
    ],
    [
      'a bank holiday that moves the weekly panel past the day',
      forward(9, 'days'),
      { panel: panel({ every: 1, unit: 'weeks' }, { n: 1, unit: 'workingDays' }) },
      'warning',
      /cannot always/,
    ],
    [
      'two panels that are both too late',
      forward(10, 'days'),
      { one: panel({ every: 1, unit: 'months' }), two: panel({ every: 6, unit: 'weeks' }) },
      'error',
      /never/,
    ],
  ])('finds %s', (_, allow, bodies, severity, words) => {
    const problems = found(allow, bodies);
    expect(problems.map((problem) => [problem.check, problem.severity, problem.path])).toEqual([
      ['limits-can-be-met', severity, 'processes/child-permanence/deadlines.json#/review1/components/only/allow'],
    ]);
    expect(problems[0]?.sentence).toMatch(words);
  });

  it.each<[string, Component['allow'], Pack['bodies']]>([
    ['what falls on the day itself', forward(0, 'days'), {}],
    ['one working day', forward(1, 'workingDays'), {}],
    ['a week, longer than any rest', forward(1, 'weeks'), {}],
    [
      'six weeks for a monthly panel that wants papers a week before',
      forward(6, 'weeks'),
      { panel: panel({ every: 1, unit: 'months' }, { n: 7, unit: 'days' }) },
    ],
    [
      'a monthly panel beside one that sits when asked',
      forward(10, 'days'),
      { one: panel({ every: 1, unit: 'months' }), two: panel(null) },
    ],
    [
      'what a monthly panel leaves to others',
      forward(3, 'workingDays'),
      { panel: { ...panel({ every: 1, unit: 'months' }), chair: ['sw'], events: ['REVIEW_HELD', 'PLACED'] } },
    ],
    [
      'what is counted from the sitting itself',
      forward(3, 'workingDays'),
      { panel: { ...panel({ every: 1, unit: 'months' }), events: ['REVIEW_HELD', 'CHILD_BECAME_LOOKED_AFTER'] } },
    ],
  ])('says nothing of %s', (_, allow, bodies) => expect(found(allow, bodies)).toEqual([]));

  it('finds a limit that is over before it begins: counted back from a day that is known only when it has come', () => {
    const back = { n: 5, unit: 'workingDays', direction: 'back' } as const;
    expect(found(back, {}).map(({ severity, path }) => [severity, path])).toEqual([
      ['error', 'processes/child-permanence/deadlines.json#/review1/components/only/anchor'],
    ]);
    expect(found(back, {}, { entered: 'care.placed' })).toHaveLength(1);
    expect(found(back, {}, { latestOf: [{ fact: 'becameLookedAfter' }, { fact: 'dateOfBirth' }] })).toEqual([]);
  });

  it('warns of a limit counted back from a day that may be planned too near', () => {
    const back = { n: 10, unit: 'workingDays', direction: 'back' } as const;
    const plannedAhead = (days: number): Pack => {
      const pack = packWith(back, {}, { fact: 'nextReviewOn' });
      const review = smallProcess.events.REVIEW_HELD;
      if (review === undefined) throw new Error('The small pack has lost its reviews.');
      const gate: (typeof review.gates)[number] = {
        key: 'farEnough',
        kind: 'hard',
        requires: { field: 'daysUntil.nextReviewOn', operator: '>=', value: days },
        sentence: 'The next review is too near.',
        sources: [],
      };
      const planning = {
        ...review,
        gates: days < 0 ? [] : [gate],
        facts: [...review.facts, { fact: 'nextReviewOn', value: { answer: 'next' } }],
      };
      const process = pack.processes.childPermanence ?? smallProcess;
      return {
        ...pack,
        facts: {
          ...pack.facts,
          nextReviewOn: { type: 'date', label: 'Next review', sensitivity: 'ordinary', sources: [] },
        },
        processes: { childPermanence: { ...process, events: { ...process.events, REVIEW_HELD: planning } } },
      };
    };
    const said = (days: number) => limitsCanBeMet(compilePack(plannedAhead(days)));
    expect(said(13).map(({ severity, path }) => [severity, path])).toEqual([
      ['warning', 'processes/child-permanence/deadlines.json#/review1/components/only/allow'],
    ]);
    expect(said(13)[0]?.sentence).toMatch(/can be due before it begins: planned on .* for .* it is due on/);
    // Two weeks and the longest rest of the calendar are always enough; where the pack asks for nothing, people plan with sense.
    expect(said(21)).toEqual([]);
    expect(said(-1)).toEqual([]);
  });

  it.each([
    [{ n: 1, unit: 'days' }, []],
    [{ n: 3, unit: 'days' }, []],
    [{ n: 4, unit: 'days' }, []],
    [{ n: 1, unit: 'weeks' }, [panel({ every: 1, unit: 'weeks' })]],
    [{ n: 9, unit: 'days' }, [panel({ every: 1, unit: 'weeks' }, { n: 1, unit: 'workingDays' })]],
    [{ n: 20, unit: 'days' }, [panel({ every: 2, unit: 'weeks' }, { n: 3, unit: 'workingDays' })]],
    [{ n: 16, unit: 'workingDays' }, [panel({ every: 2, unit: 'weeks' }, { n: 5, unit: 'workingDays' })]],
    [{ n: 38, unit: 'days' }, [panel({ every: 1, unit: 'months' }, { n: 7, unit: 'days' })]],
    [{ n: 40, unit: 'days' }, [panel({ every: 1, unit: 'months' }, { n: 7, unit: 'days' })]],
    [{ n: 1, unit: 'months' }, [panel({ every: 4, unit: 'weeks' })]],
  ] as const)('says of the classes of start days what trying every day says: $0.n $0.unit', (counted, bodies) => {
    const sitting = bodies.map(({ cadence, paperCutOff }) => {
      if (cadence === null) throw new Error('Only bodies with a rhythm are looked at here.');
      return { cadence, paperCutOff };
    });
    const starts = startDaysOfEveryClass(calendar, reachOf(calendar, counted, sitting));
    let every = 0;
    let obstructed = 0;
    for (let day = smallPack.calendar.from; day <= smallPack.calendar.to; day = addDays(day, 1)) {
      const obstacle = tried(() => obstacleFrom(calendar, counted, sitting, day)?.why);
      if (obstacle === 'outside') continue;
      every += 1;
      if (obstacle !== undefined) obstructed += 1;
    }
    const inClasses = starts.filter((day) => obstacleFrom(calendar, counted, sitting, day) !== undefined).length;
    expect([inClasses > 0, inClasses === starts.length]).toEqual([obstructed > 0, obstructed === every]);
    expect(starts.length).toBeLessThan(every);
  });
});

const tried = (work: () => string | undefined): string | undefined => {
  try {
    return work();
  } catch (error) {
    if (error instanceof CalendarExhausted) return 'outside';
    throw error;
  }
};
