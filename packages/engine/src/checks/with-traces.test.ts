import { CHECKS, type Pack, type Problem, runChecks } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { playStory } from '../story/play-story.js';
import { withTraces } from './with-traces.js';

type Transition = {
  target?: string;
  guard?: { type: 'rule'; params: { rule: { field: string; operator: '='; value: string } } };
};

/** The small pack with another way for care to end once the child is placed. */
const packWith = (careEnds: Transition | Transition[]): Pack => {
  const care = smallProcess.chart.states.care;
  const chart = {
    ...smallProcess.chart,
    states: {
      ...smallProcess.chart.states,
      care: {
        ...care,
        states: { ...care?.states, placed: { ...care?.states?.placed, on: { CARE_ENDED: careEnds } } },
      },
    },
  };
  return { ...smallPack, processes: { ...smallPack.processes, childPermanence: { ...smallProcess, chart } } };
};
const guard = (value: string): NonNullable<Transition['guard']> => ({
  type: 'rule',
  params: { rule: { field: 'state.care', operator: '=', value } },
});
const AT = 'processes/child-permanence/chart.json#/states/care/states/placed';

// The small pack is no whole pack: the check is asked itself, without those that would hold it back.
const traced = (pack: Pack, check: string): Problem | undefined =>
  withTraces(compilePack(pack), CHECKS[check]?.(pack) ?? []).find(
    (one) => one.check === check && one.path.startsWith(AT),
  );

describe('a trace', () => {
  it.each<[string, Transition | Transition[], string]>([
    ['a guard that can never hold', { target: 'ceased', guard: guard('edgeOfCare') }, 'rules-can-hold'],
    ['a state that nobody can leave', { target: 'ceased', guard: guard('edgeOfCare') }, 'someone-can-leave'],
    [
      'a transition that another takes first',
      [{ target: 'lookedAfter' }, { target: 'ceased' }],
      'transitions-not-shadowed',
    ],
  ])('leads to %s and fails there, and only there', (_, careEnds, check) => {
    const pack = packWith(careEnds);
    const trace = traced(pack, check)?.trace;
    expect(trace?.steps.map(({ event }) => event)).toEqual(['CHILD_BECAME_LOOKED_AFTER', 'PLACED', 'CARE_ENDED']);
    const { verdicts } = trace === undefined ? { verdicts: [] } : playStory(compilePack(pack), trace);
    expect(new Set(verdicts.filter(({ holds }) => !holds).map(({ step }) => step))).toEqual(new Set([3]));
    expect(verdicts.some(({ holds, step }) => holds && step === 2)).toBe(true);
  });

  it('is not given where nothing is wrong with going on', () => {
    const pack = packWith({ target: 'ceased' });
    expect(withTraces(compilePack(pack), runChecks(pack)).filter(({ trace }) => trace !== undefined)).toEqual([]);
  });
});
