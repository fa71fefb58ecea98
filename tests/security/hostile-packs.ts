/** Packs that somebody with bad intent, or a broken tool, might send: each with what is wrong with it, made from a good one. */

import { gunzipSync, gzipSync } from 'node:zlib';
import { type Json, type PackContent, parseJson, printJson, withJsonAt } from '@homeward/definition';
import { canonical } from '@homeward/engine';
import { contentHash, type SigningKey, statementOf, writePackFile } from '@homeward/runtime';

export interface HostilePack {
  readonly what: string;
  readonly bytes: Uint8Array;
  /** What is said about it. */
  readonly why: RegExp;
  /** The fingerprint that whoever brings it in was told; that of the key it is signed with unless given. */
  readonly fingerprint?: string;
}

type Files = Record<string, string>;
interface Changed {
  readonly files: Files;
  readonly common: Files;
}

const PROCESS = 'processes/child-permanence';
const ON = { by: 'Somebody', on: '2026-03-02' };

/** Another value in a file, under its path of names. */
const set = (files: Files, path: string, steps: readonly (string | number)[], value: Json | undefined): void => {
  const read = parseJson(files[path] ?? '{}');
  if ('fault' in read) throw new Error(`${path}: ${read.fault.sentence}`);
  files[path] = printJson(withJsonAt(read.value, steps, value) ?? {});
};
const insert = (files: Files, path: string, text: string): void => {
  files[path] = (files[path] ?? '').replace('{', `{ ${text},`);
};
const nested = (depth: number, open: string, inside: string, close: string): string =>
  open.repeat(depth) + inside + close.repeat(depth);

/** A shallow view of a file's parts for changing one and leaving the rest. */
interface Container {
  content: { common: Files; files: Files };
  format: string;
  formatVersion: number;
  hash: string;
  signature: { by: string; key: string; on: string; value: string };
}

/**
 * @param good a pack that can be brought in
 * @param key the sender's, whose fingerprint whoever brings it in accepts
 * @param other somebody else's
 */
