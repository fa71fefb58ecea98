/** What the checks conclude about rules is what the engine finds when it evaluates them: random rules over random catalogues, on thousands of random cases. */
import { isGuess, type Pack, type Rule, type RuleScope, type Topic, topicOf } from '@homeward/definition';
import { evaluateRule, type World } from '@homeward/engine';
import { describe, expect, it } from '@jest/globals';
import { drawing } from './drawing.js';
import { randomPack } from './random-pack.js';
import { randomRule, type Wanted } from './random-rule.js';
import { randomWorld } from './random-world.js';
import { worldOfExample } from './world-of-example.js';

interface Catalogue {
  readonly pack: Pack;
  readonly scope: RuleScope;
  readonly rules: readonly Rule[];
  readonly worlds: readonly World[];
}

const catalogueOf = (seed: number, wanted: Wanted, rules: number, worlds: number): Catalogue => {
  const draw = drawing(seed);
  const plain = randomPack(draw);
  const scope: RuleScope = { process: plain.processes.process, forms: Object.values(plain.forms), extraAnswers: [] };
  const named = (pack: Pack, name: string): Pack => ({
    ...pack,
    rules: { ...pack.rules, [name]: { title: name, rule: randomRule(draw, pack, scope, wanted, 2) } },
  });
  const pack = ['one', 'two', 'three'].reduce(named, plain);
  return {
    pack,
    scope,
    rules: Array.from({ length: rules }, () => randomRule(draw, pack, scope, wanted)),
    worlds: Array.from({ length: worlds }, () => randomWorld(draw, pack)),
  };
};

const topicIn = ({ pack, scope }: Catalogue): Topic => topicOf(pack, scope, { left: 1_000_000 });
const show = (seed: number, world: World, ...rules: Rule[]): string =>
  JSON.stringify({ seed, rules, world: { ...world, vocabulary: undefined } });

const SEEDS = Array.from({ length: 30 }, (_, index) => index + 1);

describe('what is concluded of a rule', () => {
  it('that it is never true, never false or always true holds in every case', () => {
    const wrong: string[] = [];
    const claims = { never: 0, neverFalse: 0, always: 0 };
    for (const seed of SEEDS) {
      const catalogue = catalogueOf(seed, { independent: false }, 40, 150);
      for (const rule of catalogue.rules) {
        const topic = topicIn(catalogue);
        const never = topic.ask(topic.isTrue(rule)).kind === 'impossible';
        const neverFalse = topic.ask(topic.isFalse(rule)).kind === 'impossible';
        const always = topic.ask(topic.isNotTrue(rule)).kind === 'impossible';
        if (never) claims.never += 1;
        if (neverFalse) claims.neverFalse += 1;
        if (always) claims.always += 1;
        if (!never && !neverFalse && !always) continue;
        for (const world of catalogue.worlds) {
          const truth = evaluateRule(rule, world);
          if ((never && truth === true) || (neverFalse && truth === false) || (always && truth !== true))
            wrong.push(show(seed, world, rule));
        }
      }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(Object.values(claims).every((made) => made >= 50)).toBe(true);
  });

  it('that one shadows another, or that two are never true together, holds in every case', () => {
    const wrong: string[] = [];
    const claims = { shadowed: 0, apart: 0 };
    for (const seed of SEEDS) {
      const catalogue = catalogueOf(1000 + seed, { independent: false }, 24, 150);
      const truths = catalogue.rules.map((rule) => catalogue.worlds.map((world) => evaluateRule(rule, world)));
      for (const [index, earlier] of catalogue.rules.entries())
        for (const [other, later] of catalogue.rules.entries()) {
          if (other <= index) continue;
          const topic = topicIn(catalogue);
          const shadowed = topic.ask(topic.isTrue(later), topic.isNotTrue(earlier)).kind === 'impossible';
          const apart = topic.ask(topic.isTrue(later), topic.isTrue(earlier)).kind === 'impossible';
          if (shadowed) claims.shadowed += 1;
          if (apart) claims.apart += 1;
          if (!shadowed && !apart) continue;
          for (const [at, world] of catalogue.worlds.entries()) {
            if (truths[other]?.[at] !== true) continue;
            const first = truths[index]?.[at];
            if ((shadowed && first !== true) || (apart && first === true))
              wrong.push(show(1000 + seed, world, earlier, later));
          }
        }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(Object.values(claims).every((made) => made >= 200)).toBe(true);
  });

  it('an example of fields that do not hang together makes the rule what is claimed of it', () => {
    const wrong: string[] = [];
    const examples = { isTrue: 0, isFalse: 0, isNotTrue: 0 };
    for (const seed of SEEDS) {
      const catalogue = catalogueOf(2000 + seed, { independent: true }, 60, 0);
      for (const rule of catalogue.rules)
        for (const claim of ['isTrue', 'isFalse', 'isNotTrue'] as const) {
          const topic = topicIn(catalogue);
          const formula = topic[claim](rule);
          const example = topic.example(formula);
          expect(topic.ask(formula).kind).toBe(example === undefined ? 'impossible' : 'possible');
          // Of what is not understood (a whole list compared with another) nothing is claimed.
          if (example === undefined || [...example.keys()].some(isGuess)) continue;
          examples[claim] += 1;
          const world = worldOfExample(catalogue.pack, example);
          const truth = evaluateRule(rule, world);
          const isSo = claim === 'isTrue' ? truth === true : claim === 'isFalse' ? truth === false : truth !== true;
          if (!isSo) wrong.push(`${claim} ${JSON.stringify([...example])} ${show(2000 + seed, world, rule)}`);
        }
    }
    expect(wrong.slice(0, 3)).toEqual([]);
    expect(Object.values(examples).every((found) => found >= 1000)).toBe(true);
  });
});
