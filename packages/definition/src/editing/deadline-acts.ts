/** What can be done to the limits of a process: a new one, another part of one, gone, and what rests on each. */
import type { Component, DeadlineDefinition } from '../deadline.js';
import type { Pack } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { leavesOf, rulesOf } from '../pack-rules.js';
import { deriveKey } from './derive-key.js';
import { toJson } from './rule-acts.js';
import { type RuleUse, titleAround } from './rule-uses.js';
import type { PlaceChange } from './set-places.js';

export interface NewLimit {
  readonly title: string;
  readonly part: Component;
  /** While it stands. */
  readonly while: DeadlineDefinition['while'];
  /** The event that meets it. */
  readonly metBy: string;
  readonly owner: string;
}

/** A limit of one part, of which nobody else is told when it is overdue; the rest is written in its panel. */
export const addDeadline = (
  pack: Pack,
  process: string,
  limit: NewLimit,
): { readonly key: string; readonly changes: readonly PlaceChange[] } => {
  const key = deriveKey(limit.title, Object.keys(pack.processes[process]?.deadlines ?? {}));
  const after = toJson({
    title: limit.title,
    components: { [deriveKey(limit.part.title, [])]: limit.part },
    while: limit.while,
    metBy: [{ event: limit.metBy }],
    owner: limit.owner,
    onOverdue: [],
    sources: [limit.part.source],
  });
  return { key, changes: [{ file: processFile(process, 'deadlines'), at: `/${key}`, after }] };
};

/** Another part of a limit, the same as one that it has but for its condition: the earliest of all parts applies. */
export const addPart = (
  process: string,
  key: string,
  deadline: DeadlineDefinition,
  like: string,
  /** What people read of it until somebody writes otherwise. */
  title: string,
): { readonly part: string; readonly changes: readonly PlaceChange[] } => {
  const model = deadline.components[like];
  if (model === undefined) return { part: like, changes: [] };
  const { when: _when, ...same } = model;
  const part = deriveKey(like.replace(/\d+$/, ''), Object.keys(deadline.components));
  return {
    part,
    changes: [
      { file: processFile(process, 'deadlines'), at: `/${key}/components/${part}`, after: toJson({ ...same, title }) },
    ],
  };
};

/** Everything that speaks of a limit: rules about its day, tasks that are due with it. */
export const deadlineUses = (pack: Pack, process: string, key: string): readonly RuleUse[] => {
  const own = pack.processes[process];
  if (own === undefined) return [];
  const rules = rulesOf(pack)
    .filter(({ scope }) => scope.process === undefined || scope.process === own)
    .flatMap(({ path, rule }) =>
      leavesOf(rule, path)
        .conditions.filter(({ condition }) => condition.field === `due.${key}` || condition.value === `due.${key}`)
        .map(({ path: at }): RuleUse => ({ place: at, title: titleAround(pack, path) })),
    );
  const tasks = Object.entries(own.tasks).flatMap(([task, { deadline, title }]) =>
    deadline === key ? [{ place: place(processFile(process, 'tasks'), task, 'deadline'), title }] : [],
  );
  return [...rules, ...tasks];
};

export const removeDeadline = (process: string, key: string): readonly PlaceChange[] => [
  { file: processFile(process, 'deadlines'), at: `/${key}` },
];
