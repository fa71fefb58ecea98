/** Taking a version or a draft out as one signed file, bringing one in as a draft, and whose signatures are taken. */
import { z } from 'zod';
import { Day, Id, Moment } from './names.js';
import { DraftSummary } from './pack-drafts.js';
import { route } from './route.js';
import { Version } from './versions.js';

const nothing = z.undefined();

/** The largest file that is looked at; a pack's has some 600 kB. */
export const PACK_FILE_BYTES = 8_000_000;

export const TakenOut = z.strictObject({
  /** What the file is called: `herts-1a2b3c4d5e6f.homeward` */
  name: z.string(),
  /** The file, in base64. */
  file: z.string(),
  /** The address of its content. */
  hash: z.string(),
  /** Of the key that it is signed with. */
  fingerprint: z.string(),
  /** Building blocks could not be kept, and all that they say stands in it as the authority's own. */
  writtenOut: z.boolean(),
  /** What guarded the version that a draft began from is left out. */
  guardsLeftOut: z.boolean(),
});
export type TakenOut = z.infer<typeof TakenOut>;

/** Whose signature it is, as far as is known here. */
export const SignedBy = z.strictObject({
  /** What the signer calls itself. */
  name: z.string(),
  on: Day,
  fingerprint: z.string(),
  standing: z.enum(['own', 'known', 'unknown']),
  /** Of a key that is known: what it was accepted as. */
  knownAs: z.string().nullable(),
});
export type SignedBy = z.infer<typeof SignedBy>;

const Refusal = {
  /** One sentence; null when it can be brought in. */
  refused: z.string().nullable(),
  problems: z.array(z.strictObject({ path: z.string(), sentence: z.string(), suggestion: z.string().optional() })),
};

/** What a file says, and what would come of it. */
export const LookedInto = z.strictObject({
  ...Refusal,
  /** Null when the file could not be opened at all. */
  signed: SignedBy.nullable(),
  hash: z.string().nullable(),
  filesChanged: z.number().int().describe('How many files differ from the current version'),
  warnings: z.number().int(),
  notes: z.array(z.string()),
});
export type LookedInto = z.infer<typeof LookedInto>;

export const BroughtInAs = z.strictObject({
  ...Refusal,
  /** Null when nothing was brought in. */
  draft: DraftSummary.nullable(),
});
export type BroughtInAs = z.infer<typeof BroughtInAs>;

export const SigningKeys = z.strictObject({
  /** The key that this installation signs with. */
  own: z.strictObject({ fingerprint: z.string(), publicKey: z.string() }),
  known: z.array(
    z.strictObject({
      fingerprint: z.string(),
      publicKey: z.string(),
      name: z.string(),
      acceptedBy: z.string(),
      acceptedAt: Moment,
    }),
  ),
  /** What went out and came in, the latest first. */
  exchanges: z.array(
    z.strictObject({
      act: z.enum(['exported', 'imported']),
      form: z.enum(['file', 'folder']),
      hash: z.string(),
      version: Version.nullable(),
      draft: Id.nullable(),
      signer: z.string().nullable(),
      /** Null for somebody at the command line. */
      person: z.string().nullable(),
      at: Moment,
    }),
  ),
});
export type SigningKeys = z.infer<typeof SigningKeys>;

export const takeVersionOut = route({
  method: 'POST',
  path: '/api/versions/:version/take-out',
  summary: 'A published version as one signed file; leaves an entry',
  status: 200,
  query: nothing,
  body: nothing,
  answer: TakenOut,
});
export const takeDraftOut = route({
  method: 'POST',
  path: '/api/drafts/:id/take-out',
  summary: 'A draft as it stands as one signed file; leaves an entry',
  status: 200,
  query: nothing,
  body: nothing,
  answer: TakenOut,
});
export const lookIntoPackFile = route({
  method: 'POST',
  path: '/api/pack-files/look',
  summary:
    'multipart/form-data: `file`, a pack taken out as a file. Who signed it, whether it passes the checks, and what would change; writes nothing',
  status: 200,
  query: nothing,
  body: nothing,
  answer: LookedInto,
  multipart: true,
});
export const bringPackFileIn = route({
  method: 'POST',
  path: '/api/pack-files',
  summary:
    'multipart/form-data: `file`, and `title`; `fingerprint` accepts a key that is not known here. Starts a draft, never a version',
  status: 200,
  query: nothing,
  body: nothing,
  answer: BroughtInAs,
  multipart: true,
  idempotent: true,
});
export const readSigningKeys = route({
  method: 'GET',
  path: '/api/signing-keys',
  summary: 'The key that packs are signed with here, those that are known, and what went out and came in',
  status: 200,
  query: nothing,
  body: nothing,
  answer: SigningKeys,
});
export const withdrawSigningKey = route({
  method: 'POST',
  path: '/api/signing-keys/withdraw',
  summary: 'Files signed with this key are not taken any more without its fingerprint',
  status: 204,
  query: nothing,
  body: z.strictObject({ fingerprint: z.string().max(60) }),
  answer: nothing,
});
