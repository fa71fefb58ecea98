/** Breaks a good pack in every way that a hand, a tool or somebody with bad intent might; the same seed breaks it the same way. */
import { type Json, type PackFiles, parseJson } from '@homeward/definition';

export interface BrokenPack {
  /** What was done to it, in words. */
  readonly how: string;
  readonly files: PackFiles;
  readonly common: PackFiles;
}

type Draw = (below: number) => number;
interface Files {
  readonly files: Record<string, string>;
  readonly common: Record<string, string>;
}
type Breakage = (files: Files, draw: Draw) => void;
type Place = Record<string, Json>;

const PROCESS = 'processes/child-permanence';

/** A small generator of whole numbers (Lehmer): tests throw no dice. */
const drawing = (seed: number): Draw => {
  let state = (seed * 48_271 + 11) % 2_147_483_647;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
};

const isPlace = (value: Json | undefined): value is Place =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const one = <T>(list: readonly T[], draw: Draw): T => {
  const found = list[draw(list.length)];
  if (found === undefined) throw new Error('There is nothing to choose from.');
  return found;
};

/** Changes a file as a value. */
const edit = (texts: Record<string, string>, path: string, change: (value: Place) => void): void => {
  const read: unknown = JSON.parse(texts[path] ?? '{}');
  const value = asJson(read);
  if (!isPlace(value)) throw new Error(`${path} is no object.`);
  change(value);
  texts[path] = JSON.stringify(value);
};
const asJson = (value: unknown): Json => {
  const read = parseJson(JSON.stringify(value));
  if ('fault' in read) throw new Error('The good pack cannot be read.');
  return read.value;
};

/** The object at some steps, made where it is missing. */
const at = (value: Place, ...steps: readonly string[]): Place =>
  steps.reduce<Place>((here, step) => {
    const next = here[step];
    if (isPlace(next)) return next;
    const made: Place = {};
    here[step] = made;
    return made;
  }, value);

/** Files whose every value has a type of its own. */
const STRICT = ['grants.json', `${PROCESS}/chart.json`, `${PROCESS}/documents.json`, `${PROCESS}/notices.json`];

const spotsIn = (value: Json): [Place, string][] =>
  Array.isArray(value)
    ? value.flatMap(spotsIn)
    : isPlace(value)
      ? Object.entries(value).flatMap(([key, inner]) => [[value, key] satisfies [Place, string], ...spotsIn(inner)])
      : [];

const otherType = (value: Json | undefined): Json =>
  typeof value === 'string' ? 7 : typeof value === 'number' ? 'seven' : typeof value === 'boolean' ? 'yes' : 'text';

const nested = (depth: number, open: string, close: string, inside: string): string =>
  open.repeat(depth) + inside + close.repeat(depth);

const region = (states: Json, initial: string): Place => ({ initial, states });

