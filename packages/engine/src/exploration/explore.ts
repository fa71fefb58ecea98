/** Goes through a pack by chance to where no walkthrough has been, and writes down what happens there as a walkthrough. */
import {
  type Chart,
  chartGraph,
  type Expectation,
  elementsOf,
  type PlainDate,
  type Process,
  type Step,
  type Story,
} from '@homeward/definition';
import { formOf } from '../answers.js';
import { addDays, addMonths, ageYears } from '../calendar/plain-date.js';
import type { CaseRecord } from '../case-record.js';
import { type Actor, type RecordEvent, SYSTEM } from '../command.js';
import type { CompiledPack } from '../compile-pack.js';
import { nextMomentOn } from '../deadlines/time-commands.js';
import { decide } from '../decide.js';
import type { Result } from '../decision.js';
import { documentsByEvent } from '../documents/document-changes.js';
import { type Chance, oneOf } from '../mutation/mistake.js';
import { activePaths } from '../rules/world.js';
import { openCases } from '../story/open-cases.js';
import { playStory } from '../story/play-story.js';
import { accept, advanceTo, type Stage, StoryStopped, send } from '../story/stage.js';
import { processFor } from '../story/story-names.js';
import type { Asked, Watcher } from '../story/watcher.js';
import { whatHappened } from '../story/what-happened.js';
import { effectsOfDecision, sceneOf } from '../tracing/effects-of-decision.js';
import { effectsOfRefusal } from '../tracing/effects-of-refusal.js';
import { laidOver, variantsOf } from './answer-variants.js';
import { beginning, FIRST_STEP_ON } from './beginnings.js';
import { noting, questionsOfDay, trackersOf } from './questions-of-day.js';
import { ruleOutcomes } from './rule-outcomes.js';
import { tellingDays } from './telling-days.js';

export interface Exploration {
  readonly stories: number;
  /** At most so many steps in one story. */
  readonly steps: number;
  /** Said of each story found. */
  readonly name: string;
}

/** Answers tried for one event in one place; more are found later by chance. */
const TRIES = 6;
const WAITS = 12;
const LONGEST_WAIT = 60;
const LONGEST_LOOK_AHEAD = 400;
const MOST_DAYS_AHEAD = 40;

/** @returns stories whose expectations are what happened: somebody must read them before they are a walkthrough */
export const explore = (compiled: CompiledPack, { stories, steps, name }: Exploration, chance: Chance): Story[] => {
  const seen = new Set<string>();
  const found: Story[] = [];
  for (let number = 1; number <= stories; number += 1) {
    const id = `${name}${number}`;
    const story = new Explorer(compiled, seen, chance).explore(id, steps);
    if (story !== undefined) found.push(story);
  }
  return found;
};

interface Candidate {
  readonly command: RecordEvent;
  readonly actor: Actor;
  readonly result: Result;
  readonly news: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

class Explorer implements Watcher {
  /** What time and other cases have shown since the step before. */
  private meanwhile: string[] = [];

  constructor(
    private readonly compiled: CompiledPack,
    private readonly seen: Set<string>,
    private readonly chance: Chance,
  ) {
    this.alone = chance.whole(1, 5) === 1;
  }

