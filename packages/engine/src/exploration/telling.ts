/** A story while it is found: its cases on their virtual clock, and every step written down with everything that followed. */
import type { DocumentStatus, Expectation, FactValue, PlainDate, Step, Story } from '@homeward/definition';
import { addDays } from '../calendar/plain-date.js';
import type { CaseRecord } from '../case-record.js';
import { SYSTEM } from '../command.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import { nextMomentOn } from '../deadlines/time-commands.js';
import { openCases } from '../story/open-cases.js';
import { accept, advanceTo, type Stage, StoryStopped, send } from '../story/stage.js';
import { processFor } from '../story/story-names.js';
import type { Asked, Watcher } from '../story/watcher.js';
import { refusalLabel, whatHappened } from '../story/what-happened.js';
import { Asking } from './asking.js';
import { FIRST_DAY } from './first-day.js';
import { ownReference } from './link-aims.js';
import { newsOf } from './news.js';
import type { PreparedStep, Setting } from './prepare.js';

/** How the story calls the child, and its other case where the story is about another process. */
const CHILD = 'AB';
const OTHER = 'AB1';
const SEX = 'F';

const LONGEST_WAIT = 430;
const ALLOWED = { allowed: true };

/** Of one limit's ladder and those that follow from it. */
const MOST_MOMENTS = 25;

type Documents = Readonly<Record<string, DocumentStatus>>;

/** The story of a setting before its first step; a process that is no child's stands beside the child's own. */
const storyOf = (
  { pack }: CompiledPack,
  processId: string,
  { dob, given, state, tasks, links }: Setting,
  documents: Documents,
): Story => {
  const isMain = processFor(pack, []) === processId;
  const linked = Object.entries(links).map(([link, references]): [string, string[]] => [
    link,
    references.map((reference) => ownReference(reference, isMain ? CHILD : OTHER)),
  ]);
  const standing = {
    ...(Object.keys(state).length === 0 ? {} : { state }),
    ...(tasks.length === 0 ? {} : { tasks: [...tasks] }),
    ...(Object.keys(documents).length === 0 ? {} : { documents: { ...documents } }),
    ...(linked.length === 0 ? {} : { links: Object.fromEntries(linked) }),
  };
  // Another case of a child knows when it was born, as the child's own does.
  const born =
    pack.processes[processId]?.definition.subject === 'child'
      ? Object.fromEntries(
          Object.entries({ dateOfBirth: dob, sex: SEX }).filter(([fact]) => Object.hasOwn(pack.facts, fact)),
        )
      : {};
  const before = { ...given, ...standing };
  return {
    id: 'X',
    authority: pack.authority.id,
    title: '',
    calendar: pack.calendar.id,
    child: { ref: CHILD, dob, sex: SEX, siblings: [] },
    ...(isMain ? {} : { others: [{ ref: OTHER, process: processId, facts: { ...born, ...given }, ...standing }] }),
    actors: {},
    ...(isMain && Object.keys(before).length > 0 ? { given: before } : {}),
    steps: [],
  };
};

/**
 * @param documents those that stand so from the first; the others are brought there by steps
 * @returns undefined when no case can stand so
 */
export const openTelling = (
  compiled: CompiledPack,
  processId: string,
  setting: Setting,
  isKnown: (item: string) => boolean,
  documents: Documents = {},
): Telling | undefined => {
  const main = processFor(compiled.pack, []);
  if (main === undefined) return undefined;
  const story = storyOf(compiled, processId, setting, documents);
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
  private readonly asking: Asking;
  /** What time and other cases have shown since the step before. */
  private meanwhile: string[] = [];

  constructor(
    private readonly compiled: CompiledPack,
    private readonly processId: string,
    private readonly story: Story,
    alone: boolean,
    cases: Map<string, CaseRecord>,
    private readonly isKnown: (item: string) => boolean,
  ) {
    const child = story.others === undefined ? CHILD : OTHER;
    this.stage = { compiled, child, cases, happened: [], unheard: [], watcher: this };
    this.asking = new Asking(compiled, processId, child, alone, isKnown);
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
   * @param by who records it, where one person holds all roles: that person unless said
   * @returns whether it was written down: it shows something new
   */
  take(step: PreparedStep, always: boolean, by?: { readonly byAnother: boolean }): boolean {
    const { record } = this;
    const candidate = record === undefined ? undefined : this.asking.ask(record, step, by);
    if (candidate === undefined) return false;
    const { command, actor, result, news } = candidate;
    const fresh = news.filter((item) => !this.isKnown(item) && !this.shown.has(item));
    if (fresh.length === 0 && !always) return false;
    for (const item of fresh) this.note(item);
    if (result.kind === 'decision') accept(this.stage, this.stage.child, command, result, FIRST_DAY);
    const [first = '', ...alsoAs] = actor.roles;
    const who = command.kind !== 'record' ? 'system' : first;
    const besides = command.kind === 'record' && alsoAs.length > 0 ? { alsoAs } : {};
    const { data, overrides } = candidate;
    const origin = command.kind === 'record' && command.origin === 'import' ? { origin: command.origin } : {};
    const answer = result.kind === 'decision' ? ALLOWED : { allowed: false, refused: refusalLabel(result) };
    this.write(FIRST_DAY, { actor: who, ...besides, event: command.event, data, overrides, ...origin }, answer);
    return true;
  }

  /** Something that changes no state, so that limits begin to run; where there is nothing of the kind, something that is refused. */
  begin(): boolean {
    const { process } = processOf(this.compiled, this.processId);
    let second: PreparedStep | undefined;
    let refused: PreparedStep | undefined;
    for (const [event, { sentBy, document }] of Object.entries(process.events)) {
      if (sentBy === 'time' || document === 'named' || this.record === undefined) continue;
      const step = { event, document: undefined, data: {}, role: undefined };
      const result = this.asking.ask(this.record, step)?.result;
      if (result?.kind === 'refusal') refused ??= step;
      if (result?.kind !== 'decision' || result.entry.entered.length > 0) continue;
      if (result.facts.length === 0) return this.take(step, true);
      second ??= step;
    }
    const step = second ?? refused;
    return step !== undefined && this.take(step, true);
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
        this.write(next, { actor: 'system', event: fired.event, data: { key: fired.deadline } }, ALLOWED);
    }
  }

  asked(asked: Asked): void {
    if (asked.command.kind !== 'record' && asked.ref === this.stage.child)
      this.meanwhile.push(...newsOf(this.compiled, asked, (item) => !this.isKnown(item)));
  }

  judged(): void {
    // Nothing is expected while the story is found.
  }

  /** The step with everything that has followed since the one before. */
  private write(
    on: PlainDate,
    step: Pick<Step, 'actor' | 'alsoAs' | 'event' | 'data' | 'origin' | 'overrides'>,
    answer: Pick<Expectation, 'allowed' | 'refused'>,
  ): void {
    for (const item of this.meanwhile) this.note(item);
    this.meanwhile = [];
    const expect: Expectation = { ...answer, ...withoutEmpty(whatHappened(this.stage, on)), nothingElse: true };
    this.stage.happened.length = 0;
    this.stage.unheard.length = 0;
    const { actor, event, data = {}, overrides = {} } = step;
    this.steps.push({
      n: this.steps.length + 1,
      on,
      actor,
      ...(step.alsoAs === undefined ? {} : { alsoAs: step.alsoAs }),
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
      actors: Object.fromEntries([...roles].map((role) => [role, this.asking.personOf(role)])),
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
