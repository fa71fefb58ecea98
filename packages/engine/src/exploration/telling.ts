/** A story while it is found: its cases on their virtual clock, and every step written down with everything that followed. */
import type { Expectation, FactValue, PlainDate, Step, Story } from '@homeward/definition';
import { formOf } from '../answers.js';
import { addDays } from '../calendar/plain-date.js';
import type { CaseRecord } from '../case-record.js';
import { type Actor, type RecordEvent, type Signal, SYSTEM, type TimePasses } from '../command.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import { nextMomentOn } from '../deadlines/time-commands.js';
import { decide } from '../decide.js';
import type { Refusal, Result } from '../decision.js';
import { openCases } from '../story/open-cases.js';
import { accept, advanceTo, ELSEWHERE, type Stage, StoryStopped, send } from '../story/stage.js';
import { processFor } from '../story/story-names.js';
import type { Asked, Watcher } from '../story/watcher.js';
import { whatHappened } from '../story/what-happened.js';
import { laidOver } from './answer-variants.js';
import { answersFor } from './answers-for.js';
import { newsOf } from './news.js';
import { FIRST_DAY, type PreparedStep, type Setting } from './prepare.js';

/** How the story calls the child, and its other case where the story is about another process. */
const CHILD = 'AB';
const OTHER = 'AB1';

const LONGEST_WAIT = 430;
/** Of one limit's ladder and those that follow from it. */
const MOST_MOMENTS = 25;

interface Candidate {
  readonly command: RecordEvent | TimePasses | Signal;
  readonly actor: Actor;
  readonly result: Result;
  readonly news: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly overrides: Readonly<Record<string, string>>;
}

const MOST_COMPLETIONS = 3;

const REASON = 'It was right for this child.';

/** The story of a setting before its first step; a process that is no child's stands beside the child's own. */
const storyOf = ({ pack }: CompiledPack, processId: string, { dob, given, state }: Setting): Story => {
  const standing = Object.keys(state).length === 0 ? {} : { state };
  const isMain = processFor(pack, []) === processId;
  const before = { ...given, ...standing };
  return {
    id: 'X',
    authority: pack.authority.id,
    title: '',
    calendar: pack.calendar.id,
    child: { ref: CHILD, dob, sex: 'F', siblings: [] },
    ...(isMain ? {} : { others: [{ ref: OTHER, process: processId, facts: { ...given }, ...standing }] }),
    actors: {},
    ...(isMain && Object.keys(before).length > 0 ? { given: before } : {}),
    steps: [],
  };
};

/** @returns undefined when no case can stand so */
export const openTelling = (
  compiled: CompiledPack,
  processId: string,
  setting: Setting,
  isKnown: (item: string) => boolean,
): Telling | undefined => {
  const main = processFor(compiled.pack, []);
  if (main === undefined) return undefined;
  const story = storyOf(compiled, processId, setting);
  const first: Step = { n: 1, on: FIRST_DAY, actor: 'system', event: 'BIRTHDAY', expect: { allowed: true } };
  const opened = openCases(compiled, main, processOf(compiled, main).process, { ...story, steps: [first] });
  if (opened.problems.length > 0) return undefined;
  const telling = new Telling(compiled, processId, story, setting.alone, opened.cases, isKnown);
  try {
    for (const { ref, fact, value, from } of opened.history) telling.known(ref, fact, value, from);
    advanceTo(telling.stage, FIRST_DAY);
  } catch (error) {
    if (!(error instanceof StoryStopped)) throw error;
    return undefined;
  }
  return telling;
};

export class Telling implements Watcher {
  readonly steps: Step[] = [];
  /** What it has shown that was not known before. */
  readonly shown = new Set<string>();
  readonly stage: Stage;
  /** What time and other cases have shown since the step before. */
  private meanwhile: string[] = [];

  constructor(
    private readonly compiled: CompiledPack,
    private readonly processId: string,
    private readonly story: Story,
    private readonly alone: boolean,
    cases: Map<string, CaseRecord>,
    private readonly isKnown: (item: string) => boolean,
  ) {
    const child = story.others === undefined ? CHILD : OTHER;
    this.stage = { compiled, child, cases, happened: [], unheard: [], watcher: this };
  }

  get record(): CaseRecord | undefined {
    return this.stage.cases.get(this.stage.child);
  }

  /** The case that its questions are about; undefined: the child's own. */
  get about(): string | undefined {
    return this.story.others === undefined ? undefined : OTHER;
  }

  known(ref: string, fact: string, value: FactValue, from: PlainDate): void {
    advanceTo(this.stage, from);
    const reason = 'How things stood before the story';
    const facts = [{ fact, value, from }];
    send(this.stage, ref, { kind: 'facts', facts, reason, on: from, correct: false, origin: 'import' }, SYSTEM, from);
  }

  /** Notes an item as shown, and says whether it is new. */
  note(item: string): boolean {
    if (this.isKnown(item) || this.shown.has(item)) return false;
    this.shown.add(item);
    return true;
  }

