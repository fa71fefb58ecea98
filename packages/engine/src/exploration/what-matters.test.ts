/** What counts as shown: only an answer of a rule, a transition, a fact or a question without which something else would have followed. */
import { chartGraph, type EventDefinition, type Process, type Rule } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { compilePack } from '../compile-pack.js';
import { questionsNow } from '../forms/effective-form.js';
import { newCase } from '../new-case.js';
import { smallPack, smallProcess } from '../small-pack.fixture.js';
import { alone } from './alone.js';
import { guardsThatMatter } from './asked-guards.js';
import { settleComparisons } from './compared-dates.js';
import { dayFor } from './day-for.js';
import { decidingWays, type Wanted } from './deciding-ways.js';
import { distinct } from './distinct.js';
import { hiddenBy } from './hidden-by.js';
import { knowing } from './known-by-event.js';
import type { Prepared } from './prepare.js';
import { formOf, noting } from './questions-of-day.js';
import { textsMatching } from './texts-matching.js';
import { timeAims } from './time-aims.js';
import { waySaid } from './way-said.fixture.js';
import { factsWouldDiffer } from './would-differ.js';

const is = (field: string, value: string | number | boolean): Rule => ({ field, operator: '=', value });
const asks = (rule: Rule) => ({ type: 'rule' as const, params: { rule } });

/** Two regions beside each other. */
const withChart = (one: object, two: object): Process => ({
  ...smallProcess,
  chart: {
    id: 'two',
    type: 'parallel',
    states: {
      one: { initial: 'a', states: { a: { on: { HELD: one } }, b: {} } },
      two: { initial: 'c', states: { c: { on: { HELD: two } }, d: {} } },
    },
  },
});
const AT_FIRST = { one: 'a', two: 'c' };
const mattering = (process: Process, known: Readonly<Record<string, string>>): string[] =>
  guardsThatMatter(process, AT_FIRST, 'HELD', knowing(smallPack, known)).map(({ pointer }) => pointer);
const AT = '/states/one/states/a/on/HELD';

describe('a guard', () => {
  const [c1, ltf] = [is('fact.legalStatus', 'C1'), is('fact.primaryPlan', 'LTF')];

  it('is asked only where no transition before it is taken', () => {
    const process = withChart([{ target: 'b', guard: asks(c1) }, { guard: asks(ltf) }], []);
    expect(mattering(process, { legalStatus: 'C1', primaryPlan: 'LTF' })).toEqual([`${AT}/0`]);
    expect(mattering(process, { legalStatus: 'E1', primaryPlan: 'LTF' })).toEqual([`${AT}/0`, `${AT}/1`]);
  });

  it('does not matter where the next transition leads to the same', () => {
    const process = withChart([{ target: 'b', guard: asks(c1) }, { target: 'b' }], []);
    expect(mattering(process, { legalStatus: 'C1' })).toEqual([]);
  });

  it('does not matter where it leads nowhere and another region takes the event', () => {
    const nowhere = { guard: asks(c1) };
    expect(mattering(withChart(nowhere, []), { legalStatus: 'C1' })).toEqual([AT]);
    expect(mattering(withChart(nowhere, { target: 'd' }), { legalStatus: 'C1' })).not.toContain(AT);
  });

  it('that leads nowhere is told apart where nothing else takes the event', () => {
    const process = withChart({}, { target: 'd', guard: asks(c1) });
    const edge = chartGraph(process.chart).edges.find(({ pointer }) => pointer === AT);
    if (edge === undefined) throw new Error('The chart has no such transition.');
    expect(waySaid(alone(smallPack, process, edge))).toBe('(not state.two = c or not fact.legalStatus = C1)');
    const always = withChart({}, {});
    const other = chartGraph(always.chart).edges.find(({ pointer }) => pointer === AT);
    if (other === undefined) throw new Error('The chart has no such transition.');
    expect(waySaid(alone(smallPack, always, other))).toBe('not state.two = c');
  });
});

describe('a fact that an event makes known', () => {
  const event = (when?: Rule): EventDefinition => ({
    title: 'Held',
    done: 'Held',
    group: 'reviews',
    sentBy: 'person',
    gates: [],
    facts: [{ fact: 'primaryPlan', value: { constant: 'LTF' }, ...(when === undefined ? {} : { when }) }],
    sources: [],
  });
  const dated = (value: string) => ({ primaryPlan: [{ value, from: '2026-01-01', revision: 0 }] });

  it('is missed where it was not known so before', () => {
    expect(factsWouldDiffer(event(), 0, dated('ADOPTION'), knowing(smallPack, {}))).toBe(true);
    expect(factsWouldDiffer(event(), 0, dated('LTF'), knowing(smallPack, {}))).toBe(false);
  });

  it('that it does not make known would be one too many', () =>
    expect(factsWouldDiffer(event(is('fact.settled', true)), 0, dated('LTF'), knowing(smallPack, {}))).toBe(true));
});

describe('a question that is not asked', () => {
  it('is hidden by its own rule only where nothing else hides it', () => {
    const { review } = smallPack.forms;
    if (review === undefined) throw new Error('The small pack has no review.');
    const never: Rule = { combinator: 'or', rules: [] };
    const [section] = review.layout.sections;
    if (section === undefined) throw new Error('The review has no section.');
    const hidden = { ...review, layout: { ...review.layout, sections: [{ ...section, visibleWhen: never }] } };
    const by = (form: typeof review, name: string) => {
      const view = { ...knowing(smallPack, {}), answers: { number: 2 } };
      return hiddenBy(form, questionsNow(form, view.answers, view), view)(name);
    };
    expect(by(review, 'ppm')).toEqual({ own: true, around: false });
    expect(by(hidden, 'ppm')).toEqual({ own: false, around: false });
    expect(by(hidden, 'plan')).toEqual({ own: false, around: true });
  });
});

