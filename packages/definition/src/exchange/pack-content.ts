/** Everything that a pack is made of, as people write it: its own files, and of what authorities share the part that it uses. */
import type { PackFiles } from '../authored-files.js';
import { BLOCKS_FILE } from '../blocks/contributions.js';
import { jsonAt, listAt, textAt } from '../editing/json-shapes.js';
import { type Json, parseJson } from '../parse-json.js';

export interface PackContent {
  /** Path relative to `configs/<authority>/` -> JSON text, walkthroughs and guards among them. */
  readonly files: PackFiles;
  /** Path relative to `configs/common/` -> JSON text. */
  readonly common: PackFiles;
}

/**
 * Leaves out of the common files what the pack does not use: the building blocks of others, the calendars of other nations, and what new authorities are set up from. Texts stay as they are.
 * Files are in the order of their paths, so that the same files always make the same content.
 */
export const usedContent = (files: PackFiles, common: PackFiles): PackContent => {
  const blocks = includedBlocks(files).map((block) => `blocks/${block}/`);
  const calendar = `calendars/${textAt(jsonOf(files['authority.json']), 'calendar') ?? ''}.json`;
  const isUsed = (path: string): boolean =>
    path.startsWith('blocks/')
      ? blocks.some((block) => path.startsWith(block))
      : path.startsWith('calendars/')
        ? path === calendar
        : !path.startsWith('set-up/');
  return { files: inOrder(files), common: inOrder(common, isUsed) };
};

/** Whose pack it says that it is; undefined when it does not say. */
export const authorityIn = ({ files }: Pick<PackContent, 'files'>): string | undefined =>
  textAt(jsonOf(files['authority.json']), 'id');

/** The building blocks that it includes, in their order. */
export const includedBlocks = (files: PackFiles): readonly string[] =>
  listAt(jsonOf(files[BLOCKS_FILE]), 'include').flatMap((one) => {
    const block = jsonAt(one, 'block');
    return typeof block === 'string' ? [block] : [];
  });

const jsonOf = (text: string | undefined): Json | undefined => {
  const read = parseJson(text ?? '');
  return 'value' in read ? read.value : undefined;
};

const inOrder = (files: PackFiles, isWanted: (path: string) => boolean = () => true): PackFiles =>
  Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => isWanted(path))
      .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)),
  );
