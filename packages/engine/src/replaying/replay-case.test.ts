import type { Pack, Process } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { compiledSmallPack, smallPack, smallProcess } from '../small-pack.fixture.js';
import { sideBySide } from './packs-side-by-side.js';
import { replayCase } from './replay-case.js';
import { ReplaySum } from './replay-report.js';
import { smallLife } from './small-life.fixture.js';

const before = compiledSmallPack();
const life = smallLife(before);
const against = (pack: Pack) => replayCase(sideBySide(before, compilePack(pack)), life, '2026-10-01');
const withProcess = (change: Partial<Process>): Pack => ({
  ...smallPack,
  processes: { childPermanence: { ...smallProcess, ...change } },
});
const { REVIEW_HELD, DOCUMENT_SUBMITTED } = smallProcess.events;
const { review1, reviewNext } = smallProcess.deadlines;
if (REVIEW_HELD === undefined || DOCUMENT_SUBMITTED === undefined || review1 === undefined || reviewNext === undefined)
  throw new Error('The small pack has lost something.');

describe('a whole history against another pack', () => {
  it('has time in it', () => {
    expect(life.entries.some(({ entry }) => entry.kind === 'time')).toBe(true);
  });

  it('conforms to its own, with nothing that differs', () => {
    expect(against(smallPack)).toEqual({
      caseId: 'case-1',
      conforms: true,
      entries: life.entries.length,
      differences: [],
    });
  });

  it('breaks at the entry that a new gate would have refused, and says what is lacking', () => {
    const gated = withProcess({
      events: {
        ...smallProcess.events,
        DOCUMENT_SUBMITTED: {
          ...DOCUMENT_SUBMITTED,
          gates: [
            {
              key: 'settledFirst',
              kind: 'hard',
              requires: { field: 'fact.settled', operator: '=', value: true },
              sentence: 'It is not known that the child is settled.',
              sources: [],
            },
          ],
        },
      },
    });
    const { conforms, broke, differences } = against(gated);
    expect({ conforms, differences }).toEqual({ conforms: false, differences: [] });
    expect(broke).toMatchObject({ event: 'DOCUMENT_SUBMITTED', document: 'REPORT', why: 'refused' });
    expect(broke?.lacks.length).toBeGreaterThan(0);
  });

  it('breaks where it would lead to another step', () => {
    const { chart } = smallProcess;
    const elsewhere = withProcess({
      chart: {
        ...chart,
        states: {
          ...chart.states,
          plan: {
            ...chart.states.plan,
            states: { ...chart.states.plan?.states, none: { meta: { title: 'No plan' } } },
          },
        },
      },
    });
    expect(against(elsewhere).broke).toMatchObject({
      event: 'REVIEW_HELD',
      why: 'state',
      sentence: 'It would lead to no other step; it led to “Plan agreed”.',
    });
  });

  it('breaks where a fact would no longer be recorded, and names it', () => {
    const silent = withProcess({
      events: { ...smallProcess.events, REVIEW_HELD: { ...REVIEW_HELD, facts: REVIEW_HELD.facts.slice(0, 2) } },
    });
    expect(against(silent).broke).toMatchObject({ why: 'facts', lacks: ['Primary plan'] });
  });

  it('breaks where a document would not have moved', () => {
    const { REPORT } = smallProcess.documents;
    if (REPORT === undefined) throw new Error('There is no report.');
    const locked = { field: 'state.care', operator: '=', value: 'lookedAfter' } as const;
    const still = withProcess({ documents: { REPORT: { ...REPORT, lockedWhen: locked } } });
    expect(against(still).broke).toMatchObject({ event: 'DOCUMENT_SUBMITTED', why: 'documents', lacks: ['Report'] });
  });

  it('does not break where a limit has other days: the limit has its own time, and shows as a difference', () => {
    const sooner = withProcess({
      deadlines: {
        ...smallProcess.deadlines,
        reviewNext: {
          ...reviewNext,
          components: {
            sixMonths: {
              title: '2 weeks after the last review',
              anchor: { fact: 'lastReviewHeldOn' },
              allow: { n: 2, unit: 'weeks', direction: 'forward' },
              source: 'ENG-REV-3',
              verified: true,
            },
          },
        },
      },
    });
    const { conforms, differences } = against(sooner);
    expect(conforms).toBe(true);
    const [limit] = differences.filter(({ touches, key }) => touches === 'limits' && key === 'reviewNext');
    // Two weeks after 10 September: a week overdue by 1 October, and the ladder was climbed on its own days.
    expect(limit).toMatchObject({ kind: 'changed', after: expect.stringContaining('overdue 2, due 2026-09-24') });
  });

  it('says who may do more or less today, also when only a rule that a grant names has changed', () => {
    const grants = (field: string): Pack => ({
      ...smallPack,
      rules: {
        ...smallPack.rules,
        mayRead: { title: 'May read', rule: { field, operator: 'notNull' } },
      },
      grants: {
        ...smallPack.grants,
        grants: [
          ...smallPack.grants.grants,
          { roles: ['parent'], may: 'read', resources: ['REPORT'], when: 'mayRead', sources: [] },
        ],
      },
    });
    const [one, other] = [compilePack(grants('fact.settled')), compilePack(grants('fact.primaryPlan'))];
    expect(replayCase(sideBySide(one, other), smallLife(one), '2026-10-01').differences).toEqual([
      { touches: 'permissions', key: 'parent read REPORT', kind: 'added' },
    ]);
  });

  it('is added up by what breaks it, whoever worked it out', () => {
    const gone = against(
      withProcess({ events: { ...smallProcess.events, REVIEW_HELD: { ...REVIEW_HELD, facts: [] } } }),
    );
    const [one, other] = [new ReplaySum(), new ReplaySum()];
    one.add('AB', gone);
    other.add('CD', { ...gone, caseId: 'case-2' });
    other.add('EF', against(smallPack));
    const sum = new ReplaySum();
    sum.addReport(other.report());
    sum.addReport(one.report());
    expect(sum.report()).toMatchObject({ cases: 3, conforming: 1, differing: 0 });
    expect(sum.report().breaks.map(({ cases }) => cases.map(({ reference }) => reference))).toEqual([['AB', 'CD']]);
  });
});
