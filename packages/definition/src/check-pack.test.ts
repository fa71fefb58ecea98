import { describe, expect, it } from '@jest/globals';
import { CHECKS, checkPack } from './check-pack.js';
import { asTexts, bentFiles, exampleCommon, exampleFiles } from './example-pack.js';

const common = asTexts(exampleCommon());

/** A small generator of numbers (mulberry32), so that a failure can be played again from its seed. */
const numbersFrom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

type Mutation = (text: string, pick: (below: number) => number) => string;
const SWAPS = [
  'null',
  '[]',
  '{}',
  '-1e300',
  '"__proto__"',
  'true',
  '""',
  '[[[[]]]]',
  '"#a.b"',
  '{"rule":{"rule":"x"}}',
];

/** Somewhere a value begins or a key stands. */
const spotOf = (text: string, mark: RegExp, pick: (below: number) => number): number => {
  const spots = [...text.matchAll(mark)].map((match) => match.index);
  return spots.length === 0 ? 0 : (spots[pick(spots.length)] ?? 0);
};

const MUTATIONS: Readonly<Record<string, Mutation>> = {
  truncate: (text, pick) => text.slice(0, pick(text.length + 1)),
  'swap a value': (text, pick) => {
    const at = spotOf(text, /(?<=: )("[^"]*"|\d+|true|false)/g, pick);
    return (
      text.slice(0, at) + text.slice(at).replace(/^("[^"]*"|\d+|true|false)/, () => SWAPS[pick(SWAPS.length)] ?? 'null')
    );
  },
  'nest deep': (text, pick) => {
    const at = spotOf(text, /(?<=: )("[^"]*"|\d+)/g, pick);
    const depth = 1 + pick(3000);
    const [open, close] = [
      ['[', ']'],
      ['{"rules":[', ']}'],
      ['{"states":{"a":', '}}'],
    ][pick(3)] ?? ['[', ']'];
    return (
      text.slice(0, at) +
      text
        .slice(at)
        .replace(/^("[^"]*"|\d+)/, (value) => (open ?? '').repeat(depth) + value + (close ?? '').repeat(depth))
    );
  },
  'delete a line': (text, pick) => {
    const lines = text.split('\n');
    lines.splice(pick(lines.length), 1);
    return lines.join('\n');
  },
  'insert a prototype key': (text, pick) => {
    const at = spotOf(text, /(?<=\{\n)/g, pick);
    return `${text.slice(0, at)}"${['__proto__', 'constructor', 'prototype', 'toString'][pick(4)]}": {"polluted": 1},\n${text.slice(at)}`;
  },
  'say a line twice': (text, pick) => {
    const lines = text.split('\n');
    const at = pick(lines.length);
    lines.splice(at, 0, lines[at] ?? '');
    return lines.join('\n');
  },
  'rename a key': (text, pick) => {
    const at = spotOf(text, /"(?=[A-Za-z]+":)/g, pick);
    return `${text.slice(0, at + 1)}x${text.slice(at + 1)}`;
  },
  'repeat a piece': (text, pick) => {
    const at = pick(text.length);
    return text.slice(0, at) + text.slice(at, at + 200).repeat(pick(400)) + text.slice(at);
  },
};

describe('checking a pack', () => {
  it('finds nothing wrong with the example', () => {
    const { pack, problems } = checkPack(asTexts(exampleFiles()), common);
    expect(problems).toEqual([]);
    expect(pack).toBeDefined();
  });

  it('lists problems by place, the same each time, whatever the order of the files', () => {
    const files = bentFiles({
      'rules.json#/atRisk/rule/rules/1/field': 'fact.nothing',
      'bodies/panel.json#/sources': [],
      'facts.json#/plan/codes': 'none',
    });
    const { problems } = checkPack(files, common);
    expect(problems.length).toBeGreaterThan(2);
    expect(problems.map((problem) => problem.path)).toEqual(problems.map((problem) => problem.path).sort());
    expect(checkPack(Object.fromEntries(Object.entries(files).reverse()), common).problems).toEqual(problems);
  });

  it('runs checks whose problems carry their name', () => {
    const { pack } = checkPack(
      bentFiles({ 'bodies/panel.json#/sources': [], 'facts.json#/plan/codes': 'none' }),
      common,
    );
    for (const [name, check] of Object.entries(CHECKS))
      for (const problem of pack === undefined ? [] : check(pack)) expect(problem.check).toBe(name);
  });

  it('says only what is wrong with the reading while a part cannot be read', () => {
    const { pack, problems } = checkPack(bentFiles({ 'grants.json': undefined }), common);
    expect(pack).toBeUndefined();
    expect(problems.map((problem) => problem.path)).toEqual(['grants.json']);
  });

  const seed = Number(process.env.HOMEWARD_SEED ?? 20_260_302);
  it(`survives 200 mutations of its text (HOMEWARD_SEED=${seed}), each within bounds`, () => {
    const pick = numbersFrom(seed);
    const kinds = Object.entries(MUTATIONS);
    let rejected = 0;
    for (let round = 0; round < 200; round += 1) {
      const files = asTexts(exampleFiles());
      const paths = Object.keys(files);
      const path = paths[pick(paths.length)] ?? '';
      const [kind, mutate] = kinds[round % kinds.length] ?? ['', (text: string) => text];
      files[path] = mutate(files[path] ?? '', pick);
      const started = process.cpuUsage();
      const { problems } = checkPack(files, common);
      const took = cpuMilliseconds(started);
      if (took > 2000) throw new Error(`Mutation ${round} (${kind}) of ${path} took ${took} ms.`);
      if (problems.length > 0) rejected += 1;
      for (const problem of problems) expect(problem.sentence).toMatch(/[.?)]$/);
    }
    expect(Reflect.get({}, 'polluted')).toBeUndefined();
    // Nearly every mutation breaks something; were they all accepted, the check would be asleep.
    expect(rejected).toBeGreaterThan(150);
  });

  it('survives many unknown names and a large circle of states within bounds', () => {
    const names = Array.from({ length: 4000 }, (_, index) => `fact.unknownNumber${index}`);
    const rules = Array.from({ length: 66 }, (_, group) => ({
      combinator: 'or',
      rules: names.slice(group * 60, group * 60 + 60).map((field) => ({ field, operator: 'notNull' })),
    }));
    const states = Object.fromEntries(
      Array.from({ length: 1500 }, (_, index) => [
        `s${index}`,
        { always: { target: `s${(index + 1) % 1500}` }, on: { PPM_HELD: { target: 's0' } } },
      ]),
    );
    const files = bentFiles({
      'rules.json#/many': { title: 'Many', rule: { combinator: 'and', rules: rules.slice(0, 60) } },
      'processes/child-permanence/chart.json#/states/many': { initial: 's0', states },
    });
    const started = process.cpuUsage();
    const { problems } = checkPack(files, common);
    expect(cpuMilliseconds(started)).toBeLessThan(2000);
    expect(problems.some((problem) => problem.check === 'no-always-cycle')).toBe(true);
    expect(problems.filter((problem) => problem.check === 'names-exist').length).toBe(3600);
  });
});

/** Processor time, not wall time: other work on the machine must not turn this red, a search that doubles with each level must. */
function cpuMilliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