  explore(id: string, most: number): Story | undefined {
    const { pack } = this.compiled;
    const processId = processFor(pack, []);
    const process = processId === undefined ? undefined : pack.processes[processId];
    if (processId === undefined || process === undefined) return undefined;
    const aim = this.chance.whole(1, 10) <= 2 ? undefined : this.untakenFrom(process.chart, processId);
    const title = aim === undefined ? 'From the beginning of a case' : `From ${aim}`;
    const story = beginning(pack, process, id, title, aim, this.chance);
    const opened = openCases(this.compiled, processId, process, {
      ...story,
      steps: [{ n: 1, on: FIRST_STEP_ON, actor: 'system', event: 'BIRTHDAY', expect: { allowed: true } }],
    });
    if (opened.problems.length > 0) return undefined;
    const stage: Stage = {
      compiled: this.compiled,
      child: 'AB',
      cases: opened.cases,
      happened: [],
      unheard: [],
      watcher: this,
    };
    const written: Step[] = [];
    try {
      for (const { ref, fact, value, from } of opened.history) {
        advanceTo(stage, from);
        send(
          stage,
          ref,
          {
            kind: 'facts',
            facts: [{ fact, value, from }],
            reason: 'How things stood before the story',
            on: from,
            correct: false,
            origin: 'import',
          },
          SYSTEM,
          from,
        );
      }
      let day = FIRST_STEP_ON;
      for (let waited = 0; written.length < most && waited < WAITS; ) {
        // What was recorded may have brought about a limit whose day has passed.
        advanceTo(stage, day);
        const best = this.best(stage, process, day);
        if (best === undefined || best.news.length === 0) {
          waited += 1;
          const moment = this.nextDay(stage, day);
          day = moment;
          advanceTo(stage, day);
          const step = this.timeStep(stage, process, story, day, written.length + 1);
          if (step !== undefined) {
            written.push(step);
            waited = 0;
          }
          continue;
        }
        waited = 0;
        written.push(this.take(stage, best, day, written.length + 1));
      }
    } catch (error) {
      if (!(error instanceof StoryStopped)) throw error;
    }
    const last = written.at(-1);
    const record = stage.cases.get('AB');
    if (last === undefined || record === undefined) return undefined;
    const asked = questionsOfDay(this.compiled, process, record, last.on, this.seen);
    const trackers = [...(asked.trackers ?? []), ...this.later(stage, last.on)];
    const roles = new Set(written.map(({ actor }) => actor).filter((role) => role !== 'system'));
    const told: Story = {
      ...story,
      actors: Object.fromEntries([...roles].map((role) => [role, this.personOf(role)])),
      steps: written,
      ...asked,
      ...(trackers.length === 0 ? {} : { trackers }),
    };
    // A story that tells it otherwise than it was explored (a fact that was known from the first step on) is left out.
    return playStory(this.compiled, told).verdicts.every(({ holds }) => holds) ? told : undefined;
  }

  /** The lists on which the child is on the days after the story on which that may change. */
  private later(stage: Stage, from: PlainDate): NonNullable<Story['trackers']> {
    const { pack } = this.compiled;
    const found: NonNullable<Story['trackers']> = [];
    const record = stage.cases.get(stage.child);
    if (record === undefined) return found;
    try {
      for (const day of tellingDays(pack, record, from, addDays(from, LONGEST_LOOK_AHEAD)).slice(0, MOST_DAYS_AHEAD)) {
        advanceTo(stage, day);
        const now = stage.cases.get(stage.child);
        if (now !== undefined) found.push(...trackersOf(this.compiled, now, day, noting(this.seen)));
      }
    } catch (error) {
      if (!(error instanceof StoryStopped)) throw error;
    }
    return found;
  }

  /** In some stories one person holds all roles, so that what nobody may do twice is refused. */
  private readonly alone: boolean;
  private personOf(role: string): string {
    return this.alone ? 'ONE1' : `${role.toUpperCase()}1`;
  }

  /** The day on which time has something to say next, the child's birthday, or some day. */
  private nextDay(stage: Stage, day: PlainDate): PlainDate {
    const last = addDays(day, this.chance.whole(1, LONGEST_WAIT));
    const record = stage.cases.get(stage.child);
    const moment = record === undefined ? undefined : nextMomentOn(record);
    const born = record?.facts.dateOfBirth?.at(-1)?.value;
    const days = [moment, typeof born === 'string' ? nextBirthday(born, day) : undefined].filter(
      (one) => one !== undefined && one > day && one <= last,
    );
    return days.sort()[0] ?? last;
  }

