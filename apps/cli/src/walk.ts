/** `homeward walk`: plays stories through the engine with their authorities' packs. */
import { nearestName, type Story } from '@homeward/definition';
import {
  type CompiledPack,
  compilePack,
  playStory,
  type StoryResult,
  type UnreadableStory,
  verdictLine,
} from '@homeward/engine';
import { authoritiesIn, readConfig } from '@homeward/runtime/configs';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { knownAuthority } from './known-authority.js';
import { readStories } from './read-stories.js';
import { readWords } from './read-words.js';
import { saidBy } from './said-by.js';
import { Tally } from './tally.js';

export const walk: CliCommand = {
  name: 'walk',
  usage: '<file or folder> [--authority ID] [--story ID]',
  summary: 'plays the stories of a file, or of every file in a folder, and prints every expectation that does not hold',
  run: async (args, terminal) => {
    const { values, positionals } = readWords(args, ['authority', 'story'], 1);
    const { stories, unreadable } = await readStories(positionals[0], terminal);
    const packs = await authoritiesIn(terminal.configs);
    const authority = values.authority === undefined ? undefined : knownAuthority(values.authority, packs);
    const isWanted = (one: { readonly id: string; readonly authority?: string }): boolean =>
      (authority === undefined || one.authority === undefined || one.authority === authority) &&
      (values.story === undefined || one.id === values.story);
    const wanted = stories.filter(isWanted);
    const broken = unreadable.filter(({ part }) => part !== 'dateVector').filter(isWanted);
    if (values.story !== undefined && wanted.length + broken.length === 0)
      throw new WrongUse(noSuchStory(values.story, [...stories, ...unreadable]));

    const tally = new Tally();
    for (const { id, sentence } of broken) {
      tally.fail();
      terminal.line(`${id}: cannot be read: ${sentence}`);
    }
    const leftOut = wanted.filter((story) => !packs.includes(story.authority));
    for (const id of packs) {
      const own = wanted.filter((story) => story.authority === id);
      if (own.length > 0) await playAll(id, own, tally, terminal);
    }
    if (leftOut.length > 0) {
      const ids = leftOut.map((story) => `${story.id} (${story.authority})`).join(', ');
      terminal.line(
        `${leftOut.length} ${leftOut.length === 1 ? 'story was' : 'stories were'} left out for want of a pack: ${ids}`,
      );
    }
    const status = tally.sum(terminal);
    return leftOut.length > 0 ? 1 : status;
  },
};

const noSuchStory = (id: string, known: readonly (Story | UnreadableStory)[]): string => {
  const ids = known.map((one) => one.id);
  const nearest = nearestName(id, ids);
  return `There is no story ${id}${nearest === undefined ? '.' : `; did you mean ${nearest}?`} Stories: ${ids.join(', ') || 'none'}.`;
};

/** Plays one authority's stories; a pack that cannot be read or built fails each of them. */
const playAll = async (
  authority: string,
  stories: readonly Story[],
  tally: Tally,
  terminal: Terminal,
): Promise<void> => {
  const compiled = await compiledPack(terminal.configs, authority);
  if (typeof compiled === 'string') {
    for (const story of stories) {
      tally.fail();
      terminal.line(`${story.id}: ${compiled}`);
    }
    return;
  }
  for (const story of stories) {
    const result = played(compiled, story);
    if (typeof result === 'string') {
      tally.fail();
      terminal.line(`${story.id}: ${result}`);
      continue;
    }
    for (const verdict of result.verdicts) {
      if (verdict.holds) tally.hold();
      else {
        tally.fail();
        terminal.line(verdictLine(story.id, verdict));
      }
    }
    tally.leave(result.notJudged.length);
    if (result.notJudged.length > 0)
      terminal.line(
        `${story.id}: not judged, since nothing that was recorded answers it: ${result.notJudged.join(', ')}`,
      );
  }
};

/** The engine throws for what only an unchecked pack can hold (a rule that does not exist): then this story fails and the others go on. */
const played = (compiled: CompiledPack, story: Story): StoryResult | string => {
  try {
    return playStory(compiled, story);
  } catch (error) {
    return `could not be played: ${saidBy(error).message} Run: homeward check ${story.authority}`;
  }
};

/** The pack ready to run, or a sentence why not. */
const compiledPack = async (configs: string, authority: string): Promise<CompiledPack | string> => {
  const { pack, problems } = await readConfig(configs, authority);
  if (pack === undefined) {
    const errors = problems.filter((problem) => problem.severity === 'error').length;
    return `the pack ${authority} cannot be read (${errors} problems); run: homeward check ${authority}`;
  }
  try {
    return compilePack(pack);
  } catch (error) {
    return `the pack ${authority} cannot be run (${saidBy(error).message}); run: homeward check ${authority}`;
  }
};
