/** Gives problems the story that leads a case to them: what `homeward walk` plays to the fault. */
import type { PlainDate, Problem, Step, Story } from '@homeward/definition';
import type { CompiledPack } from '../compile-pack.js';
import { playStory } from '../story/play-story.js';
import { type Arrival, arrivalsFrom, CHILD } from './traces/arrivals.js';
import type { Claim, Fault } from './traces/fault.js';
import { faultOf } from './traces/fault-of.js';

/** Children of these ages are tried in turn: much of a procedure hangs from the age. */
const AGES = [4, 10, 16];
const MOST_TRACES = 20;
/** Stories played for one problem and one child before it is left without a trace. */
const MOST_STORIES = 40;
/** Places in which one problem is looked for, the nearest first. */
const MOST_PLACES = 400;
/** Days that are so special that everybody who is traced begins on one of them. */
const MOST_DAYS = 6;

/**
 * Pure. Every story given was played: all its expectations hold but those of the fault.
 *
 * @param compiled the pack in which the problems were found
 * @returns the same problems in the same order; those that a case can be led to within a bounded search have a `trace`
 */
export const withTraces = (compiled: CompiledPack, problems: readonly Problem[]): Problem[] => {
  const known = new Map<string, readonly Arrival[]>();
  const days = new Set<PlainDate>();
  const arrivals = ({ process, planned }: Fault, dateOfBirth: PlainDate, on: PlainDate): readonly Arrival[] => {
    const key = `${process} ${dateOfBirth} ${on} ${planned ?? ''}`;
    const found = known.get(key) ?? arrivalsFrom(compiled, { process, dateOfBirth, on, planned });
    known.set(key, found);
    return found;
  };
  let given = 0;
  const traceOf = (problem: Problem, fault: Fault): Story | undefined => {
    const on = fault.on ?? `${middleOf(compiled)}-06-16`;
    days.add(on);
    if (days.size > MOST_DAYS) return undefined;
    for (const age of AGES) {
      const dateOfBirth = `${Number(on.slice(0, 4)) - age}-03-02`;
      let played = 0;
      for (const arrival of arrivals(fault, dateOfBirth, on).slice(0, MOST_PLACES))
        for (const claim of fault.claimsAt(arrival, { dateOfBirth, on })) {
          played += 1;
          if (played > MOST_STORIES) break;
          const story = storyOf(compiled, problem, arrival, claim, dateOfBirth, given + 1);
          if (playsToTheFault(compiled, story, claim, arrival.steps.length)) return story;
        }
    }
    return undefined;
  };
  return problems.map((problem) => {
    const fault = given < MOST_TRACES ? faultOf(compiled, problem) : undefined;
    const trace = fault && traceOf(problem, fault);
    if (trace === undefined) return problem;
    given += 1;
    return { ...problem, trace };
  });
};

/** A year around which working days can be counted. */
const middleOf = ({ pack }: CompiledPack): number => {
  const [from, to] = [Number(pack.calendar.from.slice(0, 4)), Number(pack.calendar.to.slice(0, 4))];
  return Math.floor((from + to) / 2);
};

const storyOf = (
  { pack }: CompiledPack,
  problem: Problem,
  { steps }: Arrival,
  claim: Claim,
  dob: PlainDate,
  number: number,
): Story => {
  const claimed = [...(claim.way ?? []), ...(claim.steps ?? [])];
  const all: Step[] = [...steps, ...claimed].map((step, index) => ({ ...step, n: index + 1 }));
  const actors = [...all.map(({ actor }) => actor), ...(claim.access ?? []).map(({ actor }) => actor)];
  return {
    id: `TRACE${number}`,
    authority: pack.authority.id,
    title: problem.sentence,
    calendar: pack.calendar.id,
    child: { ref: CHILD, dob },
    actors: Object.fromEntries(actors.map((actor) => [actor, pack.grants.roles[actor]?.title ?? actor])),
    steps: all,
    ...(claim.forms === undefined ? {} : { forms: claim.forms }),
    ...(claim.access === undefined ? {} : { access: claim.access }),
  };
};

/** The way there holds, and then of each thing that is claimed something fails, and nothing that should not. */
const playsToTheFault = (compiled: CompiledPack, story: Story, claim: Claim, arrived: number): boolean => {
  const { verdicts } = playStory(compiled, story);
  const failing = verdicts.filter(({ holds }) => !holds);
  const way = arrived + (claim.way?.length ?? 0);
  const tried = story.steps.slice(way).map(({ n }) => n);
  const asked = (claim.forms?.length ?? 0) + (claim.access?.length ?? 0);
  return (
    tried.length + asked > 0 &&
    tried.every((n) => failing.some(({ step }) => step === n)) &&
    (asked === 0 || failing.filter(({ step }) => step === undefined).length >= asked) &&
    failing.every(({ step, what }) => claim.fails(what) && (step === undefined ? asked > 0 : step > way))
  );
};
