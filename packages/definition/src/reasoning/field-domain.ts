/** What a field of a rule can be in a place: taken from the catalogue of facts, the forms, the chart and the lives of documents. */
import { chartGraph } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import type { RuleScope } from '../pack-rules.js';
import { rememberedByField } from '../remembered-by-field.js';
import type { Scalar } from '../rule.js';
import { type FieldKind, factOf, fieldsNamed, questionAt, type RuleField } from '../rule-fields.js';
import type { Domain } from './domain.js';

export interface KnownField {
  readonly kind: FieldKind;
  /** Of a field that holds several values, those that it can hold. */
  readonly values: readonly Scalar[] | undefined;
  readonly domain: Domain;
}

/** Undefined for a name that means nothing there, or different kinds of things: nothing can be concluded about it. */
export const fieldDomain = (pack: Pack, field: string, scope: RuleScope): KnownField | undefined =>
  lookUp(pack, field, scope).known;

const lookUp = rememberedByField((pack, field, scope): { readonly known: KnownField | undefined } => {
  const fields = fieldsNamed(pack, field, scope);
  const [first] = fields;
  if (first === undefined || fields.some(({ kind }) => kind !== first.kind)) return { known: undefined };
  const values = fields.every((one) => one.values !== undefined)
    ? [...new Set(fields.flatMap((one) => one.values?.map(({ value }) => value) ?? []))]
    : undefined;
  return { known: { kind: first.kind, values, domain: domainOf(pack, field, first, values, scope) } };
});

const domainOf = (
  pack: Pack,
  field: string,
  { kind }: RuleField,
  values: readonly Scalar[] | undefined,
  scope: RuleScope,
): Domain => {
  const mayBeUnknown = canBeUnknown(pack, field, scope);
  switch (kind) {
    case 'boolean':
      return { kind: 'names', values: [true, false], mayBeUnknown };
    case 'number':
      return { kind: 'ordered', ...bounds(field, scope), mayBeUnknown };
    case 'date':
      return { kind: 'ordered', mayBeUnknown };
    case 'choice': {
      const possible = field.startsWith('document.')
        ? statusesOf(field.slice('document.'.length), scope, pack)
        : values;
      return { kind: 'names', ...(possible === undefined ? {} : { values: possible }), mayBeUnknown };
    }
    case 'text':
    case 'choices':
    case 'list':
    case 'group':
      return { kind: 'names', mayBeUnknown };
  }
};

const canBeUnknown = (pack: Pack, field: string, scope: RuleScope): boolean => {
  if (field === 'day' || field === 'weekday' || field === 'actor.role') return false;
  // Whether it can be counted hangs from the facts it is counted from, and is said of them.
  if (field === 'age') return false;
  const dot = field.indexOf('.');
  const name = field.slice(dot + 1);
  switch (field.slice(0, dot)) {
    case 'times':
    case 'document':
    case 'ageAt':
    case 'daysSince':
    case 'weeksSince':
    case 'monthsSince':
    case 'daysUntil':
      return false;
    case 'fact':
      return factOf(pack, name)?.initially === undefined;
    case 'state':
      return scope.process === undefined || standsIn(scope.process, name) !== undefined;
    default:
      return true;
  }
};

/** The choice among states that decides whether the region stands at all: `plan` and `agreed` for `plan.agreed`; undefined when it always stands. */
export const standsIn = (process: Process, path: string): { path: string; key: string } | undefined => {
  let here = chartGraph(process.chart).states.get(path);
  while (here?.parent !== undefined) {
    if (here.parent.kind === 'compound') return { path: here.parent.path, key: here.key };
    here = here.parent;
  }
  return undefined;
};

const bounds = (
  field: string,
  scope: RuleScope,
): Pick<Extract<Domain, { kind: 'ordered' }>, 'step' | 'least' | 'most'> => {
  if (field === 'weekday') return { step: 1, least: 1, most: 7 };
  if (field === 'age' || field.startsWith('ageAt.')) return { step: 1 };
  if (field.startsWith('times.')) return { step: 1, least: 0 };
  if (field.startsWith('monthsSince.')) return { step: 0.5 };
  if (field.startsWith('daysSince.')) return { step: 1 };
  if (!field.startsWith('answer.') || scope.forms === 'any') return {};
  const questions = scope.forms.flatMap((form) => questionAt(form, field.slice('answer.'.length)) ?? []);
  const [question] = questions;
  if (questions.length !== 1 || question === undefined || (question.type !== 'integer' && question.type !== 'number'))
    return {};
  return {
    ...(question.type === 'integer' ? { step: 1 } : {}),
    ...(question.minimum === undefined ? {} : { least: question.minimum }),
    ...(question.maximum === undefined ? {} : { most: question.maximum }),
  };
};

/** Only the statuses that some step gives: a document that nobody approves is never approved. */
const statusesOf = (name: string, scope: RuleScope, pack: Pack): readonly Scalar[] => {
  const processes = scope.process === undefined ? Object.values(pack.processes) : [scope.process];
  const documents = processes.flatMap(({ documents: all }) => (Object.hasOwn(all, name) ? (all[name] ?? []) : []));
  return [
    ...new Set([
      'none',
      ...documents.flatMap((document) => [
        ...document.steps.map((step) => step.to),
        ...(document.lockedWhen === undefined ? [] : ['locked' as const]),
      ]),
    ]),
  ];
};
