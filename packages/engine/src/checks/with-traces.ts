/** Gives problems the story that leads a case to them: what `homeward walk` plays to the fault. */
import type { PlainDate, Problem, Step, Story } from '@homeward/definition';
import type { CompiledPack } from '../compile-pack.js';
import { playStory } from '../story/play-story.js';
import { type Fault, faultAt } from './fault-at.js';
import { CHILD, walksFrom } from './walks.js';

/** Children of these ages are tried in turn: much of a procedure hangs from the age. */
const AGES = [4, 10, 16];
const MOST_TRACES = 20;

/**
 * Pure. Every story given was played: all its expectations hold but those of the fault.
 *
 * @param compiled the pack in which the problems were found
 * @returns the same problems in the same order; those that a case can be led to within a bounded search have a `trace`
 */
export const withTraces = (compiled: CompiledPack, problems: readonly Problem[]): Problem[] => {
  const walks = new Map<string, ReturnType<typeof walksFrom>>();
  const walkTo = (
    process: string,
    state: string,
    dateOfBirth: PlainDate,
    on: PlainDate,
  ): readonly Step[] | undefined => {
    const key = `${process} ${dateOfBirth}`;
    const known = walks.get(key) ?? walksFrom(compiled, { process, dateOfBirth, on });
    walks.set(key, known);
    return state === '' ? [] : known.get(state);
  };
  const year = middleOf(compiled);
  const on = `${year}-06-16`;
  let given = 0;
  return problems.map((problem) => {
    const fault = given < MOST_TRACES ? faultAt(compiled, problem) : undefined;
    if (fault === undefined || fault.tries.length === 0) return problem;
    for (const age of AGES) {
      const dateOfBirth = `${year - age}-03-02`;
      const steps = walkTo(fault.process, fault.state, dateOfBirth, on);
      const trace = steps && storyOf(compiled, problem, fault, steps, dateOfBirth, on, given + 1);
      if (trace === undefined || !playsToTheFault(compiled, trace, steps?.length ?? 0)) continue;
      given += 1;
      return { ...problem, trace };
    }
    return problem;
  });
};

/** A year around which working days can be counted. */
const middleOf = ({ pack }: CompiledPack): number => {
  const [from, to] = [Number(pack.calendar.from.slice(0, 4)), Number(pack.calendar.to.slice(0, 4))];
  return Math.floor((from + to) / 2);
};

const storyOf = (
  { pack, ability }: CompiledPack,
  problem: Problem,
  { tries, state }: Fault,
  steps: readonly Step[],
  dob: PlainDate,
  on: PlainDate,
  number: number,
): Story => {
  const last = tries.flatMap(({ event, leadsTo }): Omit<Step, 'n'>[] => {
    const [role] = ability.rolesThatMay('record', event);
    if (role === undefined) return [];
    return [
      {
        on,
        actor: role,
        event,
        expect: { allowed: true, ...(state === '' ? {} : { state: leadsTo }) },
        note: problem.sentence,
      },
    ];
  });
  const all = [...steps, ...last.map((step, index) => ({ ...step, n: steps.length + index + 1 }))];
  return {
    id: `TRACE${number}`,
    authority: pack.authority.id,
    title: problem.sentence,
    calendar: pack.calendar.id,
    child: { ref: CHILD, dob },
    actors: Object.fromEntries(all.map(({ actor }) => [actor, pack.grants.roles[actor]?.title ?? actor])),
    steps: all,
  };
};

/** The way there holds, and then nothing that was tried does. */
const playsToTheFault = (compiled: CompiledPack, story: Story, way: number): boolean => {
  const { verdicts } = playStory(compiled, story);
  const tried = story.steps.slice(way).map(({ n }) => n);
  const failing = new Set(verdicts.flatMap(({ holds, step }) => (holds ? [] : [step])));
  return (
    tried.length > 0 &&
    tried.every((n) => failing.has(n)) &&
    verdicts.every(({ holds, step }) => holds || (step !== undefined && step > way))
  );
};
