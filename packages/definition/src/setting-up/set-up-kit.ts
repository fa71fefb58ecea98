/** What a new authority of a nation is made from: the nation's set-up (`configs/common/set-up/<nation>.json`) and the building blocks that it lists. */
import { z } from 'zod';
import type { PackFiles } from '../authored-files.js';
import { Authority, Word } from '../authority.js';
import { BlockDefinition } from '../blocks/block.js';
import { Key, Slug, Text } from '../names.js';
import { type Json, parseJson } from '../parse-json.js';

const { nation, calendar, teams, reminders } = Authority.shape;
export const NationSetUp = z.strictObject({
  nation,
  title: Text,
  description: Text,
  calendar,
  process: z.strictObject({ folder: Slug, title: Text }),
  /** What a new authority calls things until it says otherwise, with the question that asks for it. */
  words: z.record(Key, Word.extend({ question: Text })),
  teams: teams.unwrap().min(1),
  reminders,
  /** In the order in which they are included. `process`: the folder of a process other than the child's. `with`: what is so in this nation, and not asked. */
  blocks: z
    .array(z.strictObject({ block: Slug, process: Slug.optional(), with: z.record(Key, z.json()).default({}) }))
    .min(1),
});
export type NationSetUp = z.infer<typeof NationSetUp>;

export interface KitBlock {
  readonly id: string;
  readonly definition: BlockDefinition;
  /** Parameters that the nation answers. */
  readonly fixed: Readonly<Record<string, Json>>;
  /** The folder of the process that it contributes to; undefined when it contributes to none. */
  readonly process: string | undefined;
  /** Its files besides `block.json`: path inside the block -> JSON. */
  readonly files: ReadonlyMap<string, Json>;
}

export interface SetUpKit {
  readonly nation: NationSetUp;
  readonly blocks: readonly KitBlock[];
  /** What all authorities share, as it was given. */
  readonly common: PackFiles;
}

const FOLDER = 'set-up/';

/** @param common path relative to `configs/common/` -> JSON text @returns every nation that a new authority can be set up for */
export const nationsToSetUp = (common: PackFiles): readonly NationSetUp[] =>
  Object.keys(common)
    .filter((path) => path.startsWith(FOLDER))
    .sort()
    .flatMap((path) => {
      const read = readAs(NationSetUp, common, path);
      return read === undefined ? [] : [read];
    });

/** @returns undefined when no authority of this nation can be set up, or a block that its set-up lists cannot be read: checks say which */
export const readSetUpKit = (common: PackFiles, wanted: string): SetUpKit | undefined => {
  const found = nationsToSetUp(common).find((one) => one.nation === wanted);
  if (found === undefined) return undefined;
  const blocks = found.blocks.map(({ block, process = found.process.folder, with: fixed }) =>
    readBlock(common, block, { process, fixed }),
  );
  const readable = blocks.filter((block) => block !== undefined);
  return readable.length === blocks.length ? { nation: found, blocks: readable, common } : undefined;
};

const readBlock = (
  common: PackFiles,
  id: string,
  { process, fixed }: { readonly process: string; readonly fixed: Readonly<Record<string, Json>> },
): KitBlock | undefined => {
  const inside = `blocks/${id}/`;
  const definition = readAs(BlockDefinition, common, `${inside}block.json`);
  if (definition === undefined) return undefined;
  const own = Object.keys(common)
    .filter((path) => path.startsWith(inside) && path !== `${inside}block.json`)
    .map((path) => path.slice(inside.length));
  return {
    id,
    definition,
    fixed,
    process: own.some((path) => path.startsWith('process/')) ? process : undefined,
    files: new Map(
      own.filter(isAskedOf).flatMap((path): [string, Json][] => {
        const read = parseJson(common[inside + path] ?? '');
        return 'value' in read ? [[path, read.value]] : [];
      }),
    ),
  };
};

/** The files that a set-up asks about; the rest is read once the pack is made. */
const isAskedOf = (path: string): boolean => /^(authority|grants)\.json$|^(bodies|set-up)\//.test(path);

const readAs = <T>(schema: z.ZodType<T>, common: PackFiles, path: string): T | undefined => {
  const text = Object.hasOwn(common, path) ? common[path] : undefined;
  const read = text === undefined ? undefined : parseJson(text);
  return read === undefined || 'fault' in read ? undefined : schema.safeParse(read.value).data;
};
