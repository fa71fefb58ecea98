/** Every rule of a pack, wherever it stands, with what it can see there. */

import { chartGraph } from './chart-graph.js';
import type { Anchor, DeadlineDefinition } from './deadline.js';
import type { EventDefinition } from './event.js';
import type { FormDefinition, FormLayout } from './form.js';
import type { Pack, Process } from './pack.js';
import { formFile, place, processFile, within } from './pack-places.js';
import { type Condition, isGroup, isNamed, type Rule } from './rule.js';

/** What a rule in some place can ask about besides facts. */
export interface RuleScope {
  /** The process whose states and documents it may name; undefined: any process of the pack. */
  readonly process: Process | undefined;
  /** The forms one of which is being submitted there; `any` in a named rule, which is looked at again where it is used; none where nothing is submitted. */
  readonly forms: readonly FormDefinition[] | 'any';
  /** Answers that come without a question: `document` of an event about a named one. */
  readonly extraAnswers: readonly string[];
}

/** Says a rule as people read it. The words for it belong to the engine; without one a finding names fields as the files do. */
export type SayRule = (pack: Pack, scope: Pick<RuleScope, 'process' | 'forms'>, rule: Rule | string) => string;

export interface RulePlace {
  readonly path: string;
  readonly rule: Rule | string;
  readonly scope: RuleScope;
  /** A guard of an eventless transition. */
  readonly eventless: boolean;
}

/** Which limit time speaks of: the one answer of the events that time sends. */
const TIME_ANSWERS = ['key'];
/** Which document an event is about, where that is answered. */
const NAMED_DOCUMENT_ANSWERS = ['form', 'document'];

/** The forms whose answers an event brings: its own, its document's, or for a named document those of all documents that it moves. */
export const formsOf = (pack: Pack, process: Process, event: string): readonly FormDefinition[] => {
  const definition = process.events[event];
  if (definition === undefined) return [];
  const documents =
    definition.document === 'named'
      ? Object.values(process.documents).filter((document) => document.steps.some((step) => step.event === event))
      : Object.entries(process.documents).flatMap(([key, document]) => (key === definition.document ? [document] : []));
  const keys = new Set([definition.form, ...documents.map((document) => document.form)]);
  return [...keys].flatMap((key) => {
    const form = key === undefined ? undefined : pack.forms[key];
    return form === undefined ? [] : [form];
  });
};

export const extraAnswersOf = (definition: EventDefinition | undefined): readonly string[] => [
  ...(definition?.document === 'named' ? NAMED_DOCUMENT_ANSWERS : []),
  ...(definition?.sentBy === 'time' ? TIME_ANSWERS : []),
];

const scopes = new WeakMap<Pack, Map<Process, Map<string | undefined, RuleScope>>>();

/** What rules asked on an event can see; undefined: where nothing is submitted. For the same event always the same object. */
export const scopeOn = (pack: Pack, process: Process, event: string | undefined): RuleScope => {
  const ofPack = scopes.get(pack) ?? new Map<Process, Map<string | undefined, RuleScope>>();
  scopes.set(pack, ofPack);
  const ofProcess = ofPack.get(process) ?? new Map<string | undefined, RuleScope>();
  ofPack.set(process, ofProcess);
  const known = ofProcess.get(event);
  if (known !== undefined) return known;
  const scope: RuleScope =
    event === undefined
      ? { process, forms: [], extraAnswers: [] }
      : { process, forms: formsOf(pack, process, event), extraAnswers: extraAnswersOf(process.events[event]) };
  ofProcess.set(event, scope);
  return scope;
};

// Several checks go through all rules; a pack never changes once it is read.
const gathered = new WeakMap<Pack, readonly RulePlace[]>();

/** All rules, in a fixed order: the named ones first, then by form, process and file. */
export const rulesOf = (pack: Pack): readonly RulePlace[] => {
  const known = gathered.get(pack);
  if (known !== undefined) return known;
  const rules = gather(pack);
  gathered.set(pack, rules);
  return rules;
};

