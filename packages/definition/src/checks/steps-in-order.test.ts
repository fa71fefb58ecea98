import { describe, expect, it } from '@jest/globals';
import { bentFiles, problemsAfter } from '../example-pack.js';
import type { Json } from '../parse-json.js';
import { readGuards } from '../read-guards.js';

const FILE = 'walkthroughs/first-review.json';

const step = (n: number, on: string): Json => ({
  n,
  on,
  actor: 'iro',
  event: 'REVIEW_HELD',
  expect: { allowed: false },
});

const story = (steps: Json[]): Json => ({
  id: 'D02',
  authority: 'dale',
  title: 'Several reviews',
  calendar: 'england-and-wales',
  child: { ref: 'AB', dob: '2024-02-29' },
  actors: { iro: 'Reviewing officer' },
  steps,
});

const found = (steps: Json[]): readonly unknown[] =>
  problemsAfter({ [`${FILE}#/steps`]: steps }).map(({ check, severity, path, sentence }) => [
    check,
    severity,
    path,
    sentence,
  ]);

describe('steps-in-order', () => {
  it('finds two steps of one number', () => {
    expect(found([step(1, '2026-03-02'), step(2, '2026-03-03'), step(1, '2026-03-04')])).toEqual([
      [
        'steps-in-order',
        'error',
        `${FILE}#/steps/2/n`,
        'Two steps of this walkthrough have the number 1: nobody could tell which of them is meant.',
      ],
    ]);
  });

  it('finds a step that stands after one of a higher number', () => {
    expect(found([step(1, '2026-03-02'), step(3, '2026-03-03'), step(2, '2026-03-04')])).toEqual([
      ['steps-in-order', 'error', `${FILE}#/steps/2/n`, 'Step 2 of this walkthrough stands after step 3.'],
    ]);
  });

  it('finds a step that happens before the one above it', () => {
    expect(found([step(1, '2026-03-04'), step(2, '2026-03-03')])).toEqual([
      [
        'steps-in-order',
        'error',
        `${FILE}#/steps/1/on`,
        'Step 2 of this walkthrough happens on 2026-03-03, before the step above it (2026-03-04).',
      ],
    ]);
  });

  it('is content with several steps on one day, and with numbers that were left out', () => {
    expect(found([step(1, '2026-03-02'), step(2, '2026-03-02'), step(5, '2026-03-02')])).toEqual([]);
  });

  it('looks at every walkthrough of a file that holds several', () => {
    const scenarios = [story([step(1, '2026-03-02')]), story([step(2, '2026-03-02'), step(1, '2026-03-02')])];
    expect(problemsAfter({ 'walkthroughs/several.json': { scenarios } }).map(({ path }) => path)).toEqual([
      'walkthroughs/several.json#/scenarios/1/steps/1/n',
    ]);
  });

  it('looks at what exploring found as well', () => {
    const file = 'walkthroughs/guards/work.json';
    const files = bentFiles({ [file]: { scenarios: [story([step(1, '2026-03-03'), step(2, '2026-03-02')])] } });
    const { guards, problems } = readGuards(files);
    expect(problems.map(({ check, path }) => [check, path])).toEqual([
      ['steps-in-order', `${file}#/scenarios/0/steps/1/on`],
    ]);
    // It can be played all the same: the player goes by the days.
    expect(guards).toHaveLength(1);
  });
});
