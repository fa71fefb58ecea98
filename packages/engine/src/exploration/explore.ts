/** Goes through a pack by chance to where no walkthrough has been, and writes down what happens there as a walkthrough. */
import {
  type Chart,
  chartGraph,
  type Expectation,
  elementsOf,
  type FormDefinition,
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
import { type Aim, aimsOf, stepsTo } from './aims.js';
import { laidOver, variantsOf } from './answer-variants.js';
import { beginning, FIRST_STEP_ON } from './beginnings.js';
import type { Wanted, Way } from './deciding-ways.js';
import { formOf as formExpectation, noting, questionsOfDay, type Seen, trackersOf } from './questions-of-day.js';
import { realise } from './realise.js';
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
/** Of one limit's ladder and those that follow from it. */
const MOST_MOMENTS = 25;

/**
 * Aims at one thing after the other first, then goes by chance.
 * @returns stories whose expectations are what happened: somebody must read them before they are a walkthrough
 */
export const explore = (compiled: CompiledPack, { stories, steps, name }: Exploration, chance: Chance): Story[] => {
  const seen = new Set<string>();
  const found: Story[] = [];
  const processId = processFor(compiled.pack, []);
  const process = processId === undefined ? undefined : compiled.pack.processes[processId];
  if (processId === undefined || process === undefined) return found;
  const keep = (look: (explorer: Explorer, id: string) => Story | undefined): void => {
    const story = look(new Explorer(compiled, processId, process, seen, chance), `${name}${found.length + 1}`);
    if (story !== undefined) found.push(story);
  };
  for (const aim of aimsOf(compiled.pack, process)) keep((explorer, id) => explorer.aimed(id, aim));
  for (let number = 1; number <= stories; number += 1) keep((explorer, id) => explorer.explore(id, steps));
  return found;
};

/** What a story asks of its last day besides. */
interface Question {
  /** Nothing but questions makes it worth telling. */
  readonly isStill: boolean;
  readonly form?: FormDefinition;
  readonly data?: Readonly<Record<string, unknown>>;
}

const isAnswer = ({ condition: { field } }: Wanted): boolean => field.startsWith('answer.') || field === 'actor.role';
const isDocument = ({ condition: { field } }: Wanted): boolean =>
  field === 'answer.form' || field === 'answer.document';

/** The document that a step's conditions ask it to be about. */
const documentNamed = (way: Way): string | undefined => {
  const named = way.find((wanted) => isDocument(wanted) && wanted.truth)?.condition.value;
  const [first] = [named].flat();
  return typeof first === 'string' ? first : undefined;
};

interface Candidate {
  readonly command: RecordEvent;
  readonly actor: Actor;
  readonly result: Result;
  readonly news: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
}

class Explorer implements Watcher {
  /** Shown by this story: known to all once the story is kept. */
  private readonly fresh = new Set<string>();
  private readonly seen: Seen = {
    has: (one) => this.known.has(one) || this.fresh.has(one),
    add: (one) => this.fresh.add(one),
  };
  /** What time and other cases have shown since the step before. */
  private meanwhile: string[] = [];

  constructor(
    private readonly compiled: CompiledPack,
    private readonly processId: string,
    private readonly process: Process,
    private readonly known: Set<string>,
    private readonly chance: Chance,
  ) {
    this.alone = chance.whole(1, 5) === 1;
  }

  explore(id: string, most: number): Story | undefined {
    const { pack } = this.compiled;
    const aim = this.chance.whole(1, 10) <= 2 ? undefined : this.untakenFrom(this.process.chart);
    const title = aim === undefined ? 'From the beginning of a case' : `From ${aim}`;
    return this.told(beginning(pack, this.process, id, title, aim, this.chance), (stage, story, written) => {
      let day = FIRST_STEP_ON;
      for (let waited = 0; written.length < most && waited < WAITS; ) {
        // What was recorded may have brought about a limit whose day has passed.
        advanceTo(stage, day);
        const best = this.best(stage, day);
        if (best !== undefined && best.news.length > 0) {
          waited = 0;
          written.push(this.take(stage, best, day, written.length + 1));
          continue;
        }
        waited += 1;
        day = this.nextDay(stage, day);
        advanceTo(stage, day);
        const step = this.timeStep(stage, story, day, written.length + 1);
        if (step === undefined) continue;
        written.push(step);
        waited = 0;
      }
    });
  }

  /** Things stand as the aim needs them, then its steps are taken; where it has none, time goes on. */
  aimed(id: string, { steps, way, alone, form, still }: Aim): Story | undefined {
    this.alone = alone === true;
    const { process, compiled } = this;
    const aims = steps.map((step) => ({
      ...step,
      document: step.document ?? documentNamed(step.way) ?? this.someDocument(step.event),
    }));
    const forms = aims.map(({ event, document }) => formOf(compiled, process, event, document)?.form);
    const around = [...way, ...aims.flatMap((step) => step.way)].filter((wanted) => !isAnswer(wanted));
    const asked = form === undefined ? undefined : compiled.pack.forms[form];
    const filled =
      asked === undefined ? undefined : realise(compiled, process, asked, way.filter(isAnswer), FIRST_STEP_ON);
    if (asked !== undefined && filled === undefined) return undefined;
    const stands = realise(compiled, process, undefined, around, FIRST_STEP_ON);
    if (stands === undefined) return undefined;
    const answers = aims.map((step, index) =>
      realise(
        compiled,
        process,
        forms[index],
        step.way.filter((wanted) => isAnswer(wanted) && !isDocument(wanted)),
        FIRST_STEP_ON,
      ),
    );
    if (answers.includes(undefined)) return undefined;
    const { pack } = compiled;
    const given = { ...stands.given, ...(Object.keys(stands.state).length === 0 ? {} : { state: stands.state }) };
    const story: Story = {
      id,
      authority: pack.authority.id,
      title:
        aims.length === 0
          ? 'As time goes by'
          : aims.map(({ event, document }) => [event, document].filter(Boolean).join(' ')).join(', then '),
      calendar: pack.calendar.id,
      child: { ref: 'AB', dob: stands.dob, sex: 'F', siblings: [] },
      actors: {},
      given,
      steps: [],
    };
    const data = Object.fromEntries(Object.entries(filled?.data ?? {}).filter(([, value]) => value !== null));
    const isStill = still === true || asked !== undefined;
    return this.told(
      story,
      (stage, _story, written) => {
        let isNews = false;
        const record = (
          event: string,
          document: string | undefined,
          data: Readonly<Record<string, unknown>>,
          role: string | undefined,
        ): void => {
          advanceTo(stage, FIRST_STEP_ON);
          const here = stage.cases.get(stage.child);
          const candidate = here === undefined ? undefined : this.byAnybody(here, event, document, data, role);
          if (candidate === undefined) return;
          isNews ||= candidate.news.length > 0;
          written.push(this.take(stage, candidate, FIRST_STEP_ON, written.length + 1));
        };
        for (const [document, status] of Object.entries(stands.documents))
          for (const event of stepsTo(process, document, status))
            record(event, process.events[event]?.document === 'named' ? document : undefined, {}, undefined);
        for (const [index, { event, document }] of aims.entries())
          record(event, document, answers[index]?.data ?? {}, answers[index]?.role);
        if (aims.length === 0) {
          const quiet = this.quietEvent(stage);
          if (quiet !== undefined) record(quiet, undefined, {}, undefined);
          if (still === true || asked !== undefined) {
            // What is asked of the day decides whether the story is worth it.
            isNews = true;
            return;
          }
          for (let day = FIRST_STEP_ON, moments = 0; moments < MOST_MOMENTS; moments += 1) {
            const here = stage.cases.get(stage.child);
            const next = here === undefined ? undefined : nextMomentOn(here);
            if (next === undefined || next > addDays(FIRST_STEP_ON, LONGEST_LOOK_AHEAD)) break;
            if (next > day) day = next;
            advanceTo(stage, day);
            const step = this.timeStep(stage, story, day, written.length + 1);
            if (step === undefined) continue;
            written.push(step);
            isNews = true;
          }
        }
        if (!isNews) written.length = 0;
      },
      { isStill, ...(asked === undefined ? {} : { form: asked, data }) },
    );
  }

  /** Opens the cases of a story, lets something happen to them, and writes down what did; undefined when nothing is worth it. */
  private told(
    story: Story,
    happen: (stage: Stage, story: Story, written: Step[]) => void,
    question: Question = { isStill: false },
  ): Story | undefined {
    const begun: Story = {
      ...story,
      steps: [{ n: 1, on: FIRST_STEP_ON, actor: 'system', event: 'BIRTHDAY', expect: { allowed: true } }],
    };
    const opened = openCases(this.compiled, this.processId, this.process, begun);
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
        const facts = [{ fact, value, from }];
        send(
          stage,
          ref,
          {
            kind: 'facts',
            facts,
            reason: 'How things stood before the story',
            on: from,
            correct: false,
            origin: 'import',
          },
          SYSTEM,
          from,
        );
      }
      happen(stage, story, written);
    } catch (error) {
      if (!(error instanceof StoryStopped)) throw error;
    }
    const last = written.at(-1);
    const record = stage.cases.get('AB');
    if (last === undefined || record === undefined) return undefined;
    const asked = questionsOfDay(this.compiled, this.process, record, last.on, this.seen);
    const trackers = [...(asked.trackers ?? []), ...this.later(stage, last.on)];
    const { form, data, isStill } = question;
    const forms = [
      ...(asked.forms ?? []),
      ...(form === undefined
        ? []
        : formExpectation(this.compiled, record, last.on, form, data ?? {}, false, noting(this.seen))),
    ];
    if (isStill && forms.length + trackers.length + (asked.access ?? []).length + (asked.says ?? []).length === 0)
      return undefined;
    const roles = new Set(written.map(({ actor }) => actor).filter((role) => role !== 'system'));
    const told: Story = {
      ...story,
      actors: Object.fromEntries([...roles].map((role) => [role, this.personOf(role)])),
      steps: written,
      ...asked,
      ...(trackers.length === 0 ? {} : { trackers }),
      ...(forms.length === 0 ? {} : { forms }),
    };
    // A story that tells it otherwise than it was explored (a fact that was known from the first step on) is left out.
    if (playStory(this.compiled, told).verdicts.some(({ holds }) => !holds)) return undefined;
    for (const one of this.fresh) this.known.add(one);
    return told;
  }

  /** An event that changes no state, so that a story can begin with something. */
  private quietEvent(stage: Stage): string | undefined {
    const record = stage.cases.get(stage.child);
    if (record === undefined) return undefined;
    return Object.keys(this.process.events).find((event) => {
      if (this.process.events[event]?.document === 'named' || this.process.events[event]?.sentBy !== 'person')
        return false;
      const result = this.byAnybody(record, event, undefined, {}, undefined)?.result;
      return result?.kind === 'decision' && result.entry.entered.length === 0 && result.facts.length === 0;
    });
  }

  private someDocument(event: string): string | undefined {
    if (this.process.events[event]?.document !== 'named') return undefined;
    return documentsByEvent(this.process).get(event)?.[0]?.[0];
  }

  /** The first role that may; where nobody may, the refusal of the first. */
  private byAnybody(
    record: CaseRecord,
    event: string,
    document: string | undefined,
    data: Readonly<Record<string, unknown>>,
    wanted: string | undefined,
  ): Candidate | undefined {
    const example = formOf(this.compiled, this.process, event, document)?.form.examples.complete ?? {};
    const roles = wanted === undefined ? this.rolesFor(event).map(({ role }) => role) : [wanted];
    let refused: Candidate | undefined;
    for (const role of roles) {
      const actor = { id: this.personOf(role), roles: [role] };
      const command: RecordEvent = {
        kind: 'record',
        event,
        on: FIRST_STEP_ON,
        answers: laidOver(example, data),
        origin: 'person',
        ...(document === undefined ? {} : { document }),
      };
      const circumstances = { today: FIRST_STEP_ON, actor };
      const result = decide(this.compiled, record, command, circumstances);
      if (result.kind === 'refusal' && result.refusal === 'answers-invalid') return refused;
      const news = this.unseen(this.newsOf({ ref: record.subjectRef, before: record, command, circumstances, result }));
      const candidate = {
        command,
        actor,
        result,
        news,
        data: document === undefined ? data : { form: document, ...data },
      };
      if (result.kind === 'decision' || result.refusal !== 'not-permitted') return candidate;
      refused ??= candidate;
    }
    return refused;
  }

  private unseen(news: readonly string[]): string[] {
    return [...new Set([...news, ...this.meanwhile])].filter((one) => !this.seen.has(one));
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
  private alone: boolean;
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
  private timeStep(stage: Stage, story: Story, day: PlainDate, n: number): Step | undefined {
    const fired = stage.happened.findLast(
      ({ ref, event, on, deadline }) =>
        ref === stage.child && event !== 'BIRTHDAY' && on === day && deadline !== undefined,
    );
    const isNews = this.meanwhile.some((one) => !this.seen.has(one));
    if (fired?.deadline !== undefined && isNews)
      return this.written(stage, day, { n, actor: 'system', event: fired.event, data: { key: fired.deadline } }, true);
    if (
      ageYears(story.child.dob, day) === ageYears(story.child.dob, addDays(day, -1)) ||
      this.process.events.BIRTHDAY === undefined
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
  private untakenFrom(chart: Chart): string | undefined {
    const untaken = elementsOf(this.compiled.pack).filter(
      ({ kind, place, at }) =>
        kind === 'transition' && at?.process === this.processId && at.state !== '' && !this.seen.has(place),
    );
    const state = oneOf(untaken, this.chance)?.at?.state;
    return state !== undefined && chartGraph(chart).states.get(state)?.kind === 'atomic' ? state : undefined;
  }

  private best(stage: Stage, day: PlainDate): Candidate | undefined {
    const { process } = this;
    const record = stage.cases.get(stage.child);
    if (record === undefined) return undefined;
    let best: Candidate | undefined;
    for (const [event, { sentBy, document }] of Object.entries(process.events)) {
      if (sentBy !== 'person' || !this.isWorthAsking(record, event)) continue;
      const documents =
        document === 'named' ? (documentsByEvent(process).get(event) ?? []).map(([key]) => key) : [undefined];
      for (const about of documents) {
        for (const candidate of this.tries(record, event, about, day))
          if (best === undefined || candidate.news.length > best.news.length) best = candidate;
      }
    }
    return best;
  }

  /** What no state takes now is asked now and then: that it is refused is worth a line too. Of the rest every second, for there are many. */
  private isWorthAsking(record: CaseRecord, event: string): boolean {
    const { chart } = this.process;
    const active = new Set(['', ...activePaths(record.state)]);
    const isTaken = chartGraph(chart).edges.some((edge) => edge.event === event && active.has(edge.source.path));
    return isTaken ? this.chance.whole(1, 2) === 1 : this.chance.whole(1, 20) === 1;
  }

  private tries(record: CaseRecord, event: string, document: string | undefined, day: PlainDate): Candidate[] {
    const { process } = this;
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
      const role = this.roleFor(event);
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
      const news = this.unseen(this.newsOf({ ref: record.subjectRef, before: record, command, circumstances, result }));
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

  /** Somebody who may, preferably by a grant by which nobody has. */
  private roleFor(event: string): string {
    const all = this.rolesFor(event);
    const fresh = all.filter(({ item }) => !this.seen.has(item));
    return (
      (oneOf(fresh, this.chance) ?? oneOf(all, this.chance))?.role ??
      Object.keys(this.compiled.pack.grants.roles)[0] ??
      ''
    );
  }

  /** Every role that some grant lets record it; the ones by whom nobody has come first. */
  private rolesFor(event: string): { readonly role: string; readonly item: string }[] {
    return this.compiled.pack.grants.grants
      .flatMap(({ may, events, roles }, index) =>
        may === 'record' && (events ?? []).includes(event)
          ? roles.map((role) => ({ role, item: `grants.json#/grants/${index} role ${role}` }))
          : [],
      )
      .sort((a, b) => Number(this.seen.has(a.item)) - Number(this.seen.has(b.item)));
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
