/** Goes for one aim after the other in one process, and tells a story of each that shows something new. */
import type { Process, Story } from '@homeward/definition';
import type { CompiledPack } from '../compile-pack.js';
import { playStory } from '../story/play-story.js';
import { advanceTo, StoryStopped } from '../story/stage.js';
import type { Asked } from './aim.js';
import { dayFor } from './day-for.js';
import { stepsTo } from './document-aims.js';
import { FIRST_DAY } from './first-day.js';
import type { FoundStory } from './found-story.js';
import { nextHere } from './next-here.js';
import type { Prepared } from './prepare.js';
import { formOf, noting, questionsOfDay, type Seen } from './questions-of-day.js';
import { openTelling, type Telling } from './telling.js';

/** Steps in one story: more are told in the next. */
const MOST_STEPS = 12;

/** It does not hold as it was found. */
const OTHERWISE = 'otherwise';

const larger = (
  one: FoundStory | undefined,
  other: FoundStory | typeof OTHERWISE | undefined,
): FoundStory | undefined => {
  if (other === undefined || other === OTHERWISE) return one;
  return one === undefined || other.shows.size > one.shows.size ? other : one;
};

export class Explorer {
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
    const { shows } = aim;
    const first = this.told(prepared, { onwards: true });
    let best = first === OTHERWISE ? undefined : first;
    // A limit runs only once something has been recorded, so that its end needs a step before.
    if (shows !== undefined && prepared.steps.length === 1 && best?.shows.has(shows) !== true)
      best = larger(best, this.told(prepared, { onwards: true, begun: true }));
    // What was taken in passing may have told it otherwise: alone it may still hold.
    if (best === undefined && first === OTHERWISE) best = larger(best, this.told(prepared, { onwards: false }));
    return best;
  }

  /** @returns undefined when it shows nothing new */
  private told(
    prepared: Prepared,
    { onwards, begun = false }: { readonly onwards: boolean; readonly begun?: boolean },
  ): FoundStory | typeof OTHERWISE | undefined {
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
      return OTHERWISE;
    }
    return this.held(telling, telling.told(), prepared.aim.part) ?? OTHERWISE;
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
      telling.take(step, false);
    }
  }

  /** Aims that have been tried in passing: once is enough. What they are for may show only where they stand alone, which comes later. */
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

  /** The case as it is to stand: its documents are brought there by steps, or stand there where no steps lead. */
  private begun(prepared: Prepared): Telling | undefined {
    const telling = this.bySteps(prepared);
    const { documents, alone } = prepared.setting;
    const standing = telling?.record?.documents;
    const isThere = Object.entries(documents).every(([key, status]) => (standing?.[key]?.status ?? 'none') === status);
    // Whose document it is only steps can say.
    if (telling === undefined || isThere || alone) return telling;
    const given = Object.fromEntries(Object.entries(documents).filter(([, status]) => status !== 'none'));
    return openTelling(this.compiled, this.processId, prepared.setting, this.isKnown, given);
  }

  private bySteps({ setting }: Prepared): Telling | undefined {
    const telling = openTelling(this.compiled, this.processId, setting, this.isKnown);
    for (const [document, status] of Object.entries(setting.documents))
      for (const [index, event] of stepsTo(this.process, document, status).entries()) {
        const isNamed = this.process.events[event]?.document === 'named';
        telling?.take({ event, document: isNamed ? document : undefined, data: {}, role: undefined }, true, {
          // What somebody wrote is approved by another, before its author comes to it again.
          byAnother: setting.alone && index > 0,
        });
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
    const trackers = [...(asked.trackers ?? []), ...this.trackersOfOtherDays(telling, together, seen)];
    const forms = [
      ...(asked.forms ?? []),
      ...together.flatMap(({ aim, data }) => {
        const form = aim.form === undefined ? undefined : this.compiled.pack.forms[aim.form];
        return form === undefined ? [] : formOf(this.compiled, child, FIRST_DAY, form, data, false, noting(seen));
      }),
    ];
    const isAsked = forms.length + trackers.length + Object.keys(asked).length > 0;
    if (!isAsked || telling.shown.size === 0) return undefined;
    return this.held(
      telling,
      {
        ...telling.told(),
        ...asked,
        ...(trackers.length === 0 ? {} : { trackers }),
        ...(forms.length === 0 ? {} : { forms }),
      },
      first.aim.part,
    );
  }

  /** A list that counts on some days of the week only is asked on those that its aim needs, once they have come. */
  private trackersOfOtherDays(
    telling: Telling,
    together: readonly Prepared[],
    seen: Seen,
  ): NonNullable<Story['trackers']> {
    const days = together.flatMap(({ aim, around }) =>
      aim.asks?.includes('trackers') === true ? dayFor(this.compiled, around) : [],
    );
    return [...new Set(days)]
      .filter((day) => day !== FIRST_DAY)
      .sort()
      .flatMap((day) => {
        advanceTo(telling.stage, day);
        const { record } = telling;
        if (record === undefined) return [];
        return (
          questionsOfDay(this.compiled, record, day, new Set<Asked>(['trackers']), seen, telling.about).trackers ?? []
        );
      });
  }

  /** A story that tells it otherwise than it was found (a fact that was known from the first step on) is left out. */
  private held(telling: Telling, story: Story, part: string): FoundStory | undefined {
    if (story.steps.length === 0) return undefined;
    if (playStory(this.compiled, story).verdicts.some(({ holds }) => !holds)) return undefined;
    return { part, story, shows: telling.shown };
  }
}
