/** Goes for everything in a pack that its stories have not shown yet, and writes down what happens there as walkthroughs. */
import type { Pack, Process, Story } from '@homeward/definition';
import type { CompiledPack } from '../compile-pack.js';
import { playStory } from '../story/play-story.js';
import { StoryStopped } from '../story/stage.js';
import type { Aim, Asked } from './aim.js';
import { aimsOf } from './aims.js';
import { stepsTo } from './document-aims.js';
import { nextHere } from './next-here.js';
import { FIRST_DAY, type Prepared, prepare } from './prepare.js';
import { formOf, noting, questionsOfDay, type Seen } from './questions-of-day.js';
import { openTelling, type Telling } from './telling.js';
import { titleOf } from './titles.js';
import { withoutSpare } from './without-spare.js';

/** A story that was found, the part of the pack that it guards, and everything that it shows. */
export interface FoundStory {
  readonly part: string;
  readonly story: Story;
  readonly shows: ReadonlySet<string>;
}

/** Steps in one story: more are told in the next. */
const MOST_STEPS = 12;

/**
 * Pure: the same pack always gives the same stories.
 *
 * @returns stories whose expectations are what happens, whole; each shows something that no other does
 */
export const explore = (compiled: CompiledPack): FoundStory[] => {
  const known = new Set<string>();
  const found: FoundStory[] = [];
  const keep = (one: FoundStory | undefined): void => {
    if (one === undefined) return;
    found.push(one);
    for (const item of one.shows) known.add(item);
  };
  for (const [id, process] of Object.entries(compiled.pack.processes)) {
    const aims = aimsOf(compiled.pack, id).flatMap((aim) => prepare(compiled, process, aim) ?? []);
    const moving = distinct(aims.filter(({ aim }) => !isQuestion(aim)));
    const explorer = new Explorer(compiled, id, process, known, moving);
    for (const aim of moving) keep(explorer.follow(aim));
    for (const together of bySetting(aims.filter(({ aim }) => isQuestion(aim)))) keep(explorer.askAll(together));
  }
  return named(compiled.pack, withoutSpare(found));
};

const isQuestion = ({ asks, form }: Aim): boolean => asks !== undefined || form !== undefined;

const distinct = (aims: readonly Prepared[]): Prepared[] =>
  [
    ...new Map(aims.map((one) => [JSON.stringify([one.setting, one.steps]), one] as const).reverse()).values(),
  ].reverse();

/** Questions about cases that stand in the same way are asked in one story. */
const bySetting = (aims: readonly Prepared[]): Prepared[][] => {
  const groups = new Map<string, Prepared[]>();
  for (const aim of aims) {
    const key = JSON.stringify(aim.setting);
    groups.set(key, [...(groups.get(key) ?? []), aim]);
  }
  return [...groups.values()];
};

/** Numbered within their part, so that a change of one part leaves the others as they were. */
const named = (pack: Pack, found: readonly FoundStory[]): FoundStory[] => {
  const numbers = new Map<string, number>();
  return found.map(({ part, story, shows }) => {
    const number = (numbers.get(part) ?? 0) + 1;
    numbers.set(part, number);
    const { id: _none, title: _untold, ...rest } = story;
    return {
      part,
      shows,
      story: { id: `guards.${part}.${number}`, title: titleOf(pack, story), guards: part, ...rest },
    };
  });
};

class Explorer {
  private readonly done = new Set<Prepared>();

  constructor(
    private readonly compiled: CompiledPack,
    private readonly processId: string,
    private readonly process: Process,
    private readonly known: ReadonlySet<string>,
    private readonly aims: readonly Prepared[],
  ) {}

  private readonly isKnown = (item: string): boolean => this.known.has(item);

  /** Things stand as the aim needs them, its steps are taken, then those of every other aim that things happen to stand for. */
  follow(prepared: Prepared): FoundStory | undefined {
    const { aim } = prepared;
    if (this.done.has(prepared) || (aim.shows !== undefined && this.isKnown(aim.shows))) return undefined;
    this.done.add(prepared);
    const first = this.told(prepared, true);
    const isMissed = (one: typeof first): boolean =>
      aim.shows !== undefined && (one === undefined || (one !== 'otherwise' && !one.shows.has(aim.shows)));
    // A limit runs only once something has been recorded, so that its end needs a step before.
    const found =
      isMissed(first) && prepared.steps.length === 1 ? this.better(first, this.told(prepared, true, true)) : first;
    if (found !== 'otherwise') return found;
    // What was taken in passing told it otherwise: alone it may still hold.
    for (const one of this.passing) this.done.delete(one);
    const alone = this.told(prepared, false);
    return alone === 'otherwise' ? undefined : alone;
  }

