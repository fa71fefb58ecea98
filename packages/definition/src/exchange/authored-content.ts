/** A draft, in which building blocks are written out, as an authority would write it: what it left alone as it stood, and what it changed laid over the blocks. */
import { writeOver } from '../blocks/write-over.js';
import type { DraftFiles } from '../editing/edit.js';
import { identicalJson } from '../editing/same-json.js';
import type { Json } from '../parse-json.js';
import { type ReadPack, readPack } from '../read-pack.js';
import { GUARDS_FOLDER } from '../read-stories.js';
import { type PackContent, usedContent } from './pack-content.js';
import { printJson } from './print-json.js';
import { printLike } from './print-like.js';

export interface AuthoredContent {
  readonly content: PackContent;
  /** The blocks could not be kept: the content says all of it itself, and no block's later change will reach it. */
  readonly writtenOut: boolean;
  /** What guards a pack tells of what it did before, and is left out of one that does otherwise. */
  readonly guardsLeftOut: boolean;
}

/**
 * Reading the content (`expandDraft`) gives the draft's files again. A draft in which nothing differs from its base is the base, to the byte.
 *
 * @param draft building blocks written out; what all authorities share under `../common/`
 * @param base what the draft, or the version that it began from, was read from; undefined when nobody kept it
 */
export const authoredContent = (draft: DraftFiles, base: PackContent | undefined): AuthoredContent => {
  const own = Object.entries(draft).filter(([path]) => !path.startsWith('../'));
  const laid = base === undefined ? undefined : laidOver(draft, own, base);
  if (laid !== undefined) return laid;
  const common = Object.entries(draft).flatMap(([path, json]): [string, string][] =>
    path.startsWith(COMMON) ? [[path.slice(COMMON.length), printJson(json)]] : [],
  );
  const files = Object.fromEntries(own.map(([path, json]) => [path, printJson(json)]));
  return { content: usedContent(files, Object.fromEntries(common)), writtenOut: true, guardsLeftOut: true };
};

const laidOver = (
  draft: DraftFiles,
  own: readonly (readonly [string, Json])[],
  base: PackContent,
): AuthoredContent | undefined => {
  const read = readPack(base.files, base.common);
  const shared = sharedOtherwise(draft, read, base);
  const changed = own.filter(([path, json]) => !identicalJson(read.written[path], json));
  const isThere = new Set(own.map(([path]) => path));
  const gone = ownPaths(read).filter((path) => !isThere.has(path));
  if (changed.length === 0 && gone.length === 0 && Object.keys(shared).length === 0)
    return { content: base, writtenOut: false, guardsLeftOut: false };
  // What a block brings whole cannot be taken out again.
  if (gone.some((path) => read.blocks.files.has(path))) return undefined;
  const texts: Record<string, string> = { ...base.files };
  for (const path of gone) delete texts[path];
  for (const [path, json] of changed) {
    const below = path.startsWith('walkthroughs/') ? undefined : read.blocks.files.get(path)?.json;
    const written = below === undefined ? json : writeOver(below, json);
    if (written === undefined) return undefined;
    const before = base.files[path];
    texts[path] = before === undefined ? printJson(written) : printLike(written, before);
  }
  const guardsLeftOut =
    [...changed.map(([path]) => path), ...gone].some((path) => !path.startsWith('walkthroughs/')) ||
    Object.keys(shared).some((path) => path !== SOURCES);
  const files = guardsLeftOut
    ? Object.fromEntries(Object.entries(texts).filter(([path]) => !path.startsWith(GUARDS_FOLDER)))
    : texts;
  const content = usedContent(files, { ...base.common, ...shared });
  return saysTheSame(content, own, draft) ? { content, writtenOut: false, guardsLeftOut } : undefined;
};

const COMMON = '../common/';
/** Words alone: nothing goes otherwise by them. */
const SOURCES = 'sources.json';

/**
 * A pack that was brought in goes by what is shared here, and not by what stood beside it elsewhere.
 * @returns path relative to `configs/common/` -> text, of what is used and is not as in the base
 */
const sharedOtherwise = (draft: DraftFiles, { written }: ReadPack, base: PackContent): PackContent['common'] => {
  const otherwise = Object.entries(draft).flatMap(([path, json]): [string, string][] => {
    if (!path.startsWith(COMMON) || identicalJson(written[path], json)) return [];
    const name = path.slice(COMMON.length);
    const before = base.common[name];
    return [[name, before === undefined || written[path] === undefined ? printJson(json) : printLike(json, before)]];
  });
  return usedContent(base.files, Object.fromEntries(otherwise)).common;
};

const ownPaths = ({ written }: ReadPack): string[] => Object.keys(written).filter((path) => !path.startsWith('../'));

const saysTheSame = (
  { files, common }: PackContent,
  own: readonly (readonly [string, Json])[],
  draft: DraftFiles,
): boolean => {
  const read = readPack(files, common);
  return (
    ownPaths(read).length === own.length &&
    own.every(([path, json]) => identicalJson(read.written[path], json)) &&
    Object.entries(read.written).every(
      ([path, json]) => !path.startsWith(COMMON) || draft[path] === undefined || identicalJson(draft[path], json),
    )
  );
};