  /** What time has brought on this very day is a line of its own, so that what it tells is not lost among what people record. */
  private timeStep(stage: Stage, process: Process, story: Story, day: PlainDate, n: number): Step | undefined {
    const fired = stage.happened.findLast(
      ({ ref, event, on, deadline }) =>
        ref === stage.child && event !== 'BIRTHDAY' && on === day && deadline !== undefined,
    );
    const isNews = this.meanwhile.some((one) => !this.seen.has(one));
    if (fired?.deadline !== undefined && isNews)
      return this.written(stage, day, { n, actor: 'system', event: fired.event, data: { key: fired.deadline } }, true);
    if (
      ageYears(story.child.dob, day) === ageYears(story.child.dob, addDays(day, -1)) ||
      process.events.BIRTHDAY === undefined
    )
      return undefined;
    const before = stage.cases.get(stage.child);
    if (before === undefined) return undefined;
    const command = { kind: 'time', event: 'BIRTHDAY', on: day } as const;
    const circumstances = { today: day, actor: SYSTEM };
    const result = decide(this.compiled, before, command, circumstances);
    const news = this.newsOf({ ref: stage.child, before, command, circumstances, result }).filter(
      (one) => !this.seen.has(one),
    );
    if (result.kind === 'refusal' || news.length === 0) return undefined;
    send(stage, stage.child, command, SYSTEM, day);
    return this.written(stage, day, { n, actor: 'system', event: 'BIRTHDAY' }, true);
  }

  asked(asked: Asked): void {
    if (asked.command.kind === 'record') return;
    this.meanwhile.push(...this.newsOf(asked));
  }

  judged(): void {
    // Nothing is expected while exploring.
  }

  /** A state from which some transition has never been taken. */
  private untakenFrom(chart: Chart, process: string): string | undefined {
    const untaken = elementsOf(this.compiled.pack).filter(
      ({ kind, place, at }) =>
        kind === 'transition' && at?.process === process && at.state !== '' && !this.seen.has(place),
    );
    const state = oneOf(untaken, this.chance)?.at?.state;
    return state !== undefined && chartGraph(chart).states.get(state)?.kind === 'atomic' ? state : undefined;
  }

  private best(stage: Stage, process: Process, day: PlainDate): Candidate | undefined {
    const record = stage.cases.get(stage.child);
    if (record === undefined) return undefined;
    let best: Candidate | undefined;
    for (const [event, { sentBy, document }] of Object.entries(process.events)) {
      if (sentBy !== 'person' || !this.isWorthAsking(process, record, event)) continue;
      const documents =
        document === 'named' ? (documentsByEvent(process).get(event) ?? []).map(([key]) => key) : [undefined];
      for (const about of documents) {
        for (const candidate of this.tries(process, record, event, about, day))
          if (best === undefined || candidate.news.length > best.news.length) best = candidate;
      }
    }
    return best;
  }

  /** What no state takes now is asked now and then: that it is refused is worth a line too. Of the rest every second, for there are many. */
  private isWorthAsking({ chart }: Process, record: CaseRecord, event: string): boolean {
    const active = new Set(['', ...activePaths(record.state)]);
    const isTaken = chartGraph(chart).edges.some((edge) => edge.event === event && active.has(edge.source.path));
    return isTaken ? this.chance.whole(1, 2) === 1 : this.chance.whole(1, 20) === 1;
  }

  private tries(
    process: Process,
    record: CaseRecord,
    event: string,
    document: string | undefined,
    day: PlainDate,
  ): Candidate[] {
    const form = formOf(this.compiled, process, event, document)?.form;
    const example = form?.examples.complete ?? {};
    const variants = [...variantsOf(this.compiled.pack, process, event, form?.key)];
    const candidates: Candidate[] = [];
    for (let at = 0; at <= TRIES; at += 1) {
      const data: Record<string, unknown> = {};
      for (let more = at === 0 ? 0 : this.chance.whole(1, 3); more > 0; more -= 1) {
        const picked = oneOf(variants, this.chance);
        const value = picked === undefined ? undefined : oneOf(picked[1], this.chance);
        if (picked !== undefined && value !== undefined) data[picked[0]] = value;
      }
      const role = this.roleFor(event, record, day, document);
      const actor = { id: this.personOf(role), roles: [role] };
      const command: RecordEvent = {
        kind: 'record',
        event,
        on: day,
        answers: laidOver(example, data),
        origin: 'person',
        ...(document === undefined ? {} : { document }),
      };
      const circumstances = { today: day, actor };
      const result = decide(this.compiled, record, command, circumstances);
      // Answers that the form itself refuses, made up by chance, are nobody's story.
      if (result.kind === 'refusal' && result.refusal === 'answers-invalid') continue;
      const news = [
        ...new Set([
          ...this.newsOf({ ref: record.subjectRef, before: record, command, circumstances, result }),
          ...this.meanwhile,
        ]),
      ].filter((one) => !this.seen.has(one));
      candidates.push({
        command,
        actor,
        result,
        news,
        data: document === undefined ? data : { form: document, ...data },
      });
      // Where no state takes the event, other answers change nothing.
      if (variants.length === 0 || (result.kind === 'refusal' && result.refusal !== 'gate-shut' && at > 1)) break;
    }
    return candidates;
  }