const gather = (pack: Pack): RulePlace[] => [
  ...Object.entries(pack.rules).map(([name, { rule }]) => rulePlace(place('rules.json', name, 'rule'), rule, anywhere)),
  ...pack.grants.grants.flatMap((grant, index) =>
    optional(place('grants.json', 'grants', index, 'when'), grant.when, {
      ...anywhere,
      forms: [],
      // Who may is asked before any answer is read; which document it is about is known by then.
      extraAnswers: grant.may === 'record' ? NAMED_DOCUMENT_ANSWERS : [],
    }),
  ),
  ...Object.entries(pack.trackers).map(([name, { rule }]) =>
    rulePlace(place('trackers.json', name, 'rule'), rule, { ...anywhere, forms: [], extraAnswers: [] }),
  ),
  ...Object.values(pack.forms).flatMap(formRules),
  ...Object.entries(pack.processes).flatMap(([id, process]) => processRules(pack, id, process)),
];

const anywhere: RuleScope = {
  process: undefined,
  forms: 'any',
  extraAnswers: [...NAMED_DOCUMENT_ANSWERS, ...TIME_ANSWERS],
};

const rulePlace = (path: string, rule: Rule | string, scope: RuleScope): RulePlace => ({
  path,
  rule,
  scope,
  eventless: false,
});
const optional = (path: string, rule: Rule | string | undefined, scope: RuleScope): RulePlace[] =>
  rule === undefined ? [] : [rulePlace(path, rule, scope)];

const formRules = (form: FormDefinition): RulePlace[] => {
  const layout: FormLayout = form.layout;
  const file = formFile(form.key, 'layout');
  const scope: RuleScope = { process: undefined, forms: [form], extraAnswers: NAMED_DOCUMENT_ANSWERS };
  return [
    ...layout.signOffs.flatMap((signOff, index) =>
      optional(place(file, 'signOffs', index, 'when'), signOff.when, scope),
    ),
    ...layout.sections.flatMap((section, index) =>
      optional(place(file, 'sections', index, 'visibleWhen'), section.visibleWhen, scope),
    ),
    ...Object.entries(layout.questions).flatMap(([name, question]) => [
      ...optional(place(file, 'questions', name, 'visibleWhen'), question.visibleWhen, scope),
      ...optional(place(file, 'questions', name, 'requiredWhen'), question.requiredWhen, scope),
    ]),
  ];
};

const processRules = (pack: Pack, id: string, process: Process): RulePlace[] => {
  const none = scopeOn(pack, process, undefined);
  const on = (event: string): RuleScope => scopeOn(pack, process, event);
  const file = (name: string, ...steps: (string | number)[]): string => place(processFile(id, name), ...steps);
  const whens = (path: string, list: readonly { event: string; when?: Rule | string | undefined }[]): RulePlace[] =>
    list.flatMap((entry, index) => optional(within(path, index, 'when'), entry.when, on(entry.event)));
  return [
    ...process.definition.statement.flatMap((line, index) =>
      optional(file('process', 'statement', index, 'when'), line.when, none),
    ),
    ...chartGraph(process.chart).edges.flatMap((edge): RulePlace[] => {
      const { guard } = edge.transition;
      if (guard === undefined) return [];
      const path = `${processFile(id, 'chart')}#${edge.pointer}/guard/params/rule`;
      return [
        {
          path,
          rule: guard.params.rule,
          scope: edge.event === undefined ? none : on(edge.event),
          eventless: edge.event === undefined,
        },
      ];
    }),
    ...Object.entries(process.events).flatMap(([event, definition]) => [
      ...definition.gates.flatMap((gate, index) => [
        ...optional(file('events', event, 'gates', index, 'when'), gate.when, on(event)),
        rulePlace(file('events', event, 'gates', index, 'requires'), gate.requires, on(event)),
      ]),
      ...definition.facts.flatMap((fact, index) =>
        optional(file('events', event, 'facts', index, 'when'), fact.when, on(event)),
      ),
      ...(['tells', 'opens', 'joins'] as const).flatMap((kind) =>
        (definition[kind] ?? []).flatMap((effect, index) =>
          optional(file('events', event, kind, index, 'when'), effect.when, on(event)),
        ),
      ),
    ]),
    ...Object.entries(process.deadlines).flatMap(([key, deadline]) => [
      ...deadlineRules(file('deadlines', key), deadline, none),
      ...whens(file('deadlines', key, 'metBy'), deadline.metBy),
    ]),
    ...Object.entries(process.documents).flatMap(([key, document]) => [
      ...whens(file('documents', key, 'steps'), document.steps),
      ...optional(file('documents', key, 'lockedWhen'), document.lockedWhen, none),
    ]),
    ...Object.entries(process.tasks).flatMap(([key, task]) => [
      ...whens(file('tasks', key, 'createdBy'), task.createdBy),
      ...whens(file('tasks', key, 'doneBy'), task.doneBy),
      ...optional(file('tasks', key, 'cancelledWhen'), task.cancelledWhen, none),
    ]),
    ...Object.entries(process.notices).flatMap(([key, notice]) => whens(file('notices', key, 'on'), notice.on)),
  ];
};