  /**
   * Records it, or is refused, whoever may first.
   * @param always it is needed for what comes after, whether it shows anything or not
   * @returns whether it was written down: it shows something new
   */
  take(step: PreparedStep, always: boolean): boolean {
    const { record } = this;
    const candidate = record === undefined ? undefined : this.ask(record, step);
    if (candidate === undefined) return false;
    const { command, actor, result, news } = candidate;
    const fresh = news.filter((item) => !this.isKnown(item) && !this.shown.has(item));
    if (fresh.length === 0 && !always) return false;
    for (const item of fresh) this.note(item);
    if (result.kind === 'decision') accept(this.stage, this.stage.child, command, result, FIRST_DAY);
    const who = command.kind !== 'record' ? 'system' : (actor.roles[0] ?? '');
    const { data, overrides } = candidate;
    const origin = command.kind === 'record' && command.origin === 'import' ? { origin: command.origin } : {};
    this.write(FIRST_DAY, { actor: who, event: command.event, data, overrides, ...origin }, result.kind === 'decision');
    return true;
  }

  /** The first role that may; where nobody may, the refusal of the first. */
  private ask(record: CaseRecord, step: PreparedStep): Candidate | undefined {
    if (step.event === 'BIRTHDAY') return this.askTime(record, step.event);
    if (this.sentBy(step.event) === 'signal') return this.askSignal(record, step);
    let refused: Candidate | undefined;
    for (const role of step.role === undefined ? this.rolesFor(step.event) : [step.role]) {
      const candidate = this.completed(record, step, role);
      const { result } = candidate;
      // Answers that the form itself refuses are nobody's story.
      if (result.kind === 'refusal' && result.refusal === 'answers-invalid') return refused;
      if (result.kind === 'decision' || result.refusal !== 'not-permitted') {
        if (step.passing !== true) return candidate;
        if (result.kind === 'decision') return refused ?? candidate;
        const passed = this.passing(record, step, role, result);
        if (passed !== undefined) return passed;
      }
      refused ??= candidate;
    }
    return refused;
  }

  /** What the form wants besides is answered too. */
  private completed(record: CaseRecord, step: PreparedStep, role: string): Candidate {
    let candidate = this.askAs(record, step, role);
    let { data } = step;
    for (let more = 0; more < MOST_COMPLETIONS; more += 1) {
      const { result } = candidate;
      if (result.kind === 'decision' || result.refusal !== 'answers-invalid') return candidate;
      const { process } = processOf(this.compiled, this.processId);
      const form = formOf(this.compiled, process, step.event, step.document)?.form;
      const answers = answersFor(form, result.answers ?? [], data);
      if (Object.keys(answers).length === 0) return candidate;
      data = { ...data, ...answers };
      candidate = this.askAs(record, { ...step, data }, role);
    }
    return candidate;
  }

  private sentBy(event: string): string | undefined {
    return processOf(this.compiled, this.processId).process.events[event]?.sentBy;
  }

  private askAs(
    record: CaseRecord,
    { event, document, data, imported }: PreparedStep,
    role: string,
    overrides: Readonly<Record<string, string>> = {},
  ): Candidate {
    const { process } = processOf(this.compiled, this.processId);
    const example = formOf(this.compiled, process, event, document)?.form.examples.complete ?? {};
    const actor = { id: this.personOf(role), roles: [role] };
    const reasons = Object.entries(overrides).map(([gate, reason]) => ({ gate, reason }));
    const command: RecordEvent = {
      kind: 'record',
      event,
      on: FIRST_DAY,
      answers: laidOver(example, data),
      origin: imported === true ? 'import' : 'person',
      ...(document === undefined ? {} : { document }),
      ...(reasons.length === 0 ? {} : { overrides: reasons }),
    };
    const circumstances = { today: FIRST_DAY, actor };
    const result = decide(this.compiled, record, command, circumstances);
    const news = newsOf(this.compiled, { ref: this.stage.child, before: record, command, circumstances, result });
    const passed =
      result.kind === 'decision' ? Object.keys(overrides).map((gate) => `${event} passed ${gate} as ${role}`) : [];
    return {
      command,
      actor,
      result,
      news: [...news, ...passed],
      data: document === undefined ? data : { form: document, ...data },
      overrides,
    };
  }

  /** With a reason for every gate that this role may pass. */
  private passing(record: CaseRecord, step: PreparedStep, role: string, refusal: Refusal): Candidate | undefined {
    const gates = (refusal.overridable ?? []).map(({ gate }) => gate);
    if (gates.length === 0) return undefined;
    const candidate = this.askAs(record, step, role, Object.fromEntries(gates.map((gate) => [gate, REASON])));
    return candidate.result.kind === 'decision' ? candidate : undefined;
  }

  private askSignal(record: CaseRecord, { event, data }: PreparedStep): Candidate | undefined {
    const answers = Object.fromEntries(Object.entries(data).filter(([, value]) => value !== null));
    const command = { kind: 'signal', event, on: FIRST_DAY, answers, from: ELSEWHERE } as const;
    const circumstances = { today: FIRST_DAY, actor: SYSTEM };
    const result = decide(this.compiled, record, command, circumstances);
    const news = newsOf(this.compiled, { ref: this.stage.child, before: record, command, circumstances, result });
    return { command, actor: SYSTEM, result, news, data: answers, overrides: {} };
  }