  /** Somebody who may, preferably by a grant by which nobody has; now and then somebody who may not. */
  private roleFor(event: string, _record: CaseRecord, _day: PlainDate, _document: string | undefined): string {
    const { grants } = this.compiled.pack;
    const all = grants.grants.flatMap(({ may, events, roles }, index) =>
      may === 'record' && (events ?? []).includes(event)
        ? roles.map((role) => ({ role, item: `grants.json#/grants/${index} role ${role}` }))
        : [],
    );
    const fresh = all.filter(({ item }) => !this.seen.has(item));
    return (oneOf(fresh, this.chance) ?? oneOf(all, this.chance))?.role ?? Object.keys(grants.roles)[0] ?? '';
  }

  /** Everything that this shows, known or not. */
  private newsOf({ before, command, circumstances, result }: Asked): string[] {
    const scene = sceneOf(this.compiled, before, command);
    const effects =
      result.kind === 'decision'
        ? effectsOfDecision(scene, before, command, circumstances, result)
        : effectsOfRefusal(scene, before, command, circumstances, result);
    const [role] = circumstances.actor.roles;
    return [
      ...effects.flatMap(({ place, aspect, signs }) => {
        if (signs.length === 0) return [];
        const items = [
          place,
          ...(aspect === undefined ? [] : [`${place} ${aspect}`]),
          ...signs.filter((sign) => sign.startsWith('notify ')).map((sign) => `${place} ${sign}`),
        ];
        // By this grant alone, by this role: each pair is a line of its own.
        return place.startsWith('grants.json#/grants/') ? [...items, `${place} role ${role}`] : items;
      }),
      ...ruleOutcomes(scene, before, command, circumstances, result),
    ];
  }

  private take(stage: Stage, { command, actor, result, news, data }: Candidate, day: PlainDate, n: number): Step {
    for (const one of [...news, ...this.meanwhile]) this.seen.add(one);
    const allowed = result.kind === 'decision';
    if (result.kind === 'decision') accept(stage, stage.child, command, result, day);
    const about = { n, actor: actor.roles[0] ?? '', event: command.event, data };
    return this.written(stage, day, about, allowed);
  }

  /** The step with everything that has followed since the one before. */
  private written(
    stage: Stage,
    on: PlainDate,
    { n, actor, event, data = {} }: Pick<Step, 'n' | 'actor' | 'event' | 'data'>,
    allowed: boolean,
  ): Step {
    for (const one of this.meanwhile) this.seen.add(one);
    this.meanwhile = [];
    const expect: Expectation = { allowed, ...withoutEmpty(whatHappened(stage, on)), nothingElse: true };
    stage.happened.length = 0;
    stage.unheard.length = 0;
    return { n, on, actor, event, ...(Object.keys(data).length === 0 ? {} : { data: { ...data } }), expect };
  }
}

const nextBirthday = (born: PlainDate, after: PlainDate): PlainDate =>
  addMonths(born, 12 * (ageYears(born, after) + 1));

const withoutEmpty = <T extends object>(lists: T): Partial<T> => {
  const kept: Partial<T> = { ...lists };
  for (const [key, value] of Object.entries(lists))
    if (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
      Reflect.deleteProperty(kept, key);
  return kept;
};
