/** Plays the walkthroughs of a draft one after the other. Pure; slow enough for a thread of its own. */
import { type DraftFiles, type Json, readDraft } from '@homeward/definition';
import { type CompiledPack, compilePack, type StoryMeant, whatIsMeant } from '@homeward/engine';
import { type DraftStory, storiesOf } from './draft-stories';

export interface PlayedStory extends DraftStory {
  readonly meant: StoryMeant;
}

/** What was played, for the next time: a walkthrough that is the same under the same procedure is not played again. */
export interface PlayedBefore {
  readonly compiled: CompiledPack;
  readonly procedure: DraftFiles;
  readonly meant: ReadonlyMap<Json, readonly StoryMeant[]>;
}

export interface Playing {
  readonly played: PlayedStory;
  readonly of: number;
}

/** @returns undefined when the draft cannot be played as it stands: its problems say why */
export function* playDraft(files: DraftFiles, before?: PlayedBefore): Generator<Playing, PlayedBefore | undefined> {
  const procedure = Object.fromEntries(Object.entries(files).filter(([file]) => !file.startsWith('walkthroughs/')));
  const same = before !== undefined && sameFiles(before.procedure, procedure);
  const compiled = same ? before.compiled : compiledOf(files, before?.compiled);
  if (compiled === undefined) return undefined;
  const stories = storiesOf(files);
  const meant = new Map<Json, StoryMeant[]>();
  for (const one of stories) {
    const json = files[one.file] ?? null;
    const ofFile = meant.get(json) ?? [];
    const known = same ? before.meant.get(json)?.[ofFile.length] : undefined;
    const played = known ?? whatIsMeant(compiled, one.story);
    meant.set(json, [...ofFile, played]);
    yield { played: { ...one, meant: played }, of: stories.length };
  }
  return { compiled, procedure, meant };
}

const compiledOf = (files: DraftFiles, like: CompiledPack | undefined): CompiledPack | undefined => {
  const { pack } = readDraft(files);
  if (pack === undefined) return undefined;
  try {
    return compilePack(pack, like);
  } catch {
    // A chart that leads into nothing cannot be run; the problems say where.
    return undefined;
  }
};

const sameFiles = (one: DraftFiles, other: DraftFiles): boolean =>
  Object.keys(one).length === Object.keys(other).length &&
  Object.entries(one).every(([file, json]) => other[file] === json);