describe('whoever signs a form only in some cases', () => {
  it('is told where they need not, as well as where they must', () => {
    const { review } = smallPack.forms;
    if (review === undefined) throw new Error('The small pack has no review.');
    const signOffs = [{ role: 'sm', act: 'countersigns' as const, when: is('answer.number', 2), sources: [] }];
    const form = { ...review, layout: { ...review.layout, signOffs } };
    const compiled = compilePack({ ...smallPack, forms: { ...smallPack.forms, review: form } });
    const record = newCase(compiled, {
      id: 'AB',
      process: 'childPermanence',
      subjectRef: 'AB',
      openedOn: '2026-03-02',
      facts: {},
    });
    const seen = new Set<string>();
    const asked = (number: number) => formOf(compiled, record, '2026-03-02', form, { number }, false, noting(seen));
    expect(asked(2)[0]?.signedBy).toEqual(['sm countersigns']);
    expect(asked(1)[0]?.signedBy).toEqual([]);
    // What has been told once is not told again.
    expect(asked(2).concat(asked(1))).toEqual([]);
  });
});

describe('what is worth going to', () => {
  it('is of a list each value without the others', () => {
    const { review } = smallPack.forms;
    if (review === undefined) throw new Error('The small pack has no review.');
    const reasons = { type: 'array' as const, title: 'Reasons', items: { type: 'string' as const, title: 'Reason' } };
    const properties = { ...review.schema.properties, reasons };
    const pack = { ...smallPack, forms: { review: { ...review, schema: { ...review.schema, properties } } } };
    const rule: Rule = { field: 'answer.reasons', operator: 'in', value: ['health', 'contact'] };
    expect(decidingWays(pack, rule).map(waySaid)).toContain(
      'answer.reasons contains health and not answer.reasons contains contact',
    );
  });

  it('is of two days before, on and after', () => {
    const rule: Rule = {
      field: 'fact.review1HeldOn',
      operator: '<',
      value: 'fact.lastReviewHeldOn',
      valueSource: 'field',
    };
    expect(decidingWays(smallPack, rule).map(waySaid)).toContain('fact.review1HeldOn = fact.lastReviewHeldOn');
  });

  it('is another day of the week where a rule asks for one', () => {
    const monday = { condition: { field: 'weekday', operator: '=' as const, value: 1 }, truth: true };
    const compiled = compilePack(smallPack);
    expect(dayFor(compiled, [monday])).toEqual(['2026-03-02']);
    expect(dayFor(compiled, [{ ...monday, truth: false }])).toEqual(['2026-03-03']);
    expect(dayFor(compiled, [])).toEqual([]);
  });
});

describe('values that go together', () => {
  it('are texts of each kind that a pattern takes', () => {
    expect(textsMatching('^(considered|notAppropriate: .{3,500})$')).toEqual(['considered', 'notAppropriate: aaa']);
    expect(textsMatching('^[0-9]{2}-x?$')).toEqual(['00-']);
  });

  it('are days for several comparisons at once', () => {
    const before = (left: string, right: string, truth = true): Wanted => ({
      condition: { field: `fact.${left}`, operator: '<', value: `fact.${right}`, valueSource: 'field' },
      truth,
    });
    const given: Record<string, unknown> = {};
    const way = [before('review1HeldOn', 'becameLookedAfter'), before('lastReviewHeldOn', 'becameLookedAfter', false)];
    const more = [...way, before('becameLookedAfter', 'lastReviewHeldOn')];
    expect(settleComparisons(smallPack, given, new Map(), more, '2026-03-02', () => knowing(smallPack, {}))).toBe(true);
    const [first, mid, last] = [given.review1HeldOn, given.becameLookedAfter, given.lastReviewHeldOn].map(String);
    expect([first, mid, last]).toEqual([first, mid, last].toSorted());
    expect(new Set([first, mid, last]).size).toBe(3);
    const never = [...more, before('lastReviewHeldOn', 'review1HeldOn')];
    expect(settleComparisons(smallPack, {}, new Map(), never, '2026-03-02', () => knowing(smallPack, {}))).toBe(false);
  });
});

describe('aims', () => {
  it('that stand and do the same are one, which is gone for whichever of them is known', () => {
    const prepared = (given: string, shows?: string): Prepared => ({
      aim: { part: 'work', steps: [], way: [], ...(shows === undefined ? {} : { shows }) },
      setting: {
        dob: '2020-01-01',
        given: { primaryPlan: given },
        state: {},
        documents: {},
        tasks: [],
        links: {},
        alone: false,
      },
      steps: [],
      around: [],
      data: {},
    });
    const shows = (...aims: Prepared[]) => distinct(aims).map(({ aim }) => aim.shows);
    expect(shows(prepared('LTF', 'a'), prepared('ADOPTION', 'a'))).toEqual(['a', 'a']);
    expect(shows(prepared('LTF', 'a'), prepared('LTF', 'a'))).toEqual(['a']);
    expect(shows(prepared('LTF', 'a'), prepared('LTF'))).toEqual([undefined]);
    expect(shows(prepared('LTF'), prepared('LTF', 'a'))).toEqual([undefined]);
  });

  it('at a limit that runs out count from now', () => {
    const late = timeAims(smallPack, 'childPermanence', smallProcess).find(({ shows }) =>
      shows?.endsWith('/review1/onOverdue'),
    );
    expect(waySaid(late?.way ?? [])).toContain('fact.becameLookedAfter = 2026-03-02');
  });
});
