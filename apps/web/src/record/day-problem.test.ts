import { describe, expect, it } from '@jest/globals';
import { dayName, dayProblem } from './day-problem';

const of = (day: string | undefined) => dayProblem(day, '2026-01-12', 'the date of the meeting');

describe('the day something happened', () => {
  it.each([
    [undefined, 'Enter the date of the meeting'],
    ['2026-01-', 'The date of the meeting must include a day'],
    ['2026--', 'The date of the meeting must include a day and a month'],
    ['26-01-12', 'Year must include 4 numbers'],
    ['2026-02-30', 'The date of the meeting must be a real date'],
    ['2026-01-13', 'The date of the meeting must be today or in the past'],
    ['2026-01-12', undefined],
  ])('%s: %s', (day, sentence) => {
    expect(of(day)).toBe(sentence);
  });
});

describe('how errors call it', () => {
  it.each([
    ['Date of the review', 'the date of the review'],
    ['The day it happened', 'the day it happened'],
    ['When did this happen?', 'the day it happened'],
  ])('%s is %s', (label, name) => {
    expect(dayName(label)).toBe(name);
  });
});
