import { describe, expect, it } from '@jest/globals';
import { type Problem, withoutExplained } from './problem.js';

const found = (severity: Problem['severity'], path: string): Problem => ({
  check: 'limits-can-be-met',
  severity,
  path,
  sentence: 'It cannot always be met in time.',
});
const reason = (path: string) => ({ check: 'limits-can-be-met', path, because: 'The law says so.' });

describe('what a pack explains', () => {
  it('is counted apart', () =>
    expect(withoutExplained([found('warning', 'a#/1'), found('warning', 'a#/2')], [reason('a#/1')])).toEqual({
      problems: [found('warning', 'a#/2')],
      explained: [found('warning', 'a#/1')],
    }));

  it('is never an error', () => {
    const { problems, explained } = withoutExplained([found('error', 'a#/1')], [reason('a#/1')]);
    expect(explained).toEqual([]);
    expect(problems.map(({ severity, path }) => [severity, path])).toEqual([
      ['error', 'a#/1'],
      ['warning', 'authority.json#/explained/0'],
    ]);
  });

  it('has to be there: a reason for nothing is a warning', () =>
    expect(withoutExplained([], [reason('a#/1')]).problems.map(({ check }) => check)).toEqual(['explained']));
});
