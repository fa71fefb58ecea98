/** Hash and signature: what was changed, and in whose name. */
import { contentHash, statementOf, writePackFile } from '@homeward/runtime';
import { badSignature, type HostilePack, notOurs, ON, type PackWorkshop } from './workshop.js';

export const ofTheSignature = ({ good, key, other, text, container, zipped }: PackWorkshop): readonly HostilePack[] => [
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
];
