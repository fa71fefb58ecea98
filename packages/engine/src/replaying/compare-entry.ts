/** Sets what an entry changed when it was recorded beside what it changes under another pack. */
import { changesOf, type EntryChanges } from '../audit/entry-changes.js';
import { stateTitle } from '../chart/state-titles.js';
import { equal } from '../compare/equal.js';
import { processOf } from '../compile-pack.js';
import type { Decision, Refusal } from '../decision.js';
import type { PastEntry, ReplayBreak } from './live-case.js';
import type { PacksSideBySide } from './packs-side-by-side.js';

/** What is not a break but makes the two histories differ, by key. */
export interface EntryDifferences {
  readonly limits: Set<string>;
  readonly tasks: Set<string>;
  readonly notices: Set<string>;
  readonly steps: Set<string>;
  readonly documents: Set<string>;
  readonly facts: Set<string>;
}

export const noDifferences = (): EntryDifferences => ({
  limits: new Set(),
  tasks: new Set(),
  notices: new Set(),
  steps: new Set(),
  documents: new Set(),
  facts: new Set(),
});

/** @returns how the entry does not conform; undefined when it does, with what differs beside noted in `differences` */
export const compareEntry = (
  packs: PacksSideBySide,
  { entry, changes }: PastEntry,
  decision: Decision,
  differences: EntryDifferences,
): ReplayBreak | undefined => {
  const { process } = decision.next;
  const otherState = compareStates(packs, process, { entry, changes }, decision, differences);
  if (otherState !== undefined) return otherState;
  const now = changesOf(decision);
  if (changes.documents.length > 0 || now.documents.length > 0) {
    const said = (list: EntryChanges['documents']) =>
      list.map(({ document, version, status }) => `${document} ${version} ${status}`);
    const { missing, extra } = apart(said(changes.documents), said(now.documents));
    const broken = [...missing, ...extra.filter((one) => packs.knew(process, 'document', nameIn(one)))];
    if (broken.length > 0)
      return breakOf(
        { entry, changes },
        'documents',
        'It would leave documents otherwise than it did.',
        broken.map((one) => documentTitle(packs, process, nameIn(one))),
      );
    for (const one of extra) differences.documents.add(nameIn(one));
  }
  if (changes.facts.length > 0 || now.facts.length > 0) {
    const lost = changes.facts.filter((one) => !now.facts.some((other) => isSameFact(one, other)));
    if (lost.length > 0)
      return breakOf({ entry, changes }, 'facts', 'It would no longer record what it recorded then.', [
        ...new Set(lost.map(({ fact }) => packs.before.pack.facts[fact]?.label ?? fact)),
      ]);
    for (const { fact } of now.facts.filter((one) => !changes.facts.some((other) => isSameFact(one, other))))
      differences.facts.add(fact);
  }
  noteApart(
    changes.deadlines,
    now.deadlines,
    ({ kind, key, instance, due }) => `${key} ${instance} ${kind} ${due}`,
    differences.limits,
  );
  noteApart(changes.tasks, now.tasks, ({ key, kind }) => `${key} ${kind}`, differences.tasks);
  noteApart(
    changes.notices,
    // A history from elsewhere was told without sending anything: its silence says nothing about notices that there were already.
    changes.notices.length > 0 ? now.notices : now.notices.filter(({ key }) => isNew(packs, process, key)),
    ({ key, to, text }) => `${key} ${to.join(',')} ${text}`,
    differences.notices,
  );
  return undefined;
};

type FactSaid = EntryChanges['facts'][number];
const isSameFact = (one: FactSaid, other: FactSaid): boolean =>
  one.fact === other.fact &&
  one.from === other.from &&
  one.corrects === other.corrects &&
  (one.value === other.value || (typeof one.value === 'object' && equal(one.value, other.value)));

const compareStates = (
  packs: PacksSideBySide,
  process: string,
  past: PastEntry,
  decision: Decision,
  differences: EntryDifferences,
): ReplayBreak | undefined => {
  const { entry } = past;
  const entered = apart(entry.entered, decision.entry.entered);
  const left = apart(entry.left, decision.entry.left);
  const beyond = [...entered.extra, ...left.extra];
  const broken = [...entered.missing, ...left.missing, ...beyond.filter((path) => packs.knew(process, 'state', path))];
  if (broken.length > 0) {
    const there = inWords(packs, process, decision.entry.entered, 'after');
    const then = inWords(packs, process, entry.entered, 'before');
    return breakOf(past, 'state', `It would lead to ${there}; it led to ${then}.`, []);
  }
  for (const path of beyond) differences.steps.add(path);
  return undefined;
};

const inWords = (packs: PacksSideBySide, id: string, paths: readonly string[], side: 'before' | 'after'): string => {
  const { process } = processOf(packs[side], id);
  const inner = paths.filter((path) => !paths.some((other) => other.startsWith(`${path}.`)));
  return inner.length === 0 ? 'no other step' : inner.map((path) => `“${stateTitle(process, path)}”`).join(' and ');
};

/** A notice that the later pack sends and the earlier did not know; what a limit's ladder sends is known by the limit. */
const isNew = ({ before, after }: PacksSideBySide, process: string, key: string): boolean => {
  const has = (pack: PacksSideBySide['before']) => Object.hasOwn(pack.pack.processes[process]?.notices ?? {}, key);
  return has(after) && !has(before);
};

/** Why an entry is refused, in the words of the refusal. */
export const refusedBreak = (past: PastEntry, refusal: Refusal): ReplayBreak =>
  breakOf(past, 'refused', refusal.sentence, [
    ...refusal.unlocks.map(({ sentence }) => sentence),
    ...(refusal.answers ?? []).map(({ sentence }) => sentence),
  ]);

export const breakOf = (
  { entry }: PastEntry,
  why: ReplayBreak['why'],
  sentence: string,
  lacks: readonly string[],
): ReplayBreak => ({
  revision: entry.revision,
  event: entry.event,
  ...(entry.document === undefined ? {} : { document: entry.document }),
  on: entry.on,
  why,
  sentence,
  lacks: [...new Set(lacks)],
});

interface Apart {
  readonly missing: readonly string[];
  readonly extra: readonly string[];
}

const NOTHING: readonly string[] = [];

const apart = (then: readonly string[], now: readonly string[]): Apart => ({
  missing: then.length === 0 ? NOTHING : then.filter((one) => !now.includes(one)),
  extra: now.length === 0 ? NOTHING : now.filter((one) => !then.includes(one)),
});

const noteApart = <T extends { readonly key: string }>(
  then: readonly T[],
  now: readonly T[],
  name: (one: T) => string,
  into: Set<string>,
): void => {
  if (then.length === 0 && now.length === 0) return;
  const [were, are] = [then.map(name), now.map(name)];
  then.forEach(({ key }, index) => {
    if (!are.includes(were[index] ?? '')) into.add(key);
  });
  now.forEach(({ key }, index) => {
    if (!were.includes(are[index] ?? '')) into.add(key);
  });
};

const nameIn = (said: string): string => said.slice(0, said.indexOf(' '));

const documentTitle = ({ before, after }: PacksSideBySide, process: string, key: string): string =>
  before.pack.processes[process]?.documents[key]?.title ?? after.pack.processes[process]?.documents[key]?.title ?? key;