  private better(one: FoundStory | 'otherwise' | undefined, other: FoundStory | 'otherwise' | undefined): typeof one {
    if (other === undefined || other === 'otherwise') return one;
    return one === undefined || one === 'otherwise' || other.shows.size > one.shows.size ? other : one;
  }

  private passing: Prepared[] = [];

  /** @returns undefined when it shows nothing new; `otherwise` when the story does not hold as it was found */
  private told(prepared: Prepared, onwards: boolean, begun = false): FoundStory | 'otherwise' | undefined {
    this.passing = [];
    const telling = this.begun(prepared);
    if (telling === undefined) return undefined;
    try {
      if (begun) telling.begin();
      for (const step of prepared.steps) telling.take(step, prepared.steps.length > 1);
      if (prepared.steps.length === 0 && telling.begin()) telling.wait();
      if (telling.shown.size === 0) return undefined;
      if (prepared.steps.length > 0 && onwards) this.goOn(telling);
    } catch (error) {
      if (!(error instanceof StoryStopped)) throw error;
      return 'otherwise';
    }
    return this.held(telling, telling.told(), prepared.aim.part) ?? 'otherwise';
  }

  private goOn(telling: Telling): void {
    while (telling.steps.length < MOST_STEPS) {
      const { record } = telling;
      const next =
        record === undefined
          ? undefined
          : nextHere(this.compiled, record, this.aims, (one) => this.isOpen(one, telling));
      const [step] = next?.steps ?? [];
      if (next === undefined || step === undefined) return;
      // What shows nothing here may do so where it stands alone.
      this.tried.add(next);
      if (!telling.take(step, false)) continue;
      this.done.add(next);
      this.passing.push(next);
    }
  }

  /** Aims that have been tried in passing: once is enough. */
  private readonly tried = new Set<Prepared>();

  private isOpen(one: Prepared, telling: Telling): boolean {
    const { shows } = one.aim;
    return (
      one.steps.length === 1 &&
      !one.setting.alone &&
      !this.done.has(one) &&
      !this.tried.has(one) &&
      (shows === undefined || !(this.isKnown(shows) || telling.shown.has(shows)))
    );
  }

  private begun({ setting }: Prepared): Telling | undefined {
    const telling = openTelling(this.compiled, this.processId, setting, this.isKnown);
    for (const [document, status] of Object.entries(setting.documents))
      for (const event of stepsTo(this.process, document, status)) {
        const isNamed = this.process.events[event]?.document === 'named';
        telling?.take({ event, document: isNamed ? document : undefined, data: {}, role: undefined }, true);
      }
    return telling;
  }

  /** All that is asked of cases that stand in one way. */
  askAll(together: readonly Prepared[]): FoundStory | undefined {
    const [first] = together;
    const telling = first === undefined ? undefined : this.begun(first);
    if (first === undefined || telling === undefined) return undefined;
    try {
      if (telling.steps.length === 0 && !telling.begin()) return undefined;
    } catch (error) {
      if (!(error instanceof StoryStopped)) throw error;
      return undefined;
    }
    const { record } = telling;
    if (record === undefined) return undefined;
    const seen: Seen = {
      has: (item) => this.isKnown(item) || telling.shown.has(item),
      add: (item) => telling.note(item),
    };
    const asks = new Set<Asked>(together.flatMap(({ aim }) => aim.asks ?? []));
    const asked = questionsOfDay(this.compiled, record, FIRST_DAY, asks, seen, telling.about);
    const child = telling.stage.cases.get('AB') ?? record;
    const forms = [
      ...(asked.forms ?? []),
      ...together.flatMap(({ aim, data }) => {
        const form = aim.form === undefined ? undefined : this.compiled.pack.forms[aim.form];
        return form === undefined ? [] : formOf(this.compiled, child, FIRST_DAY, form, data, false, noting(seen));
      }),
    ];
    const isAsked = forms.length + Object.keys(asked).length > 0;
    if (!isAsked || telling.shown.size === 0) return undefined;
    return this.held(
      telling,
      { ...telling.told(), ...asked, ...(forms.length === 0 ? {} : { forms }) },
      first.aim.part,
    );
  }

  /** A story that tells it otherwise than it was found (a fact that was known from the first step on) is left out. */
  private held(telling: Telling, story: Story, part: string): FoundStory | undefined {
    if (story.steps.length === 0) return undefined;
    if (playStory(this.compiled, story).verdicts.some(({ holds }) => !holds)) return undefined;
    return { part, story, shows: telling.shown };
  }
}
