/** What of a pack no walkthrough reaches: transitions, limits, grants, gates, tasks and notices. */
import {
  type ElementKind,
  elementsOf,
  leavesOf,
  type Pack,
  type PackElement,
  place,
  processFile,
} from '@homeward/definition';
import { asksNothing, switchedOffBy } from './switched-off.js';
import type { StoryTrace } from './trace-story.js';

export interface Unreached {
  readonly kind: ElementKind;
  readonly place: string;
  readonly title: string;
  /** What did not happen to it: `is never started`. */
  readonly what: string;
  readonly suggestion: string;
}

interface Wanted {
  readonly aspect?: string;
  readonly what: string;
  readonly suggestion: (element: PackElement) => string;
}

const WANTED: Partial<Readonly<Record<ElementKind, readonly Wanted[]>>> = {
  transition: [
    {
      what: 'is never taken',
      suggestion: ({ at }) =>
        at?.event === undefined
          ? `Let a walkthrough come to ${at?.state || 'this state'} with what its guard asks for.`
          : `Let a walkthrough record ${at.event} while the case stands at ${at.state || 'any state'}.`,
    },
  ],
  deadline: [
    {
      aspect: 'started',
      what: 'is never started',
      suggestion: () => 'Let a walkthrough come to where it stands, and expect its date.',
    },
    { aspect: 'met', what: 'is never met', suggestion: () => 'Let a walkthrough record what meets it.' },
    {
      aspect: 'overdue',
      what: 'is never overdue',
      suggestion: () => 'Let a walkthrough pass its date without meeting it.',
    },
  ],
  grant: [
    {
      aspect: 'allowed',
      what: 'never lets anybody do anything',
      suggestion: () => 'Let one of its roles do it, or ask for it under `access`.',
    },
  ],
  gate: [
    {
      aspect: 'shut',
      what: 'is never shut',
      suggestion: ({ at }) =>
        `Let a walkthrough record ${at?.event ?? 'its event'} without what it asks for, and expect a refusal.`,
    },
  ],
  task: [
    {
      aspect: 'created',
      what: 'is never created',
      suggestion: () => 'Let a walkthrough record what creates it, and expect it under `tasks`.',
    },
  ],
  notice: [
    {
      what: 'is never sent',
      suggestion: () => 'Let a walkthrough record what it is sent on, and expect its readers under `notify`.',
    },
  ],
};

/** In the order of the pack. */
export const unreached = (pack: Pack, traces: readonly StoryTrace[]): Unreached[] =>
  elementsOf(pack).flatMap((element) =>
    (WANTED[element.kind] ?? []).flatMap(({ aspect, what, suggestion }): Unreached[] => {
      const passed = aspect === undefined ? element.place : `${element.place} ${aspect}`;
      if (traces.some((trace) => trace.passed.has(passed))) return [];
      if (aspect === 'overdue' && isMetByItsOwnDay(pack, element)) return [];
      if (offBy(pack, element) !== undefined) return [];
      const { kind, place, title } = element;
      return [{ kind, place, title, what, suggestion: suggestion(element) }];
    }),
  );

/** What nothing can reach because the authority has it switched off by a parameter, in the order of the pack. */
export const switchedOff = (pack: Pack): readonly (PackElement & { readonly by: string })[] =>
  elementsOf(pack).flatMap((element) => {
    const by = WANTED[element.kind] === undefined ? undefined : offBy(pack, element);
    return by === undefined ? [] : [{ ...element, by }];
  });

const offBy = (pack: Pack, { place: at }: PackElement): string | undefined => {
  for (const [id, { deadlines, tasks, events }] of Object.entries(pack.processes)) {
    for (const [key, limit] of Object.entries(deadlines))
      if (at === place(processFile(id, 'deadlines'), key)) return switchedOffBy(pack, limit.while);
    for (const [key, task] of Object.entries(tasks))
      if (at === place(processFile(id, 'tasks'), key)) {
        const by = task.createdBy.map(({ when }) => switchedOffBy(pack, when));
        return by.every((one) => one !== undefined) ? by[0] : undefined;
      }
    for (const [event, { gates }] of Object.entries(events))
      for (const [index, gate] of gates.entries())
        if (at === place(processFile(id, 'events'), event, 'gates', index)) return asksNothing(pack, gate.requires);
  }
  return undefined;
};

/** A limit that its own day meets is never overdue: it only says when to look. */
const isMetByItsOwnDay = (pack: Pack, { place: at }: PackElement): boolean =>
  Object.entries(pack.processes).some(([id, { deadlines }]) =>
    Object.entries(deadlines).some(
      ([key, { kind, metBy }]) =>
        at === place(processFile(id, 'deadlines'), key) &&
        kind === 'at' &&
        metBy.some(
          ({ event, when }) =>
            event === 'DEADLINE_REACHED' &&
            when !== undefined &&
            leavesOf(when, '').conditions.some(
              ({ condition: { field, value } }) => field === 'answer.key' && value === key,
            ),
        ),
    ),
  );
