/** A try-out is played anew each time: the clock brings what falls due, a changed pack shows at once, and what was tried becomes a walkthrough that holds. */
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { compiledSmallPack, smallPack } from '../small-pack.fixture.js';
import { playStory } from '../story/play-story.js';
import { asStory } from './as-story.js';
import { comingUp } from './coming.js';
import { type TryOutAct, type TryOutBeginning, traceOf, tryOut } from './try-out.js';

const compiled = compiledSmallPack();
const beginning: TryOutBeginning = {
  process: 'childPermanence',
  ref: 'AB',
  openedOn: '2026-03-02',
  facts: { dateOfBirth: '2020-06-10', sex: 'F' },
};
const cameIn: TryOutAct = {
  kind: 'record',
  role: 'sw',
  event: 'CHILD_BECAME_LOOKED_AFTER',
  answers: { ...smallPack.forms.becameLookedAfter?.examples.complete },
};
const review: TryOutAct = {
  kind: 'record',
  role: 'iro',
  event: 'REVIEW_HELD',
  answers: { ...smallPack.forms.review?.examples.complete },
};
const clock = (to: string): TryOutAct => ({ kind: 'clock', to });

describe('a try-out', () => {
  it('moves the case and says what happened and by which act', () => {
    const tried = tryOut(compiled, beginning, [cameIn, clock('2026-03-10')]);
    expect(tried).toMatchObject({ day: '2026-03-10', record: { state: { care: 'lookedAfter' }, revision: 1 } });
    expect(tried.happened.map(({ act, event }) => [act, event])).toEqual([[0, 'CHILD_BECAME_LOOKED_AFTER']]);
    expect(tried.stopped).toBeUndefined();
  });

  it('brings what falls due, each on its own day, and birthdays', () => {
    const tried = tryOut(compiled, beginning, [cameIn, clock('2026-06-30')]);
    const days = tried.happened.map(({ on }) => on);
    expect(days).toEqual([...days].sort());
    expect(tried.happened.map(({ event }) => event)).toEqual(expect.arrayContaining(['DEADLINE_OVERDUE', 'BIRTHDAY']));
    expect(tried.happened.every(({ decision, on }) => decision.entry.recordedOn === on)).toBe(true);
  });

  it('stops where an act is refused, says why, and keeps what was before', () => {
    const tried = tryOut(compiled, beginning, [cameIn, { ...cameIn }, clock('2026-06-30')]);
    expect(tried.stopped).toMatchObject({ act: 1, refusal: { refusal: 'not-open-now' } });
    expect(tried.record.revision).toBe(1);
    expect(tried.day).toBe('2026-03-02');
  });

  it('does not put the clock back', () => {
    expect(tryOut(compiled, beginning, [clock('2026-02-01')]).stopped?.sentence).toContain('cannot be put back');
  });

  it('leads elsewhere on a changed pack', () => {
    const changed = compilePack({
      ...smallPack,
      grants: {
        ...smallPack.grants,
        grants: smallPack.grants.grants.filter(({ events }) => events?.includes('CHILD_BECAME_LOOKED_AFTER') !== true),
      },
    });
    expect(tryOut(changed, beginning, [cameIn]).stopped?.refusal?.refusal).toBe('not-permitted');
  });

  it('says what comes next by itself', () => {
    const [next] = comingUp(compiled, tryOut(compiled, beginning, [cameIn]));
    expect(next).toMatchObject({ ref: 'AB', sentence: expect.stringContaining('First review') });
    const later = tryOut(compiled, beginning, [cameIn, clock(next?.on ?? '')]);
    expect(later.happened.at(-1)?.on).toBe(next?.on);
  });

  it('leaves the trace that the audit trail signs', () => {
    const lines = traceOf(tryOut(compiled, beginning, [cameIn, clock('2026-03-20'), review])).split('\n');
    expect(lines.map((line) => JSON.parse(line).event)).toEqual(
      expect.arrayContaining(['CHILD_BECAME_LOOKED_AFTER', 'REVIEW_HELD']),
    );
  });

  it('becomes a walkthrough that holds, and that fails where the pack changes', () => {
    const acts = [cameIn, clock('2026-03-20'), review, clock('2026-12-31')];
    const story = asStory(compiled, beginning, acts, { id: 'T01', title: 'A first review in time' });
    expect(story.steps.map(({ event }) => event)).toEqual(
      expect.arrayContaining(['CHILD_BECAME_LOOKED_AFTER', 'REVIEW_HELD', 'BIRTHDAY']),
    );
    const { verdicts } = playStory(compiled, story);
    expect(verdicts.filter(({ holds }) => !holds)).toEqual([]);
    expect(verdicts.length).toBeGreaterThan(5);
    const process = smallPack.processes.childPermanence;
    const review1 = process?.deadlines.review1;
    if (process === undefined || review1 === undefined) throw new Error('the fixture has changed');
    const slower = compilePack({
      ...smallPack,
      processes: {
        childPermanence: {
          ...process,
          deadlines: {
            ...process.deadlines,
            review1: {
              ...review1,
              components: Object.fromEntries(
                Object.entries(review1.components).map(([name, one]) => [
                  name,
                  { ...one, allow: { n: 25, unit: 'workingDays', direction: 'forward' } as const },
                ]),
              ),
            },
          },
        },
      },
    });
    expect(playStory(slower, story).verdicts.filter(({ holds }) => !holds)).not.toEqual([]);
  });
});
