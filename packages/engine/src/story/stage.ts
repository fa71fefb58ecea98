/** The cases of one story on their virtual clock: time fires what falls due, steps are sent, signals reach the siblings. */
import type { PlainDate } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import { type Actor, type Command, SYSTEM } from '../command.js';
import type { CompiledPack } from '../compile-pack.js';
import { timeCommands } from '../deadlines/time-commands.js';
import { decide } from '../decide.js';
import type { Decision, OutgoingSignal, Result } from '../decision.js';
import { newCase } from '../new-case.js';
import type { Watcher } from './watcher.js';

/** Something that took effect in one of the cases. */
export interface Happening {
  /** The child it happened to. */
  readonly ref: string;
  readonly event: string;
  /** The limit, when time brought it. */
  readonly deadline?: string;
  readonly on: PlainDate;
  readonly decision: Decision;
}

/** A sibling's case did not accept what this case told it. */
export interface UnheardSignal {
  readonly ref: string;
  readonly event: string;
  readonly sentence: string;
}

export interface Stage {
  readonly compiled: CompiledPack;
  /** Whom the step at hand is about: the child of the story, unless it says somebody else. */
  readonly child: string;
  /** Every case of the story by reference; replaced as things happen. */
  readonly cases: Map<string, CaseRecord>;
  /** Since the last step: emptied when a step's expectations have been judged. */
  readonly happened: Happening[];
  readonly unheard: UnheardSignal[];
  readonly watcher?: Watcher | undefined;
}

/** A case that the story does not tell of, from which one of its cases hears. */
export const ELSEWHERE = { caseId: 'elsewhere', revision: 1 } as const;

/** The story itself cannot go on: it asks for something that the pack cannot do. Caught by the player and reported. */
export class StoryStopped extends Error {
  override readonly name = 'StoryStopped';
}

/** No story is so long that the clock legitimately fires this often before one step; a pack that restarts a limit each time it fires would. */
const MOST_FIRINGS = 20_000;

/** Under which name a story knows a case: its reference, or `AB(relinquishedBaby)` where the same child has another case under it. */
const nameInStory = ({ cases }: Stage, ref: string, process: string | undefined): string => {
  const held = cases.get(ref);
  return held === undefined || process === undefined || held.process === process ? ref : `${ref}(${process})`;
};

export const caseOf = (stage: Stage, ref: string): CaseRecord => {
  const record = stage.cases.get(ref);
  if (record === undefined) throw new StoryStopped(`no child ${ref} is in this story`);
  return record;
};

/** Moves the clock to a day: everything that falls due in any case up to and including it happens, each on its own day, earliest first. */
export const advanceTo = (stage: Stage, day: PlainDate): void => {
  for (let firings = 0; firings < MOST_FIRINGS; firings += 1) {
    const next = nextMoment(stage, day);
    if (next === undefined) return;
    const result = send(stage, next.ref, next.command, SYSTEM, next.command.on);
    if (result.kind === 'refusal')
      throw new StoryStopped(
        `time brought ${next.command.event}${next.command.deadline === undefined ? '' : ` of ${next.command.deadline}`} on ${next.command.on} and it was refused: ${result.sentence}`,
      );
  }
  throw new StoryStopped(`the clock does not get past ${day}: a limit restarts each time it is reached`);
};

const nextMoment = (stage: Stage, day: PlainDate) => {
  let earliest: { readonly ref: string; readonly command: ReturnType<typeof timeCommands>[number] } | undefined;
  for (const [ref, record] of stage.cases) {
    const [command] = timeCommands(record, day);
    if (command !== undefined && (earliest === undefined || command.on < earliest.command.on))
      earliest = { ref, command };
  }
  return earliest;
};

/** Asks without changing anything. */
export const ask = (stage: Stage, ref: string, command: Command, actor: Actor, today: PlainDate): Result => {
  const before = caseOf(stage, ref);
  const circumstances = { today, actor };
  const result = decide(stage.compiled, before, command, circumstances);
  stage.watcher?.asked({ ref, before, command, circumstances, result });
  return result;
};

/** Sends a command to a child's case; when it is accepted, the case moves on and the children it names hear of it at once. */
export const send = (stage: Stage, ref: string, command: Command, actor: Actor, today: PlainDate): Result => {
  const result = ask(stage, ref, command, actor, today);
  if (result.kind === 'decision') accept(stage, ref, command, result, today);
  return result;
};

/** Lets a decision take effect. */
export const accept = (stage: Stage, ref: string, command: Command, decision: Decision, today: PlainDate): void => {
  stage.cases.set(ref, decision.next);
  stage.happened.push({
    ref,
    event: 'event' in command ? command.event : command.kind,
    ...(command.kind === 'time' && command.deadline !== undefined ? { deadline: command.deadline } : {}),
    on: command.on,
    decision,
  });
  const from = { caseId: decision.next.id, revision: decision.next.revision };
  for (const outgoing of decision.signals) {
    const sentence = tell(stage, outgoing, from, today);
    if (sentence === undefined) continue;
    const { signal, subjectRef } = outgoing;
    stage.unheard.push({ ref: subjectRef, event: signal.kind === 'signal' ? signal.event : signal.kind, sentence });
  }
};

/** @returns why the other case did not take it */
const tell = (
  stage: Stage,
  { subjectRef, process, signal }: OutgoingSignal,
  from: { readonly caseId: string; readonly revision: number },
  today: PlainDate,
): string | undefined => {
  const name = nameInStory(stage, subjectRef, process);
  const record = stage.cases.get(name);
  if (signal.kind === 'open') {
    if (process === undefined) return 'it was to begin in no process';
    const { facts, links, on } = signal;
    if (record === undefined)
      stage.cases.set(name, newCase(stage.compiled, { id: name, process, subjectRef, openedOn: on, facts, links }));
    // It stands already: it belongs with this one from now on.
    else for (const link of links.slice(0, 1)) send(stage, name, { kind: 'link', on, from, ...link }, SYSTEM, today);
    return undefined;
  }
  if (record === undefined) return 'this case is not in the story';
  const heard = send(stage, name, { ...signal, from }, SYSTEM, today);
  return heard.kind === 'refusal' ? heard.sentence : undefined;
};
