/** Opens the cases of a story: the child's and its siblings', as they stood before the first step. */
import type { FactValue, PlainDate, Process, Story } from '@homeward/definition';
import { earliest } from '../calendar/plain-date.js';
import { previousWorkingDay } from '../calendar/working-days.js';
import type { CaseRecord, DeadlineRecord, StateValue } from '../case-record.js';
import { enteredAfter } from '../chart/step.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import { firstMoment, ladder } from '../deadlines/ladder.js';
import { fitting } from '../facts-from-event.js';
import { newCase } from '../new-case.js';
import type { EarlierFact } from './acts-before.js';
import { datesIn, type EarlierHistory, earlierHistory } from './earlier-history.js';
import { documentsOf, type EarlierDeadline, linksOf, statesOf, tasksOf } from './earlier-standing.js';
import { toldByNote } from './told-by-note.js';

export interface OpenedCases {
  readonly cases: Map<string, CaseRecord>;
  /** Facts to record in a child's case when the clock reaches their day, in order of day. */
  readonly history: readonly (EarlierFact & { readonly ref: string })[];
  readonly problems: readonly string[];
}

export const openCases = (compiled: CompiledPack, processId: string, process: Process, story: Story): OpenedCases => {
  const firstDay = story.steps[0]?.on ?? story.child.dob;
  const openedOn = earliest([firstDay, ...datesIn(story.given)]) ?? firstDay;
  const cases = new Map<string, CaseRecord>();
  const history: (EarlierFact & { ref: string })[] = [];
  const problems: string[] = [];

  const open = (person: Person, given: Readonly<Record<string, unknown>>, knownBy?: PlainDate): void => {
    const { ref } = person;
    const facts = Object.fromEntries(
      Object.entries({ dateOfBirth: person.dob, sex: person.sex, existingSiblings: person.hasSiblings }).flatMap(
        ([fact, value]) => (value !== undefined && Object.hasOwn(compiled.pack.facts, fact) ? [[fact, value]] : []),
      ),
    );
    const earlier = earlierHistory(compiled.pack, process, given, {
      openedOn,
      ...(knownBy === undefined ? {} : { knownBy }),
    });
    problems.push(...earlier.problems.map((problem) => `${ref}: ${problem}`));
    history.push(...earlier.facts.map((fact) => ({ ...fact, ref })));
    const fresh = newCase(compiled, { id: ref, process: processId, subjectRef: ref, openedOn, facts });
    cases.set(ref, {
      ...standingIn(fresh, earlier.states, openedOn),
      ...workStanding(process, earlier, openedOn),
      deadlines: Object.fromEntries(
        earlier.deadlines.map((one) => [one.key, openDeadline(compiled, process, one, openedOn)]),
      ),
    });
  };

  const { child } = story;
  const siblings = child.siblings ?? [];
  // Brothers and sisters who know each other: the question that sibling rules ask. Those placed elsewhere at birth do not count.
  const hasSiblings = siblings.some((sibling) => sibling.relationship === 'existing');
  open({ ...child, hasSiblings }, story.given ?? {}, firstDay);
  history.push(...toldByNote(compiled.pack, story).map((fact) => ({ ...fact, ref: child.ref })));
  for (const sibling of siblings) {
    const { ref, dob, sex, relationship } = sibling;
    if (typeof ref !== 'string' || typeof dob !== 'string') problems.push('a sibling has no ref or no dob');
    else
      open(
        { ref, dob, hasSiblings: relationship === 'existing', ...(typeof sex === 'string' ? { sex } : {}) },
        sibling,
      );
  }
  for (const { ref, process: other, facts, state = {}, tasks = [], documents = {}, links = {} } of story.others ?? []) {
    if (cases.has(ref)) problems.push(`two cases of this story are called ${ref}`);
    else if (!Object.hasOwn(compiled.processes, other)) problems.push(`${ref}: there is no process ${other}`);
    else {
      const fresh = newCase(compiled, {
        id: ref,
        process: other,
        subjectRef: ref,
        openedOn,
        facts: knownFacts(compiled, facts ?? {}, ref, problems),
      });
      const { process: there } = processOf(compiled, other);
      const work = {
        tasks: tasksOf(there, tasks, problems),
        documents: documentsOf(there, documents, problems),
        links: linksOf(there, links, problems),
      };
      cases.set(ref, {
        ...standingIn(fresh, statesOf(there, state, problems), openedOn),
        ...workStanding(there, work, openedOn),
      });
    }
  }
  return { cases, history: history.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0)), problems };
};

