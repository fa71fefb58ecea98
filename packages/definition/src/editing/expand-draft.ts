/** An authority's authored files as they are edited: building blocks written out, with where each part comes from. */
import type { PackFiles } from '../authored-files.js';
import { pointerStep } from '../parse-json.js';
import type { Problem } from '../problem.js';
import { type ReadPack, readPack } from '../read-pack.js';
import { type DraftFiles, pointerSteps } from './edit.js';

/** File -> JSON pointer at which something begins to be said -> the building block that says it; null for the authority itself. */
export type DraftOrigins = Readonly<Record<string, Readonly<Record<string, string | null>>>>;

export interface DraftBlock {
  readonly title: string;
  /** Names of the other authorities that include it. */
  readonly alsoIn: readonly string[];
}

/** Plain values throughout: it is stored beside a published version and sent to browsers. */
export interface WrittenOut {
  readonly files: DraftFiles;
  readonly origins: DraftOrigins;
  /** By id, the building blocks that the authority includes. */
  readonly blocks: Readonly<Record<string, DraftBlock>>;
}

/** The blocks that another authority includes, for "also used by". */
export interface BlocksElsewhere {
  readonly authority: string;
  readonly blocks: readonly string[];
}

/**
 * Writes the building blocks out. Reading the result (`readDraft`) gives the same pack as reading the authored files.
 *
 * @param files path relative to `configs/<authority>/` -> JSON text
 * @param common path relative to `configs/common/` -> JSON text
 * @param elsewhere who else includes which blocks
 * @returns what could be written out, and what could not as problems
 */
export const expandDraft = (
  files: PackFiles,
  common: PackFiles,
  elsewhere: readonly BlocksElsewhere[] = [],
): WrittenOut & { readonly problems: readonly Problem[] } => {
  const read = readPack(files, common);
  return { ...writtenOut(read, elsewhere), problems: read.problems };
};

/** The same of a pack that has been read. */
export const writtenOut = (
  { written, blocks: { files, included } }: Pick<ReadPack, 'written' | 'blocks'>,
  elsewhere: readonly BlocksElsewhere[],
): WrittenOut => ({
  files: written,
  origins: Object.fromEntries([...files].map(([file, { origins }]) => [file, origins.places()])),
  blocks: Object.fromEntries(
    included.map(({ block, title }) => [
      block,
      { title, alsoIn: elsewhere.filter(({ blocks }) => blocks.includes(block)).map(({ authority }) => authority) },
    ]),
  ),
});

/** The block that says what stands in a place; undefined when the authority does itself. */
export const originAt = (origins: DraftOrigins, file: string, at: string): string | undefined => {
  const places = Object.hasOwn(origins, file) ? origins[file] : undefined;
  for (let steps = pointerSteps(at); places !== undefined; steps = steps.slice(0, -1)) {
    const place = steps.map(pointerStep).join('');
    if (Object.hasOwn(places, place)) return places[place] ?? undefined;
    if (steps.length === 0) return undefined;
  }
  return undefined;
};