  private askTime(record: CaseRecord, event: 'BIRTHDAY'): Candidate | undefined {
    const command = { kind: 'time', event, on: FIRST_DAY } as const;
    const circumstances = { today: FIRST_DAY, actor: SYSTEM };
    const result = decide(this.compiled, record, command, circumstances);
    if (result.kind === 'refusal') return undefined;
    const news = newsOf(this.compiled, { ref: this.stage.child, before: record, command, circumstances, result });
    return { command, actor: SYSTEM, result, news, data: {}, overrides: {} };
  }

  /** Every role that some grant lets record it; those by whom nobody has come first. */
  private rolesFor(event: string): string[] {
    const all = this.compiled.pack.grants.grants.flatMap(({ may, events, roles }, index) =>
      may === 'record' && (events ?? []).includes(event)
        ? roles.map((role) => ({ role, isKnown: this.isKnown(`grants.json#/grants/${index} role ${role}`) }))
        : [],
    );
    return [...new Set(all.sort((a, b) => Number(a.isKnown) - Number(b.isKnown)).map(({ role }) => role))];
  }

  private personOf(role: string): string {
    return this.alone ? 'ONE1' : `${role.toUpperCase()}1`;
  }

  /** Something that changes no state, so that limits begin to run; where there is nothing of the kind, something that is refused. */
  begin(): boolean {
    const { process } = processOf(this.compiled, this.processId);
    let refused: PreparedStep | undefined;
    for (const [event, { document, sentBy }] of Object.entries(process.events)) {
      if (sentBy !== 'person' || document !== undefined || this.record === undefined) continue;
      const step = { event, document: undefined, data: {}, role: undefined };
      const result = this.ask(this.record, step)?.result;
      if (result?.kind === 'decision' && result.entry.entered.length === 0 && result.facts.length === 0)
        return this.take(step, true);
      if (result?.kind === 'refusal') refused ??= step;
    }
    return refused !== undefined && this.take(refused, true);
  }

  /** Lets time go on until nothing waits; what it brings on a day is a line of its own. */
  wait(): void {
    const last = addDays(FIRST_DAY, LONGEST_WAIT);
    for (let moments = 0; moments < MOST_MOMENTS; moments += 1) {
      const next = this.record === undefined ? undefined : nextMomentOn(this.record);
      if (next === undefined || next > last) return;
      advanceTo(this.stage, next);
      const fired = this.stage.happened.findLast(
        ({ ref, on, deadline }) => ref === this.stage.child && on === next && deadline !== undefined,
      );
      const isNews = this.meanwhile.some((item) => !this.isKnown(item) && !this.shown.has(item));
      if (fired?.deadline !== undefined && isNews)
        this.write(next, { actor: 'system', event: fired.event, data: { key: fired.deadline } }, true);
    }
  }

  asked(asked: Asked): void {
    if (asked.command.kind !== 'record' && asked.ref === this.stage.child)
      this.meanwhile.push(...newsOf(this.compiled, asked));
  }

  judged(): void {
    // Nothing is expected while the story is found.
  }

  /** The step with everything that has followed since the one before. */
  private write(
    on: PlainDate,
    step: Pick<Step, 'actor' | 'event' | 'data' | 'origin' | 'overrides'>,
    allowed: boolean,
  ): void {
    for (const item of this.meanwhile) this.note(item);
    this.meanwhile = [];
    const expect: Expectation = { allowed, ...withoutEmpty(whatHappened(this.stage, on)), nothingElse: true };
    this.stage.happened.length = 0;
    this.stage.unheard.length = 0;
    const { actor, event, data = {}, overrides = {} } = step;
    this.steps.push({
      n: this.steps.length + 1,
      on,
      actor,
      event,
      ...(this.about === undefined ? {} : { about: this.about }),
      ...(Object.keys(data).length === 0 ? {} : { data: { ...data } }),
      ...(step.origin === undefined ? {} : { origin: step.origin }),
      ...(Object.keys(overrides).length === 0 ? {} : { overrides: { ...overrides } }),
      expect,
    });
  }

  /** The story as far as it goes, with nothing asked of it yet. */
  told(): Story {
    const roles = new Set(this.steps.map(({ actor }) => actor).filter((role) => role !== 'system'));
    return {
      ...this.story,
      actors: Object.fromEntries([...roles].map((role) => [role, this.personOf(role)])),
      steps: this.steps,
    };
  }
}

const withoutEmpty = <T extends object>(lists: T): Partial<T> => {
  const kept: Partial<T> = { ...lists };
  for (const [key, value] of Object.entries(lists))
    if (typeof value === 'object' && value !== null && Object.keys(value).length === 0)
      Reflect.deleteProperty(kept, key);
  return kept;
};
