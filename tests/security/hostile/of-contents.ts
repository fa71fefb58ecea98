/** What stands in the files: what the checks or a browser would trip over. */
import type { Json } from '@homeward/definition';
import {
  foundBad,
  type HostilePack,
  hidden,
  insert,
  nested,
  type PackWorkshop,
  PROCESS,
  set,
  unreadable,
} from './workshop.js';

export const ofContents = ({ signed, files }: PackWorkshop): readonly HostilePack[] => [
  {
    what: 'NUL in a text',
    bytes: files((all) => set(all, 'authority.json', ['name'], 'Pan\u0000el')),
    why: hidden,
  },
  {
    what: 'a text that is read from right to left',
    bytes: files((all) => set(all, 'authority.json', ['name'], 'Panel \u202eleveR')),
    why: hidden,
  },
  {
    what: 'the same, written as an escape',
    bytes: files((all) => insert(all, 'facts.json', '"x": { "type": "text", "label": "a\\u202Eb" }')),
    why: hidden,
  },
  {
    what: 'half a character',
    bytes: files((all) => insert(all, 'facts.json', '"x": { "type": "text", "label": "a\\ud800b" }')),
    why: hidden,
  },
  {
    what: 'a file of more than two megabytes',
    bytes: files((all) => {
      all['facts.json'] = `{"a":"${Array.from({ length: 400_000 }, (_, n) => n * 7919).join(' ')}"}`;
    }),
    why: /larger than 2 MB/,
  },
  {
    what: 'prototype keys',
    bytes: files((all) => insert(all, 'rules.json', '"__proto__": { "isAdmin": true }')),
    why: unreadable,
  },
  {
    what: 'a rule called constructor',
    bytes: files((all) => insert(all, 'rules.json', '"constructor": { "title": "x" }')),
    why: unreadable,
  },
  {
    what: 'a fact given twice',
    bytes: files((all) =>
      insert(all, 'facts.json', '"x": { "type": "text", "label": "a" }, "x": { "type": "text", "label": "b" }'),
    ),
    why: unreadable,
  },
  {
    what: 'rules nested without end',
    bytes: files((all) =>
      insert(
        all,
        'rules.json',
        `"deep": { "title": "Deep", "rule": ${nested(5000, '{"combinator":"and","rules":[', '{"field":"age","operator":"=","value":1}', ']}')} }`,
      ),
    ),
    why: unreadable,
  },
  {
    what: 'a number that is too large',
    bytes: files((all) => insert(all, 'facts.json', '"x": { "type": "text", "label": 1e999 }')),
    why: unreadable,
  },
  {
    what: 'twenty thousand values',
    bytes: files((all) => {
      all['trackers.json'] = `{"a":[${'1,'.repeat(20_001)}1]}`;
    }),
    why: unreadable,
  },
  {
    what: 'a pattern that never ends',
    bytes: files((all) =>
      set(all, 'forms/escalation/schema.json', ['properties', 'endless'], {
        type: 'string',
        title: 'Endless',
        pattern: '^(a+)+$',
      }),
    ),
    why: foundBad,
  },
  {
    what: 'a remote reference',
    bytes: files((all) =>
      set(all, 'forms/escalation/schema.json', ['properties', 'far'], { $ref: 'https://example.com/schema.json' }),
    ),
    why: unreadable,
  },
  {
    what: 'a schema of another kind',
    bytes: files((all) => set(all, 'forms/escalation/schema.json', ['$schema'], 'https://example.com/schema')),
    why: unreadable,
  },
  {
    what: 'a chart that calls a service',
    bytes: files((all) => set(all, `${PROCESS}/chart.json`, ['invoke'], { src: 'https://example.com' })),
    why: unreadable,
  },
  {
    what: 'a chart with code in it',
    bytes: files((all) => set(all, `${PROCESS}/chart.json`, ['entry'], '() => process.exit()')),
    why: unreadable,
  },
  {
    what: 'an event of the engine’s own',
    bytes: files((all) =>
      set(all, `${PROCESS}/chart.json`, ['states', 'oversight', 'on'], { 'xstate.stop': { target: 'oversight' } }),
    ),
    why: unreadable,
  },
  {
    what: 'states that lead to each other of themselves',
    bytes: files((all) =>
      set(all, `${PROCESS}/chart.json`, ['states', 'circle'], {
        initial: 'a',
        states: { a: { always: { target: 'b' } }, b: { always: { target: 'a' } } },
      }),
    ),
    why: foundBad,
  },
  {
    what: 'thousands of states',
    bytes: files((all) =>
      set(all, `${PROCESS}/chart.json`, ['states', 'many'], {
        initial: 's0',
        states: Object.fromEntries(
          Array.from({ length: 3000 }, (_, n): [string, Json] => [
            `s${n}`,
            { on: { REVIEW_HELD: { target: `s${n + 1}` } } },
          ]),
        ),
      }),
    ),
    why: /cannot be read|checks find/,
  },
  {
    what: 'rules that name each other in a circle',
    bytes: files((all) => {
      set(all, 'rules.json', ['one'], { title: 'One', rule: { rule: 'two' } });
      set(all, 'rules.json', ['two'], { title: 'Two', rule: { rule: 'one' } });
    }),
    why: foundBad,
  },
  {
    what: 'building blocks that need each other',
    bytes: signed(({ common }) => set(common, 'blocks/people/block.json', ['needs'], ['record'])),
    why: unreadable,
  },
  {
    what: 'a building block that is included a hundred times',
    bytes: files((all) =>
      set(
        all,
        'blocks.json',
        ['include'],
        Array.from({ length: 100 }, () => ({ block: 'people' })),
      ),
    ),
    why: unreadable,
  },
  {
    what: 'a building block out of another folder',
    bytes: files((all) => set(all, 'blocks.json', ['include'], [{ block: '../../herts' }])),
    why: unreadable,
  },
  {
    what: 'a label as long as a book',
    bytes: files((all) => set(all, 'authority.json', ['name'], 'long '.repeat(2000))),
    why: unreadable,
  },
  {
    what: 'an address that a browser would run',
    bytes: files((all) =>
      set(all, 'sources.json', ['documents', 'evil'], { title: 'Evil', url: 'javascript:alert(1)' }),
    ),
    why: unreadable,
  },
  {
    what: 'a setting that nobody knows',
    bytes: files((all) => set(all, 'authority.json', ['superuser'], true)),
    why: unreadable,
  },
  {
    what: 'a day that does not exist',
    bytes: files((all) => set(all, 'authority.json', ['closures'], [{ date: '2026-02-30', name: 'No day' }])),
    why: unreadable,
  },
];
