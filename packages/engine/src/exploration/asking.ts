/** Who may record a step, with which answers and reasons, and what the engine says to it. */
import { formOf } from '../answers.js';
import type { CaseRecord } from '../case-record.js';
import { type Actor, type RecordEvent, type Signal, SYSTEM, type TimePasses } from '../command.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import { decide } from '../decide.js';
import type { Refusal, Result } from '../decision.js';
import { ELSEWHERE } from '../story/stage.js';
import { laidOver } from './answer-variants.js';
import { answersFor } from './answers-for.js';
import { FIRST_DAY } from './first-day.js';
import { newsOf } from './news.js';
import type { PreparedStep } from './prepare.js';

/** A step as it would be recorded, with what would come of it. Nothing has happened yet. */
export interface Candidate {
  readonly command: RecordEvent | TimePasses | Signal;
  readonly actor: Actor;
  readonly result: Result;
  readonly news: readonly string[];
  readonly data: Readonly<Record<string, unknown>>;
  readonly overrides: Readonly<Record<string, string>>;
}

const MOST_COMPLETIONS = 3;

const REASON = 'It was right for this child.';

export class Asking {
  constructor(
    private readonly compiled: CompiledPack,
    private readonly processId: string,
    /** The case that is asked about, as its story calls it. */
    private readonly ref: string,
    /** One person holds all roles. */
    private readonly alone: boolean,
    private readonly isKnown: (item: string) => boolean,
  ) {}

  private readonly isNew = (item: string): boolean => !this.isKnown(item);

  /** Roles that somebody else holds all the same. */
  private readonly others = new Set<string>();

  /**
   * The first role that may; where nobody may, the refusal of the first.
   * @param byAnother than the one person who holds all roles
   */
  ask(record: CaseRecord, step: PreparedStep, { byAnother = false } = {}): Candidate | undefined {
    if (step.event === 'BIRTHDAY') return this.askTime(record, step.event);
    if (this.sentBy(step.event) === 'signal') return this.askSignal(record, step);
    let refused: Candidate | undefined;
    for (const role of step.role === undefined ? this.rolesFor(step.event) : [step.role]) {
      if (byAnother) this.others.add(role);
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
    { event, document, data, alsoAs = [], imported }: PreparedStep,
    role: string,
    overrides: Readonly<Record<string, string>> = {},
  ): Candidate {
    const { process } = processOf(this.compiled, this.processId);
    const example = formOf(this.compiled, process, event, document)?.form.examples.complete ?? {};
    const actor = { id: this.personOf(role), roles: [role, ...alsoAs] };
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
    const news = newsOf(this.compiled, { ref: this.ref, before: record, command, circumstances, result }, this.isNew);
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
    const news = newsOf(this.compiled, { ref: this.ref, before: record, command, circumstances, result }, this.isNew);
    return { command, actor: SYSTEM, result, news, data: answers, overrides: {} };
  }

  private askTime(record: CaseRecord, event: 'BIRTHDAY'): Candidate | undefined {
    const command = { kind: 'time', event, on: FIRST_DAY } as const;
    const circumstances = { today: FIRST_DAY, actor: SYSTEM };
    const result = decide(this.compiled, record, command, circumstances);
    if (result.kind === 'refusal') return undefined;
    const news = newsOf(this.compiled, { ref: this.ref, before: record, command, circumstances, result }, this.isNew);
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

  personOf(role: string): string {
    return this.alone && !this.others.has(role) ? 'ONE1' : `${role.toUpperCase()}1`;
  }
}