export const hostilePacks = (good: PackContent, key: SigningKey, other: SigningKey): readonly HostilePack[] => {
  const whole = writePackFile(good, key, ON).bytes;
  const text = gunzipSync(whole).toString();
  const parts = (): Container => JSON.parse(text);
  const signed = (change: (changed: Changed) => void): Uint8Array => {
    const changed: Changed = { files: { ...good.files }, common: { ...good.common } };
    change(changed);
    return writePackFile(changed, key, ON).bytes;
  };
  const container = (change: (container: Container) => void): Uint8Array => {
    const made = parts();
    change(made);
    return gzipSync(canonical(made));
  };
  const zipped = (changed: string | Uint8Array): Uint8Array => gzipSync(changed, { level: 1 });
  const files = (change: (files: Files) => void): Uint8Array => signed((changed) => change(changed.files));
  const named = (path: string): Uint8Array =>
    files((all) => {
      all[path] = '{}';
    });
  const flipped = Uint8Array.from(whole);
  flipped[flipped.length - 200] = (flipped[flipped.length - 200] ?? 0) ^ 0xff;
  const unsafe = /is not the name of a file of a pack/;
  const notOurs = /not written as Homeward writes/;
  const badSignature = /signature is not that of the key/;
  const unreadable = /cannot be read as a pack/;
  const foundBad = /checks find/;
  const hidden = /character that nobody sees/;
  return [
    // The file itself.
    { what: 'a text', bytes: Buffer.from('{"format":"homeward-pack"}'), why: /not a file that Homeward has made/ },
    { what: 'a zip file', bytes: Buffer.from('PK\u0003\u0004 and more'), why: /not a file that Homeward has made/ },
    { what: 'a file that ends too soon', bytes: whole.subarray(0, 5000), why: /cannot be unpacked/ },
    { what: 'a file with a byte turned round', bytes: flipped, why: /cannot be unpacked|not written|hash/ },
    { what: 'sixty megabytes of nothing', bytes: zipped(Buffer.alloc(60_000_000)), why: /far more than a pack/ },
    {
      what: 'more words than any pack has',
      bytes: zipped(`{"a":"${Array.from({ length: 2_000_000 }, (_, n) => `${n * 7919}`).join(' ')}"}`),
      why: /far more than a pack|larger than/,
    },
    { what: 'what is no UTF-8', bytes: zipped(Buffer.from([0x7b, 0xff, 0xfe, 0x7d])), why: /cannot be unpacked/ },
    { what: 'what is no JSON', bytes: zipped('homeward-pack'), why: notOurs },
    {
      what: 'a hundred thousand levels',
      bytes: gzipSync(
        `${Array.from({ length: 100_000 }, (_, n) => `[${(n * 7919) % 10_007},`).join('')}1${']'.repeat(100_000)}`,
      ),
      why: notOurs,
    },
    {
      what: 'hundreds of thousands of values',
      bytes: zipped(`[${Array.from({ length: 200_000 }, (_, n) => (n * 7919) % 10_007).join(',')}]`),
      why: notOurs,
    },
    { what: 'two packs one after the other', bytes: zipped(text + text), why: notOurs },
    {
      what: 'a name given twice',
      bytes: zipped(text.replace('"format":', '"format":"other","format":')),
      why: notOurs,
    },
    { what: 'the same pack with spaces', bytes: zipped(JSON.stringify(parts(), null, 1)), why: notOurs },
    { what: 'a mark of byte order before it', bytes: zipped(`\ufeff${text}`), why: notOurs },
    {
      what: 'a name that reaches into JavaScript',
      bytes: zipped(text.replace('{', '{"__proto__":{"a":1},')),
      why: notOurs,
    },
    {
      what: 'a field that nobody knows',
      bytes: zipped(text.replace('"format":', '"exec":"rm -rf /","format":')),
      why: notOurs,
    },
    {
      what: 'another format',
      bytes: container((made) => {
        made.format = 'other-pack';
      }),
      why: notOurs,
    },
    {
      what: 'a version of the format that is to come',
      bytes: container((made) => {
        made.formatVersion = 2;
      }),
      why: /version 2 of the format/,
    },
    {
      what: 'a file that is no text',
      bytes: zipped(text.replace(/"facts.json":"(?:[^"\\]|\\.)*"/, '"facts.json":7')),
      why: notOurs,
    },
    {
      what: 'a version of the format that a terminal would obey',
      bytes: zipped(text.replace('"formatVersion":1', '"formatVersion":"\\u001b[2J1"')),
      why: /of another version of the format/,
    },
    // Hash and signature.
    {
      what: 'a wrong hash',
      bytes: container((made) => {
        made.hash = made.hash.replace(/^./, (first) => (first === '0' ? '1' : '0'));
      }),
      why: /not what its hash says/,
    },
    {
      what: 'a content that was changed afterwards',
      bytes: container((made) => {
        made.content.files['rules.json'] = '{}';
      }),
      why: /not what its hash says/,
    },
    {
      what: 'a content and its hash that were changed afterwards',
      bytes: container((made) => {
        made.content.files['rules.json'] = '{}';
        made.hash = contentHash(made.content);
      }),
      why: badSignature,
    },
    { what: 'no signature', bytes: zipped(text.replace(/,"signature":\{[^}]*\}/, '')), why: /not signed/ },
    {
      what: 'a signature of nothing',
      bytes: container((made) => {
        made.signature.value = Buffer.alloc(64).toString('base64');
      }),
      why: badSignature,
    },
    {
      what: 'a signature that is none',
      bytes: container((made) => {
        made.signature.value = 'trust me';
      }),
      why: notOurs,
    },
    {
      what: 'another signer’s key with this signature',
      bytes: container((made) => {
        made.signature.key = other.publicKey;
      }),
      why: badSignature,
    },
    {
      what: 'another signer’s name',
      bytes: container((made) => {
        made.signature.by = 'Hertfordshire County Council';
      }),
      why: badSignature,
    },
    ...['NUL \u0000', 'colours \u001b[31m', 'a bell \u0007', 'writing turned round \u202e', 'two\nlines'].map((by) => ({
      what: `a signer’s name with ${by.slice(0, 4)}`,
      bytes: writePackFile(good, key, { ...ON, by }).bytes,
      why: notOurs,
    })),
    ...['2026-99-99', '2026-02-30', '0000-01-01'].map((on) => ({
      what: `signed on ${on}`,
      bytes: writePackFile(good, key, { ...ON, on }).bytes,
      why: notOurs,
    })),
    {
      what: 'another day',
      bytes: container((made) => {
        made.signature.on = '2027-01-01';
      }),
      why: badSignature,
    },
    {
      what: 'a signature without the names of what it signs',
      bytes: container((made) => {
        made.signature.value = key.sign(made.hash);
      }),
      why: badSignature,
    },
    {
      what: 'a key of no order (forged for every text)',
      bytes: container((made) => {
        made.signature.key = Buffer.alloc(32).toString('base64');
        made.signature.value = Buffer.alloc(64).toString('base64');
      }),
      why: /signature is not that|not known here|another than/,
    },
    {
      what: 'the signature of another statement by the same key',
      bytes: container((made) => {
        made.signature.value = key.sign(statementOf(made.hash, { by: 'Another', on: ON.on, key: key.publicKey }));
      }),
      why: badSignature,
    },
    {
      what: 'a key that nobody here knows',
      bytes: writePackFile(good, other, ON).bytes,
      why: /not known here/,
      fingerprint: '',
    },
    {
      what: 'a key other than the one that was read out',
      bytes: writePackFile(good, other, ON).bytes,
      why: /another than that of the key/,
      fingerprint: key.fingerprint,
    },
    {
      what: 'a fingerprint of which only the beginning is right',
      bytes: writePackFile(good, other, ON).bytes,
      why: /another than that of the key/,
      fingerprint: other.fingerprint.slice(0, 24),
    },
    // Names of files.
    { what: 'a way out of the folder', bytes: named('../../../etc/cron.json'), why: unsafe },
    { what: 'a way out in the middle', bytes: named('forms/../../x.json'), why: unsafe },
    { what: 'an absolute path', bytes: named('/etc/passwd.json'), why: unsafe },
    { what: 'a drive', bytes: named('C:\\Windows\\x.json'), why: unsafe },
    { what: 'backslashes', bytes: named('forms\\..\\x.json'), why: unsafe },
    { what: 'NUL in a name', bytes: named('facts.json\u0000.json'), why: unsafe },
    { what: 'a line end in a name', bytes: named('facts\n.json'), why: unsafe },
    { what: 'a letter that looks like another', bytes: named('f\u0430cts.json'), why: unsafe },
    { what: 'a letter written in two parts', bytes: named('forms/cafe\u0301/schema.json'), why: unsafe },
    { what: 'a device of Windows', bytes: named('bodies/con.json'), why: unsafe },
    { what: 'a form called __proto__', bytes: named('forms/__proto__/schema.json'), why: unsafe },
    { what: 'a form called constructor', bytes: named('forms/constructor/schema.json'), why: unsafe },
    { what: 'a name of three hundred letters', bytes: named(`forms/${'a'.repeat(300)}/schema.json`), why: unsafe },
    { what: 'a program', bytes: named('run.js'), why: unsafe },
    { what: 'a hidden file', bytes: named('.git/config.json'), why: unsafe },
    { what: 'names that differ in capitals alone', bytes: named('Facts.json'), why: /differ in capital letters alone/ },
    {
      what: 'a way out among what is shared',
      bytes: signed(({ common }) => {
        common['../herts/grants.json'] = '{}';
      }),
      why: unsafe,
    },
    {
      what: 'thousands of files',
      bytes: files((all) => {
        for (let n = 0; n < 2100; n += 1) all[`walkthroughs/w${n}.json`] = '{}';
      }),
      why: /files; a pack has at most/,
    },
    { what: 'a file of no pack', bytes: named('extra.json'), why: unreadable },
    // What stands in the files.
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
    // Whose it is, and who may what.
    {
      what: 'the id of another authority',
      bytes: files((all) => set(all, 'authority.json', ['id'], 'herts')),
      why: /procedure of `herts`/,
    },
    {
      what: 'no id at all',
      bytes: files((all) => set(all, 'authority.json', ['id'], undefined)),
      why: /does not say whose/,
    },
    {
      what: 'a walkthrough of another authority',
      bytes: files((all) => {
        const [path = ''] = Object.keys(all).filter((each) => /^walkthroughs\/[^/]+$/.test(each));
        all[path] = (all[path] ?? '').replace('"authority": "progression-panel"', '"authority": "dudley"');
      }),
      why: /walkthrough .* is of `dudley`/,
    },
    {
      what: 'guards for another authority',
      bytes: files((all) => {
        const [path = ''] = Object.keys(all).filter((each) => each.startsWith('walkthroughs/guards/'));
        all[path] = (all[path] ?? '').replace(/"authority":\s*"progression-panel"/, '"authority":"dudley"');
      }),
      why: /walkthrough .* is of `dudley`/,
    },
    {
      what: 'guards that are none',
      bytes: files((all) => {
        const [path = ''] = Object.keys(all).filter((each) => each.startsWith('walkthroughs/guards/'));
        all[path] = '{"scenarios":[{"run":"rm"}]}';
      }),
      why: unreadable,
    },
    {
      what: 'a calendar that is not kept here',
      bytes: signed(({ files: all, common }) => {
        set(all, 'authority.json', ['calendar'], 'nowhere');
        common['calendars/nowhere.json'] = (common['calendars/england-wales.json'] ?? '').replace(
          '"england-wales"',
          '"nowhere"',
        );
      }),
      why: /calendar `nowhere`/,
    },
    {
      what: 'somebody who approves their own work',
      bytes: files((all) => {
        const documents = parseJson(all[`${PROCESS}/documents.json`] ?? '');
        if ('fault' in documents) throw new Error('The documents cannot be read.');
        all[`${PROCESS}/documents.json`] = printJson(documents.value).replaceAll(/,\s*"notBy": "author"/g, '');
        const grants = (all['grants.json'] ?? '').replace('"DOCUMENT_QA_APPROVED"', '"DOCUMENT_QA_APPROVED"');
        all['grants.json'] = grants.replace(
          '"grants+": [',
          '"grants+": [{ "roles": ["sw"], "may": "record", "events": ["DOCUMENT_QA_APPROVED"], "sources": ["R-progression-panel-40"] },',
        );
      }),
      why: foundBad,
    },
    {
      what: 'a panel that decides on what it recommends',
      bytes: files((all) => {
        all['grants.json'] = (all['grants.json'] ?? '').replace(
          '"grants+": [',
          '"grants+": [{ "roles": ["adm"], "may": "record", "events": ["MATCHING_PANEL_HELD"], "sources": ["ENG-PAN-2"] },',
        );
      }),
      why: foundBad,
    },
    {
      what: 'a grant to a role that does not exist',
      bytes: files((all) => {
        all['grants.json'] = (all['grants.json'] ?? '').replace(
          '"grants+": [',
          '"grants+": [{ "roles": ["root"], "may": "record", "events": ["PANEL_HELD"], "sources": ["ENG-PAN-2"] },',
        );
      }),
      why: foundBad,
    },
    {
      what: 'a process without its chart',
      bytes: files((all) => {
        delete all[`${PROCESS}/chart.json`];
        set(all, `${PROCESS}/process.json`, ['id'], 'other');
      }),
      why: unreadable,
    },
  ];
};
