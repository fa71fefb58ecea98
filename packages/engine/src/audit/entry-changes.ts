/** What an entry changed, as it is kept beside it: enough to say it in words later, and to compare it with what another pack would have changed. */
import type { FactValue, PlainDate } from '@homeward/definition';
import type { DeadlineChangeKind, Decision } from '../decision.js';

export interface EntryChanges {
  readonly facts: readonly {
    readonly fact: string;
    readonly value: FactValue;
    readonly from: PlainDate;
    readonly corrects: boolean;
  }[];
  readonly deadlines: readonly {
    readonly kind: DeadlineChangeKind;
    readonly key: string;
    readonly instance: number;
    readonly due: PlainDate;
    readonly was?: PlainDate;
  }[];
  readonly documents: readonly { readonly document: string; readonly version: number; readonly status: string }[];
  readonly tasks: readonly { readonly kind: 'created' | 'done' | 'cancelled'; readonly key: string }[];
  readonly notices: readonly { readonly key: string; readonly to: readonly string[]; readonly text: string }[];
}

export const NO_CHANGES: EntryChanges = { facts: [], deadlines: [], documents: [], tasks: [], notices: [] };

export const changesOf = (decision: Decision): EntryChanges => ({
  facts: decision.facts.map(({ fact, value, from, corrects }) => ({ fact, value, from, corrects })),
  deadlines: decision.deadlines.map(({ kind, deadline, before }) => ({
    kind,
    key: deadline.key,
    instance: deadline.instance,
    due: deadline.due,
    ...(before === undefined ? {} : { was: before.due }),
  })),
  documents: decision.documents.map(({ document, record }) => ({
    document,
    version: record.version,
    status: record.status,
  })),
  tasks: decision.tasks.map(({ kind, task }) => ({ kind, key: task.key })),
  notices: decision.notices.map(({ key, to, text }) => ({ key, to, text })),
});
