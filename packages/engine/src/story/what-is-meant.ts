/** What has to be decided about a walkthrough that does not hold any more: something to be done first, a refusal that is none now, or other consequences. */
import { type Gate, openedConditions, type Pack, type Process, type Step, type Story } from '@homeward/definition';
import type { CompiledPack } from '../compile-pack.js';
import type { Refusal } from '../decision.js';
import { playStory } from './play-story.js';
import { retell } from './retell.js';
import { processFor } from './story-names.js';
import type { Verdict } from './story-result.js';

/** An action that would open the gates by which another was refused. */
export interface Helping {
  readonly event: string;
  readonly actor: string;
}

export interface RefusedStep {
  readonly step: number;
  readonly event: string;
  /** Why, as the person would read it. */
  readonly sentence: string;
  /** Undefined when no single action makes known what is missing. */
  readonly first: Helping | undefined;
}

export interface StoryMeant {
  readonly verdicts: readonly Verdict[];
  /** The first step that should be done and is refused now: what comes after it can be judged only once it is done. */
  readonly refused: RefusedStep | undefined;
  /** Steps that had to be refused and can be done now. */
  readonly possible: readonly Step[];
  /** The story as things happen now; the same story where everything holds. */
  readonly again: Story;
  /** What telling it anew would leave. */
  readonly left: readonly Verdict[];
}

const failing = (verdicts: readonly Verdict[]): readonly Verdict[] => verdicts.filter(({ holds }) => !holds);

/** Pure. Plays the story once where it holds, three times where it does not. */
export const whatIsMeant = (compiled: CompiledPack, story: Story): StoryMeant => {
  let asked: Refusal | undefined;
  const refusals = new Map<number, Refusal>();
  const { verdicts } = playStory(compiled, story, {
    asked: ({ result }) => {
      asked = result.kind === 'refusal' ? result : undefined;
    },
    judged: (judgement) => {
      if (judgement.kind === 'step' && asked !== undefined) refusals.set(judgement.step.n, asked);
      asked = undefined;
    },
  });
  const fails = failing(verdicts);
  if (fails.length === 0) return { verdicts, refused: undefined, possible: [], again: story, left: [] };
  // Refused for another reason, or with a trace left, is not possible.
  const isPossible = ({ n, expect }: Step): boolean =>
    !expect.allowed && fails.some(({ step, what, got }) => step === n && what === 'allowed' && got === 'allowed');
  const again = retell(compiled, story);
  return {
    verdicts,
    refused: firstRefused(compiled.pack, story, fails, refusals),
    possible: story.steps.filter(isPossible),
    again,
    left: failing(playStory(compiled, again).verdicts),
  };
};

const firstRefused = (
  pack: Pack,
  story: Story,
  fails: readonly Verdict[],
  refusals: ReadonlyMap<number, Refusal>,
): RefusedStep | undefined => {
  const judged = (n: number) => fails.find(({ step, what }) => step === n && what === 'allowed');
  const step = story.steps.find(({ n, expect }) => expect.allowed && judged(n) !== undefined);
  if (step === undefined) return undefined;
  const refusal = refusals.get(step.n);
  return {
    step: step.n,
    event: step.event,
    sentence: refusal?.sentence ?? judged(step.n)?.got.replace(/^(refused|not sent): /, '') ?? '',
    first: refusal?.refusal === 'gate-shut' ? helpingWith(pack, story, step, refusal) : undefined,
  };
};

/** The action that makes known what the shut gates ask for, and who records it: whoever acts in that step if they may, then whoever acts in the story. */
const helpingWith = (pack: Pack, story: Story, step: Step, refusal: Refusal): Helping | undefined => {
  const id = processFor(
    pack,
    story.steps.filter(({ about }) => about === undefined).map((one) => one.event),
  );
  const process = id === undefined ? undefined : pack.processes[id];
  const gates = process?.events[step.event]?.gates.filter(({ sentence }) => refusal.sentence.includes(sentence)) ?? [];
  const event = process === undefined ? undefined : makesKnown(pack, process, gates);
  if (event === undefined) return undefined;
  const may = pack.grants.grants.flatMap((grant) =>
    grant.may === 'record' && grant.events?.includes(event) === true ? grant.roles : [],
  );
  const actor = [step.actor, ...Object.keys(story.actors)].find((role) => may.includes(role)) ?? may[0];
  return actor === undefined ? undefined : { event, actor };
};

const makesKnown = (pack: Pack, process: Process, gates: readonly Gate[]): string | undefined => {
  const wanted = gates.flatMap(({ requires }) =>
    openedConditions(pack, requires).flatMap(({ field }) =>
      field.startsWith('fact.') ? [field.slice('fact.'.length)] : [],
    ),
  );
  return Object.entries(process.events).find(
    ([, { sentBy, facts }]) => sentBy === 'person' && facts.some(({ fact }) => wanted.includes(fact)),
  )?.[0];
};
