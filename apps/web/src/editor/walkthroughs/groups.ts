/** Walkthroughs that do not hold, gathered by what has to be decided: one decision for all that are alike. */
import type { Pack, Step } from '@homeward/definition';
import { type Helping, roleTitle, type Verdict, verdictInWords } from '@homeward/engine';
import { longDate } from '../../ui/dates';
import type { PlayedStory } from './play-draft';

/** The same action, refused for the same reason. */
export interface RefusedGroup {
  readonly event: string;
  readonly title: string;
  readonly sentence: string;
  /** What would help in all of them. */
  readonly first: Helping | undefined;
  readonly stories: readonly (PlayedStory & { readonly step: number })[];
}

/** The same action by the same role, which had to be refused and can be done now. */
export interface PossibleGroup {
  readonly title: string;
  readonly role: string;
  readonly steps: readonly { readonly of: PlayedStory; readonly step: Step }[];
}

export interface DifferenceLine {
  readonly key: string;
  /** "HW2, step 24 on 1 January 2027". */
  readonly where: string;
  readonly expected: string;
  readonly now: string;
}

/** What differs in the same way. */
export interface DifferenceGroup {
  readonly about: string;
  readonly lines: readonly DifferenceLine[];
}

const gathered = <T>(all: readonly T[], keyOf: (one: T) => string): readonly (readonly [T, ...T[]])[] => {
  const groups = new Map<string, [T, ...T[]]>();
  for (const one of all) {
    const known = groups.get(keyOf(one));
    if (known === undefined) groups.set(keyOf(one), [one]);
    else known.push(one);
  }
  return [...groups.values()];
};

export const doesNotHold = ({ meant }: PlayedStory): boolean => meant.verdicts.some(({ holds }) => !holds);

export const eventTitle = (pack: Pack, event: string): string =>
  Object.values(pack.processes).find(({ events }) => Object.hasOwn(events, event))?.events[event]?.title ?? event;

export const refusedGroups = (pack: Pack, failing: readonly PlayedStory[]): readonly RefusedGroup[] => {
  const refused = failing.flatMap((story) =>
    story.meant.refused === undefined
      ? []
      : [{ ...story, refused: story.meant.refused, step: story.meant.refused.step }],
  );
  return gathered(refused, ({ refused: { event, sentence } }) => `${event} ${sentence}`).map((stories) => {
    const { event, sentence } = stories[0].refused;
    const first = stories.find((one) => one.refused.first !== undefined)?.refused.first;
    return { event, title: eventTitle(pack, event), sentence, first, stories };
  });
};

/** Only where nothing before is refused: what is possible after that is not known yet. */
export const possibleGroups = (pack: Pack, failing: readonly PlayedStory[]): readonly PossibleGroup[] => {
  const steps = failing
    .filter(({ meant }) => meant.refused === undefined)
    .flatMap((of) => of.meant.possible.map((step) => ({ of, step })));
  return gathered(steps, ({ step }) => `${step.event} ${step.actor}`).map((group) => ({
    title: eventTitle(pack, group[0].step.event),
    role: roleTitle(pack, group[0].step.actor),
    steps: group,
  }));
};

/** Those that can be told anew: something follows otherwise, and nothing is refused. */
export const tellable = (failing: readonly PlayedStory[]): readonly PlayedStory[] =>
  failing.filter(
    ({ meant }) =>
      meant.refused === undefined && meant.left.length < meant.verdicts.filter(({ holds }) => !holds).length,
  );

export const differenceLines = (pack: Pack, played: PlayedStory): readonly (DifferenceLine & { about: string })[] =>
  played.meant.verdicts
    .filter(({ holds }) => !holds)
    .map((verdict) => {
      const where = whereOf(played, verdict);
      const words = verdictInWords(pack, played.story, verdict);
      return { ...words, where, key: `${where} ${verdict.what}` };
    });

export const differenceGroups = (pack: Pack, stories: readonly PlayedStory[]): readonly DifferenceGroup[] =>
  gathered(
    stories.flatMap((story) => differenceLines(pack, story)),
    ({ about }) => about,
  ).map((lines) => ({ about: lines[0].about, lines }));

const whereOf = ({ story }: PlayedStory, { step, on }: Verdict): string => {
  const day = on === undefined ? '' : ` on ${longDate(on)}`;
  return step === undefined
    ? `${story.id}${on === undefined ? ', at the end' : day}`
    : `${story.id}, step ${step}${day}`;
};