const BREAKAGES: Readonly<Record<string, Breakage>> = {
  'a file that ends too soon': ({ files }, draw) => {
    const path = one(Object.keys(files), draw);
    files[path] = (files[path] ?? '').slice(0, 1 + draw(Math.max((files[path] ?? '').trimEnd().length - 2, 1)));
  },
  'a value of another type': ({ files }, draw) => {
    const path = one(STRICT, draw);
    edit(files, path, (value) => {
      const [parent, key] = one(spotsIn(value), draw);
      parent[key] = otherType(parent[key]);
    });
  },
  'a name that is not known': ({ files }, draw) =>
    edit(files, 'grants.json', (value) => {
      const list = value['grants+'] ?? value.grants;
      if (Array.isArray(list))
        list.push({ roles: [`nobody${draw(99)}`], may: 'record', events: ['NOTHING'], sources: [] });
    }),
  'thousands of names that are not known': ({ files }, draw) =>
    edit(files, 'grants.json', (value) => {
      const list = value['grants+'] ?? value.grants;
      for (let index = 0; Array.isArray(list) && index < 40 + draw(20); index += 1)
        list.push({
          roles: ['sw'],
          may: 'record',
          events: Array.from({ length: 100 }, (_, event) => `NOTHING_${index}_${event}`),
          sources: [],
        });
    }),
  'states that lead to each other of themselves': ({ files }, draw) =>
    edit(files, `${PROCESS}/chart.json`, (value) => {
      const length = 2 + draw(50);
      const states: Place = {};
      for (let index = 0; index < length; index += 1)
        states[`s${index}`] = { always: { target: `s${(index + 1) % length}` } };
      at(value, 'states').circle = region(states, 's0');
    }),
  'thousands of states': ({ files }, draw) =>
    edit(files, `${PROCESS}/chart.json`, (value) => {
      const states: Place = {};
      for (let index = 0; index < 2000 + draw(1500); index += 1)
        states[`s${index}`] = { on: { REVIEW_HELD: { target: `s${index + 1}` } } };
      at(value, 'states').many = region(states, 's0');
    }),
  'states inside states inside states': ({ files }, draw) =>
    edit(files, `${PROCESS}/chart.json`, (value) => {
      let state: Place = {};
      for (let depth = 0; depth < 15 + draw(400); depth += 1) state = region({ inner: state }, 'inner');
      at(value, 'states').deep = state;
    }),
  'thousands of ways out of one state': ({ files }, draw) =>
    edit(files, `${PROCESS}/chart.json`, (value) => {
      const ways = Array.from({ length: 2000 + draw(2000) }, () => ({ target: 'nowhere' }));
      at(value, 'states').maze = region({ here: { on: { REVIEW_HELD: ways } } }, 'here');
    }),
  'lists nested without end': ({ files }, draw) => {
    files[one(['rules.json', 'facts.json', 'grants.json'], draw)] = nested(10_000 + draw(200_000), '[', ']', '1');
  },
  'rules nested without end': ({ files }, draw) => {
    const rule = nested(
      20 + draw(5000),
      '{"combinator":"and","rules":[',
      ']}',
      '{"field":"age","operator":"=","value":1}',
    );
    files['rules.json'] = `{"deep":{"title":"Deep","rule":${rule}}}`;
  },
  'rules that name themselves': ({ files }, draw) =>
    edit(files, 'rules.json', (value) => {
      const length = 1 + draw(40);
      for (let index = 0; index < length; index += 1)
        value[`round${index}`] = {
          title: 'Round',
          rule: { combinator: 'or', rules: [{ rule: `round${(index + 1) % length}` }, { rule: `round${index}` }] },
        };
    }),
  'rules that double at every name': ({ files }, draw) =>
    edit(files, 'rules.json', (value) => {
      const length = 40 + draw(60);
      for (let index = 0; index < length; index += 1)
        value[`twice${index}`] = {
          title: 'Twice',
          rule: { combinator: 'and', rules: [{ rule: `twice${index + 1}` }, { rule: `twice${index + 1}` }] },
        };
    }),
  'rules that name each other in a long row': ({ files }, draw) =>
    edit(files, 'rules.json', (value) => {
      const length = 100 + draw(4500);
      for (let index = 0; index < length; index += 1)
        value[`row${index}`] = {
          title: 'Row',
          rule: index === length - 1 ? { field: 'age', operator: '<', value: 3 } : { rule: `row${index + 1}` },
        };
    }),
  'a long rule that is used everywhere': ({ files }, draw) => {
    const comparison = (n: number): Json => ({
      field: draw(2) === 0 ? 'age' : `answer.a${n}`,
      operator: '=',
      value: n,
    });
    const part = (first: number): Json => ({
      combinator: 'or',
      rules: Array.from({ length: 58 }, (_, n) => comparison(first + n)),
    });
    edit(files, 'rules.json', (value) => {
      value.long = {
        title: 'Long',
        rule: { combinator: 'or', rules: Array.from({ length: 34 }, (_, n) => part(n * 58)) },
      };
    });
    edit(files, `${PROCESS}/notices.json`, (value) => {
      for (let index = 0; index < 1500; index += 1)
        value[`used${index}`] = {
          on: [{ event: 'REVIEW_HELD', when: 'long' }],
          to: ['sw'],
          text: 'Long',
          sources: [],
        };
    });
  },
  'names that reach into JavaScript': ({ files }, draw) => {
    const path = one(['rules.json', 'facts.json', `${PROCESS}/events.json`, `${PROCESS}/deadlines.json`], draw);
    const name = one(['__proto__', 'constructor', 'prototype', 'toString', 'valueOf', 'hasOwnProperty'], draw);
    files[path] = (files[path] ?? '').replace('{', `{ ${JSON.stringify(name)}: { "polluted": true },`);
  },
  'patterns that never end': ({ files }, draw) => {
    const pattern = one(
      ['^(a+)+$', '^(a|a)*$', '^(a|aa)+$', '(.*)*x', '^([a-z]+)*$', '(x+x+)+y', '^(a?){60}a{60}$'],
      draw,
    );
    const path = one(
      Object.keys(files).filter((file) => /^forms\/[^/]+\/schema\.json$/.test(file)),
      draw,
    );
    edit(files, path, (value) => {
      at(value, 'properties').endless = { type: 'string', title: 'Endless', pattern };
    });
    edit(files, path.replace('schema', 'layout'), (value) => {
      at(value, 'questions').endless = { errorName: 'the endless' };
    });
  },
  'a file of 50 MB': ({ files }, draw) => {
    const path = one(['facts.json', 'rules.json', 'huge.json', `${PROCESS}/chart.json`], draw);
    const [open, inside, close] = one(
      [
        ['', ' ', '{}'],
        ['{"a":"', 'x', '"}'],
        ['[', '1,', '1]'],
        ['[', '{},', '{}]'],
      ] as const,
      draw,
    );
    files[path] = open + inside.repeat(Math.floor(50_000_000 / inside.length)) + close;
  },
  'blocks that need each other': ({ common }, draw) => {
    const [first, second] = one(
      [
        ['people', 'record'],
        ['care', 'record'],
        ['people', 'care'],
      ] as const,
      draw,
    );
    edit(common, `blocks/${first}/block.json`, (value) => {
      value.needs = [second];
    });
    edit(common, `blocks/${second}/block.json`, (value) => {
      value.needs = [first];
    });
  },
  'a block that is included without end': ({ files }, draw) =>
    edit(files, 'blocks.json', (value) => {
      value.include = Array.from({ length: 60 + draw(10_000) }, () => ({ block: 'people' }));
    }),
  'thousands of files': ({ files }, draw) => {
    for (let index = 0; index < 2000 + draw(3000); index += 1) files[`walkthroughs/w${index}.json`] = '{}';
  },
  'what is no JSON': ({ files }, draw) => {
    files[one(Object.keys(files), draw)] = one(
      ['', '\u0000', '\ufeff', '<html>', '{"a":1}{"b":2}', 'NaN', '{"a":1e999}', '"\ud800'],
      draw,
    );
  },
  'days that do not exist': ({ common }, draw) =>
    edit(common, 'calendars/england-wales.json', (value) => {
      const date = one(['2026-02-30', '2027-04-31', '2100-02-29', '0000-01-01'], draw);
      if (Array.isArray(value.holidays)) value.holidays.push({ date, name: 'No day' });
    }),
};

/** @param seeds how often each way is tried */
export const brokenPacks = function* (files: PackFiles, common: PackFiles, seeds: number): Generator<BrokenPack> {
  for (const [how, breakage] of Object.entries(BREAKAGES))
    for (let seed = 1; seed <= seeds; seed += 1) {
      const broken: Files = { files: { ...files }, common: { ...common } };
      breakage(broken, drawing(seed));
      yield { how: `${how} (${seed})`, ...broken };
    }
};
