/** Makes a pack out of the text of its files, or says what is wrong with them. Never throws, whatever the files hold. */
import { AuthoredFiles, type PackFiles } from './authored-files.js';
import type { Contributions } from './blocks/contributions.js';
import type { DraftFiles } from './editing/edit.js';
import { ReadingLog } from './json-files.js';
import type { Pack } from './pack.js';
import { PackReader } from './pack-reader.js';
import type { Problem } from './problem.js';
import type { Story } from './walkthrough.js';

export type { PackFiles } from './authored-files.js';

export interface ReadPack {
  /** Present when every part could be read; it may still fail checks. */
  readonly pack?: Pack;
  /** The walkthroughs that could be read. */
  readonly stories: readonly Story[];
  readonly problems: readonly Problem[];
  /** The building blocks it includes, and which parts of its files come from them. */
  readonly blocks: Contributions;
  /** Every file with the building blocks written out: what an editor works on. */
  readonly written: DraftFiles;
}

/**
 * Reads an authority's pack.
 *
 * @param files path relative to `configs/<authority>/` -> JSON text
 * @param common path relative to `configs/common/` -> JSON text: calendars, code lists and sources that every authority shares.
 *   The authority's own code list of the same name wins; a clause defined in both is a problem.
 * @returns problems of checks `read-pack` (files, JSON) and `schema` (shapes), in the order of the files' names
 */
export const readPack = (files: PackFiles, common: PackFiles): ReadPack => {
  const log = new ReadingLog();
  const authored = new AuthoredFiles(files, common, log);
  const reader = new PackReader(authored, log);
  if (authored.size > MOST_FILES)
    log.fail('', `This pack has more than ${MOST_FILES} files.`, 'Take out what does not belong in a pack.');
  else authored.readBlocks();
  const pack = authored.size > MOST_FILES ? undefined : reader.readPack();
  return {
    ...(pack === undefined ? {} : { pack }),
    stories: reader.stories,
    // What cannot be read as a whole is the pack's own file, whatever blocks bring to its place.
    problems: log.problems.map((problem) =>
      problem.path.endsWith('#') ? problem : withOrigin(problem, authored.blocks),
    ),
    blocks: authored.blocks,
    written: authored.written,
  };
};

/** More files than any authority needs: a bound on the work one reading can cause. */
const MOST_FILES = 2000;

/** Says of a problem that lies in what a building block brought where it has to be mended. */
export const withOrigin = (problem: Problem, { files }: Contributions): Problem => {
  const [file = '', pointer = ''] = problem.path.split('#');
  const block = files.get(file)?.origins.of(pointer);
  if (block === undefined) return problem;
  const place = `It stands in the building block \`${block}\`.`;
  return { ...problem, suggestion: problem.suggestion === undefined ? place : `${problem.suggestion} ${place}` };
};
