/** The file itself: what it is packed and written in. */
import { gzipSync } from 'node:zlib';
import { type HostilePack, notOurs, type PackWorkshop } from './workshop.js';

export const ofTheFile = ({ whole, text, parts, container, zipped, flipped }: PackWorkshop): readonly HostilePack[] => [
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
];