const deadlineRules = (path: string, deadline: DeadlineDefinition, scope: RuleScope): RulePlace[] => [
  ...Object.entries(deadline.components).flatMap(([name, component]) =>
    optional(within(path, 'components', name, 'when'), component.when, scope),
  ),
  rulePlace(within(path, 'while'), deadline.while, scope),
];

export interface RuleLeaves {
  readonly conditions: readonly { readonly condition: Condition; readonly path: string }[];
  readonly names: readonly { readonly name: string; readonly path: string }[];
}

/** The comparisons of a rule and the rules it names, each with its place. Named rules are not opened. */
export const leavesOf = (rule: Rule | string, path: string): RuleLeaves => {
  if (typeof rule === 'string') return { conditions: [], names: [{ name: rule, path }] };
  if (isNamed(rule)) return { conditions: [], names: [{ name: rule.rule, path: within(path, 'rule') }] };
  if (!isGroup(rule)) return { conditions: [{ condition: rule, path }], names: [] };
  const parts = rule.rules.map((part, index) => leavesOf(part, within(path, 'rules', index)));
  return { conditions: parts.flatMap((part) => part.conditions), names: parts.flatMap((part) => part.names) };
};

/** The comparisons of a rule and of all rules that it names, directly or through others; each rule is opened once, and a name that leads nowhere is left out. */
export const openedConditions = (pack: Pack, rule: Rule | string): Condition[] => {
  const opened = new Set<string>();
  const found: Condition[] = [];
  const waiting: (Rule | string)[] = [rule];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { conditions, names } = leavesOf(next, '');
    found.push(...conditions.map(({ condition }) => condition));
    for (const { name } of names) {
      const named = Object.hasOwn(pack.rules, name) && !opened.has(name) ? pack.rules[name] : undefined;
      opened.add(name);
      if (named !== undefined) waiting.push(named.rule);
    }
  }
  return found;
};

/** A fact or state at the end of an anchor: one day, or the list of days that the next is looked for in. */
export interface AnchorLeaf {
  readonly fact?: string;
  readonly isList?: boolean;
  readonly entered?: string;
  readonly path: string;
}

/** The facts and states at the ends of an anchor, each with its place. */
export const anchorLeaves = (anchor: Anchor, path: string): AnchorLeaf[] => {
  if ('fact' in anchor) return [{ fact: anchor.fact, path: within(path, 'fact') }];
  if ('entered' in anchor) return [{ entered: anchor.entered, path: within(path, 'entered') }];
  if ('nextOf' in anchor)
    return [
      { fact: anchor.nextOf, isList: true, path: within(path, 'nextOf') },
      ...anchorLeaves(anchor.after, within(path, 'after')),
    ];
  const [name, list] =
    'earliestOf' in anchor ? (['earliestOf', anchor.earliestOf] as const) : (['latestOf', anchor.latestOf] as const);
  return list.flatMap((inner, index) => anchorLeaves(inner, within(path, name, index)));
};