/** What a story says of a case besides the child's, as facts of the pack; what the pack does not know is a problem. */
const knownFacts = (
  compiled: CompiledPack,
  given: Readonly<Record<string, unknown>>,
  ref: string,
  problems: string[],
): Readonly<Record<string, FactValue>> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([fact, said]): [string, FactValue][] => {
      const value = fitting(compiled.vocabulary.facts[fact], said);
      if (value === undefined) problems.push(`${ref}: ${fact} is no fact of this pack, or not of this type`);
      return value === undefined ? [] : [[fact, value]];
    }),
  );

interface Person {
  readonly ref: string;
  readonly dob: PlainDate;
  readonly sex?: string | undefined;
  readonly hasSiblings: boolean;
}

/** The case with some of its regions put where they stood. */
const standingIn = (fresh: CaseRecord, states: Readonly<Record<string, string>>, openedOn: PlainDate): CaseRecord => {
  const state = Object.entries(states).reduce((value, [path, at]) => standing(value, path.split('.'), at), fresh.state);
  return { ...fresh, state, entered: enteredAfter({}, state, openedOn) };
};

/** Tasks, documents and links as they stood: nobody in the story made those. */
const workStanding = (
  process: Process,
  { tasks, documents, links }: Pick<EarlierHistory, 'tasks' | 'documents' | 'links'>,
  openedOn: PlainDate,
): Pick<CaseRecord, 'tasks' | 'documents' | 'links'> => ({
  ...(links.length === 0 ? {} : { links }),
  tasks: Object.fromEntries(
    tasks.flatMap((key) => {
      const owner = process.tasks[key]?.owner;
      return owner === undefined ? [] : [[key, { key, instance: 1, status: 'open', owner, createdOn: openedOn }]];
    }),
  ),
  documents: Object.fromEntries(
    Object.entries(documents).map(([key, status]) => [key, { status, version: 1, on: openedOn }]),
  ),
});

/** The state value with one region put where it stood. */
const standing = (value: StateValue, path: readonly string[], state: string): StateValue => {
  const [region, ...rest] = path;
  if (region === undefined) return state;
  const inner = typeof value === 'string' ? {} : value;
  return { ...inner, [region]: standing(inner[region] ?? {}, rest, state) };
};

/** A limit whose anchors lie before the story: its date is as given, and it climbs its ladder from the day the story opens. */
const openDeadline = (
  compiled: CompiledPack,
  process: Process,
  { key, due }: EarlierDeadline,
  on: PlainDate,
): DeadlineRecord => {
  const definition = process.deadlines[key];
  if (definition === undefined) throw new Error(`There is no deadline ${key}; the story's names were not checked.`);
  const practicalDue = previousWorkingDay(compiled.calendar, due);
  const [name = 'given', component] = Object.entries(definition.components)[0] ?? [];
  const next = firstMoment(
    ladder(definition, compiled.pack.authority.reminders, compiled.calendar, due, practicalDue),
    on,
  );
  return {
    key,
    instance: 1,
    status: 'open',
    due,
    practicalDue,
    components: [
      {
        name,
        title: component?.title ?? definition.title,
        due,
        anchorOn: on,
        source: component?.source ?? definition.sources[0] ?? '',
        verified: component?.verified ?? true,
      },
    ],
    decidedBy: name,
    startedOn: on,
    owner: definition.owner,
    ...(next === undefined ? {} : { next }),
  };
};
