/** The published versions of an authority's procedure, for those who own it. */
import type { DraftBlock, DraftFiles, DraftOrigins, Json } from '@homeward/definition';
import { z } from 'zod';
import { Moment } from './names.js';
import { route } from './route.js';

const nothing = z.undefined();

/** The content hash of a pack: the version's name. */
export const Version = z.string().regex(/^[0-9a-f]{64}$/, 'must be a version');

export const PublishedVersion = z.strictObject({
  version: Version,
  note: z.string(),
  publishedAt: Moment,
  /** Null for one that came with the installation. */
  publishedBy: z.string().nullable(),
  /** New cases open under it. */
  current: z.boolean(),
  /** How many cases go by it, closed ones too. */
  cases: z.number().int(),
  /** It was made from the answers of a set-up, and a draft of it can go on with that. */
  setUp: z.boolean(),
  /** An owner of the procedure has published it: one that came with the installation is current without. */
  released: z.boolean(),
});
export type PublishedVersion = z.infer<typeof PublishedVersion>;

export const PublishedVersions = z.strictObject({ versions: z.array(PublishedVersion).describe('The newest first') });
export type PublishedVersions = z.infer<typeof PublishedVersions>;

/** What comes from the server is JSON by its nature; what goes there is held to the bounds of a pack where it is applied. */
export const JsonValue = z.custom<Json>((value) => value !== undefined);
const Files = z.record(z.string(), JsonValue) satisfies z.ZodType<DraftFiles>;
const Origins = z.record(z.string(), z.record(z.string(), z.string().nullable())) satisfies z.ZodType<DraftOrigins>;
const Block = z.strictObject({
  title: z.string(),
  alsoIn: z.array(z.string()).readonly(),
}) satisfies z.ZodType<DraftBlock>;

/** As an editor shows a version: every file with the building blocks written out, and where each part comes from. */
export const VersionFiles = z.strictObject({
  version: Version,
  files: Files,
  origins: Origins,
  blocks: z.record(z.string(), Block),
});
export type VersionFiles = z.infer<typeof VersionFiles>;

/** What every authority is made from: path relative to `configs/common/` -> JSON text. */
export const BuildingBlocks = z.strictObject({ common: z.record(z.string(), z.string()) });
export type BuildingBlocks = z.infer<typeof BuildingBlocks>;

export const readBuildingBlocks = route({
  method: 'GET',
  path: '/api/building-blocks',
  summary: 'The building blocks and set-ups of this installation, for whoever sets up their authority',
  status: 200,
  query: nothing,
  body: nothing,
  answer: BuildingBlocks,
});
export const listVersions = route({
  method: 'GET',
  path: '/api/versions',
  summary: 'The published versions of the authority’s procedure, with how many cases go by each',
  status: 200,
  query: nothing,
  body: nothing,
  answer: PublishedVersions,
});
export const readVersionFiles = route({
  method: 'GET',
  path: '/api/versions/:version/files',
  summary: 'The files of a version as they are edited, building blocks written out',
  status: 200,
  query: nothing,
  body: nothing,
  answer: VersionFiles,
});
