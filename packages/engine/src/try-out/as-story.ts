/** A try-out as a walkthrough: what was done becomes its steps, what followed becomes what each step must bring from now on. */
import { type Expectation, type PlainDate, type Step, Story } from '@homeward/definition';
import { formOf } from '../answers.js';
import type { Answers } from '../command.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import { whatHappened } from '../story/what-happened.js';
import { copiedAsStory } from './copied-as-story.js';
import type { Tried, TriedOut, TryOutAct, TryOutBeginning } from './try-out.js';
import { tryOut } from './try-out.js';

export interface StoryName {
  /** Of the walkthrough: letters, digits and hyphens. */
  readonly id: string;
  /** What it shows, in a sentence. */
  readonly title: string;
}

/**
 * Acts after one that could not be played are left out. Whoever saves the story plays it first (`playStory`): a walkthrough that does not hold on the day it
 * is made says nothing.
 */
export const asStory = (
  compiled: CompiledPack,
  beginning: TryOutBeginning,
  acts: readonly TryOutAct[],
  { id, title }: StoryName,
): Story => {
  const tried = tryOut(compiled, beginning, acts);
  const steps: Step[] = [];
  let since: Tried[] = [];
  let isFirst = true;
  const push = (step: Omit<Step, 'n' | 'expect'>, { nothingElse, ...expected }: Expectation): void => {
    // What time brought at the end of a copied life stands before the first act, and is not what followed from it.
    const only = isFirst && beginning.copied !== undefined ? {} : { nothingElse };
    steps.push({ n: steps.length + 1, ...step, expect: { ...expected, ...only } });
    since = [];
    isFirst = false;
  };
  const { copied } = beginning;
  const told =
    copied === undefined || tried.start === undefined
      ? undefined
      : copiedAsStory(compiled, copied.life, tried.start, (entry) => dataOf(compiled, beginning, entry));
  for (const step of told?.steps ?? []) steps.push({ n: steps.length + 1, ...step });
  for (const one of tried.happened) {
    since.push(one);
    if (one.ref !== beginning.ref) continue;
    const { command } = one;
    if (command.kind === 'record') {
      const act = acts[one.act];
      const expected = expectation(compiled, beginning, tried, since, command.on);
      if (act?.kind === 'record')
        push({ on: command.on, actor: act.role, event: act.event, ...dataOf(compiled, beginning, act) }, expected);
    } else if (command.kind === 'time' && command.event === 'BIRTHDAY')
      push(
        { on: command.on, actor: 'system', event: 'BIRTHDAY' },
        expectation(compiled, beginning, tried, since, command.on),
      );
  }
  // What time brought after the last thing that anybody did is told as a step of time.
  const last = since.filter(({ ref, command }) => ref === beginning.ref && command.kind === 'time').at(-1);
  if (last?.command.kind === 'time') {
    const { on, event, deadline } = last.command;
    push(
      { on, actor: 'system', event, ...(deadline === undefined ? {} : { data: { key: deadline } }) },
      expectation(compiled, beginning, tried, since, on),
    );
  }
  const { dateOfBirth, sex } = copied?.life.opening.facts ?? beginning.facts;
  return Story.parse({
    id,
    authority: compiled.pack.authority.id,
    title,
    calendar: compiled.pack.calendar.id,
    child: {
      ref: beginning.ref,
      dob: typeof dateOfBirth === 'string' ? dateOfBirth : beginning.openedOn,
      ...(typeof sex === 'string' ? { sex } : {}),
    },
    actors: Object.fromEntries(
      [...new Set(steps.map(({ actor }) => actor).filter((actor) => actor !== 'system'))].map((role) => [role, role]),
    ),
    ...(told?.given === undefined ? {} : { given: told.given }),
    steps,
  });
};

/** What followed since the step before, as a story says it; empty lists are left out, for `nothingElse` says them. */
const expectation = (
  compiled: CompiledPack,
  { ref }: TryOutBeginning,
  { cases, unheard }: TriedOut,
  since: readonly Tried[],
  on: PlainDate,
): Expectation => {
  // The case as it stood then, not as it stands at the end.
  const then = new Map(cases);
  for (const { ref: about, decision } of since) then.set(about, decision.next);
  const told = whatHappened({ compiled, child: ref, cases: then, happened: [...since], unheard: [...unheard] }, on);
  return {
    allowed: true,
    ...Object.fromEntries(
      Object.entries(told).filter(([, value]) =>
        Array.isArray(value) ? value.length > 0 : Object.keys(value).length > 0,
      ),
    ),
    nothingElse: true,
  };
};

/** What differs from the form's complete example, which a story starts from; an answer that was not given is `null`. */
const dataOf = (
  compiled: CompiledPack,
  { process }: TryOutBeginning,
  { event, document, answers }: Pick<Extract<TryOutAct, { readonly kind: 'record' }>, 'event' | 'document' | 'answers'>,
): Pick<Step, 'data'> => {
  const form = formOf(compiled, processOf(compiled, process).process, event, document)?.form;
  const example: Answers = form?.examples.complete ?? {};
  const data = {
    ...(document === undefined ? {} : { document }),
    ...Object.fromEntries(Object.keys(example).flatMap((name) => (Object.hasOwn(answers, name) ? [] : [[name, null]]))),
    ...Object.fromEntries(
      Object.entries(answers).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(example[name])),
    ),
  };
  return Object.keys(data).length === 0 ? {} : { data };
};
