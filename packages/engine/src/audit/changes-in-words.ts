/** Says in words what an entry changed, from what is stored beside it: no case is replayed to read its history. */
import type { FactValue, PlainDate } from '@homeward/definition';
import { inWords } from '../calendar/plain-date.js';
import { nodeAt, regionTitle } from '../chart/state-titles.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import type { DeadlineChangeKind } from '../decision.js';
import { STATUS_WORDS } from '../documents/document-changes.js';
import { SINCE_EVER } from '../new-case.js';
import { factInWords, roleTitle } from '../rules/words.js';
import type { EntryChanges } from './entry-changes.js';

/** Each a sentence or a line, in the pack's own words. */
export interface ChangesInWords {
  /** States entered: "Adoption: exploring". */
  readonly states: string[];
  readonly deadlines: { kind: DeadlineChangeKind; title: string; due: PlainDate; words: string }[];
  /** "Legal status: interim care order, from 2 March 2026". */
  readonly facts: string[];
  readonly documents: string[];
  readonly tasks: string[];
  /** Who was told, by role: "Independent reviewing officer". */
  readonly told: string[];
}

const DEADLINE_WORDS = {
  started: 'starts',
  moved: 'moves',
  met: 'met in time',
  metLate: 'met late',
  overdue: 'overdue',
  cancelled: 'no longer applies',
  reminded: 'reminder sent',
} as const;
/** A value known from the start holds for all time, and a date that is its own day says it already: no other day is said. */
const sinceWhen = (value: FactValue, from: PlainDate): string =>
  from > SINCE_EVER && value !== from ? `, from ${inWords(from)}` : '';

/** A correction says the fact's whole history anew: one line. */
function factLines(facts: EntryChanges['facts']) {
  const lines: { fact: string; corrects: boolean; values: { value: FactValue; from: PlainDate }[] }[] = [];
  for (const { fact, value, from, corrects } of facts) {
    const line = corrects ? lines.find((one) => one.corrects && one.fact === fact) : undefined;
    if (line === undefined) lines.push({ fact, corrects, values: [{ value, from }] });
    else line.values.push({ value, from });
  }
  return lines;
}

const TASK_WORDS = { created: 'New task', done: 'Task done', cancelled: 'Task no longer needed' } as const;

/** @param entered paths of the states that the step entered */
export function changesInWords(
  compiled: CompiledPack,
  processId: string,
  changes: EntryChanges,
  entered: readonly string[],
): ChangesInWords {
  const { process } = processOf(compiled, processId);
  const { pack } = compiled;
  const words = { pack, process };
  const codes = new Map(Object.entries(pack.facts).map(([name, fact]) => [name, fact.label]));
  return {
    states: entered.flatMap((path) => {
      const title = nodeAt(process.chart, path)?.meta?.title;
      const region = path.split('.').slice(0, -1).join('.');
      if (title === undefined) return [];
      return [region === '' ? title : `${regionTitle(process, region)}: ${title}`];
    }),
    deadlines: changes.deadlines.map(({ kind, key, due, was }) => {
      const title = process.deadlines[key]?.title ?? key;
      const until =
        kind === 'moved' && was !== undefined ? `from ${inWords(was)} to ${inWords(due)}` : `due by ${inWords(due)}`;
      return { kind, title, due, words: `${title}: ${DEADLINE_WORDS[kind]}, ${until}` };
    }),
    facts: factLines(changes.facts).map(
      ({ fact, values, corrects }) =>
        `${codes.get(fact) ?? fact}: ${values
          .map(({ value, from }) => `${factInWords(words, fact, value)}${sinceWhen(value, from)}`)
          .join('; ')}${corrects ? ' (corrected)' : ''}`,
    ),
    documents: changes.documents.map(
      ({ document, status, version }) =>
        `${process.documents[document]?.title ?? document}: ${STATUS_WORDS[status] ?? status}${version > 1 ? `, version ${version}` : ''}`,
    ),
    tasks: changes.tasks.map(({ kind, key }) => `${TASK_WORDS[kind]}: ${process.tasks[key]?.title ?? key}`),
    told: [...new Set(changes.notices.flatMap(({ to }) => to))].map((role) => roleTitle(pack, role)),
  };
}
