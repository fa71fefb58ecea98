/** What a rule may ask about in some place, with the type of each field and the operators that fit it: for the checks and for the editor's rule builder. */
import { chartGraph } from './chart-graph.js';
import { DOCUMENT_STATUSES } from './document.js';
import type { FactDefinition } from './fact.js';
import type { FormDefinition, ListQuestion, Question } from './form.js';
import type { Pack, Process } from './pack.js';
import type { RuleScope } from './pack-rules.js';
import { rememberedByField } from './remembered-by-field.js';
import { FIELD_PREFIXES, type Operator, PLAIN_FIELDS, type Scalar } from './rule.js';

/** `choice`: one of `values`; `choices`: several of them; `list`: several texts; `group`: only whether it was answered can be asked. */
export type FieldKind = 'boolean' | 'date' | 'number' | 'text' | 'choice' | 'choices' | 'list' | 'group';

export interface RuleField {
  readonly field: string;
  /** What people read. */
  readonly title: string;
  readonly kind: FieldKind;
  readonly values?: readonly { readonly value: Scalar; readonly title: string }[];
}

const ORDERED: readonly Operator[] = ['=', '!=', '<', '<=', '>', '>=', 'in', 'notIn', 'null', 'notNull'];
const NAMED: readonly Operator[] = ['=', '!=', 'in', 'notIn', 'null', 'notNull'];
const SEVERAL: readonly Operator[] = ['contains', 'doesNotContain', 'in', 'notIn', '=', '!=', 'null', 'notNull'];
/** The operators that mean something for each kind of field. */
export const OPERATORS_OF: Readonly<Record<FieldKind, readonly Operator[]>> = {
  boolean: ['=', '!=', 'null', 'notNull'],
  date: ORDERED,
  number: ORDERED,
  text: NAMED,
  choice: NAMED,
  choices: SEVERAL,
  list: SEVERAL,
  group: ['null', 'notNull'],
};

/** The child's date of birth is known of every case, whether or not the catalogue lists it. */
export const BUILT_IN_FACTS: Readonly<Record<string, FactDefinition>> = {
  dateOfBirth: { type: 'date', label: 'Date of birth', sensitivity: 'ordinary', sources: [] },
};

const PLAIN: Readonly<Record<(typeof PLAIN_FIELDS)[number], { title: string; kind: FieldKind }>> = {
  age: { title: "The child's age in years", kind: 'number' },
  day: { title: 'The day', kind: 'date' },
  weekday: { title: 'The day of the week (1 is Monday)', kind: 'number' },
  'actor.role': { title: 'The roles of the person acting', kind: 'choices' },
};

export const factOf = (pack: Pack, name: string): FactDefinition | undefined =>
  Object.hasOwn(pack.facts, name)
    ? pack.facts[name]
    : Object.hasOwn(BUILT_IN_FACTS, name)
      ? BUILT_IN_FACTS[name]
      : undefined;

/** The fields that a field of this name can be, by its forms; empty when nothing of that name can be asked there. */
export const fieldsNamed = rememberedByField((pack, field, scope): readonly RuleField[] => {
  for (const plain of PLAIN_FIELDS)
    if (field === plain)
      return [
        {
          field,
          ...PLAIN[plain],
          ...(plain === 'actor.role' ? { values: rolesActing(pack) } : {}),
        },
      ];
  const dot = field.indexOf('.');
  const name = field.slice(dot + 1);
  const prefix = field.slice(0, dot);
  switch (prefix) {
    case 'fact':
    case 'times': {
      const fact = factOf(pack, name);
      if (fact === undefined) return [];
      return [
        prefix === 'times'
          ? { field, title: `Times recorded: ${fact.label}`, kind: 'number' }
          : factField(pack, field, fact),
      ];
    }
    case 'answer':
      return answerFields(pack, field, name, scope);
    case 'state':
      return processesOf(pack, scope).flatMap((process) => stateField(process, field, name));
    case 'document':
      return processesOf(pack, scope).flatMap((process) => {
        const document = Object.hasOwn(process.documents, name) ? process.documents[name] : undefined;
        return document === undefined
          ? []
          : [
              {
                field,
                title: document.title,
                kind: 'choice',
                values: DOCUMENT_STATUSES.map((value) => ({ value, title: value })),
              },
            ];
      });
    case 'due':
      return processesOf(pack, scope).flatMap((process) =>
        Object.hasOwn(process.deadlines, name)
          ? [{ field, title: `Due: ${process.deadlines[name]?.title ?? name}`, kind: 'date' as const }]
          : [],
      );
    default: {
      const fact = factOf(pack, name);
      return fact?.type === 'date'
        ? [{ field, title: `${COUNTED[prefix] ?? prefix} ${fact.label}`, kind: 'number' }]
        : [];
    }
  }
});

/** Every field that a rule can ask about in a place, in the order of the catalogue: what a rule builder offers. */
export const ruleFields = (pack: Pack, scope: RuleScope): RuleField[] =>
  fieldNames(pack, scope).flatMap((field) => fieldsNamed(pack, field, scope).slice(0, 1));

/** The names alone: for suggestions. */
export const fieldNames = (pack: Pack, scope: RuleScope): string[] => {
  const facts = [...new Set([...Object.keys(BUILT_IN_FACTS), ...Object.keys(pack.facts)])];
  const processes = processesOf(pack, scope);
  const forms = scope.forms === 'any' ? Object.values(pack.forms) : scope.forms;
  const inside: Readonly<Record<(typeof FIELD_PREFIXES)[number], readonly string[]>> = {
    fact: facts,
    times: facts,
    answer: [...forms.flatMap((form) => answerNames(form.schema.properties)), ...scope.extraAnswers],
    state: processes.flatMap((process) =>
      [...chartGraph(process.chart).states.values()]
        .filter((state) => state.kind === 'compound')
        .map((state) => state.path),
    ),
    document: processes.flatMap((process) => Object.keys(process.documents)),
    ageAt: facts,
    daysSince: facts,
    weeksSince: facts,
    monthsSince: facts,
    daysUntil: facts,
    due: processes.flatMap((process) => Object.keys(process.deadlines)),
  };
  return [
    ...PLAIN_FIELDS,
    ...new Set(FIELD_PREFIXES.flatMap((prefix) => inside[prefix].map((name) => `${prefix}.${name}`))),
  ];
};

// Time and linked cases act too: a rule may ask that a person does it.
const rolesActing = (pack: Pack): { value: Scalar; title: string }[] => [
  ...Object.entries(pack.grants.roles).map(([value, { title }]) => ({ value, title })),
  { value: 'system', title: 'Time or a linked case' },
];

const COUNTED: Readonly<Record<string, string>> = {
  ageAt: 'Age on the day of:',
  daysSince: 'Days since:',
  weeksSince: 'Weeks since:',
  monthsSince: 'Months since:',
  daysUntil: 'Days until:',
};

const processesOf = (pack: Pack, scope: RuleScope): readonly Process[] =>
  scope.process === undefined ? Object.values(pack.processes) : [scope.process];

const factField = (pack: Pack, field: string, fact: FactDefinition): RuleField => {
  if (fact.type !== 'code' && fact.type !== 'codes') return { field, title: fact.label, kind: fact.type };
  const list =
    fact.codes !== undefined && Object.hasOwn(pack.codeLists, fact.codes) ? pack.codeLists[fact.codes] : undefined;
  // Several texts of no list (the days of a schedule) are a list like any other.
  const kind = fact.type === 'code' ? 'choice' : fact.codes === undefined ? 'list' : 'choices';
  return {
    field,
    title: fact.label,
    kind,
    ...(list === undefined ? {} : { values: list.codes.map(({ code, label }) => ({ value: code, title: label })) }),
  };
};

const stateField = (process: Process, field: string, path: string): RuleField[] => {
  const state = chartGraph(process.chart).states.get(path);
  if (state === undefined || path === '') return [];
  // A parallel state stands in all its regions at once and a simple one in nothing: neither has a place to ask for.
  if (state.kind !== 'compound') return [{ field, title: path, kind: 'group' }];
  const title =
    process.definition.regions.find((region) => region.region === path)?.title ?? state.node.meta?.title ?? path;
  return [
    {
      field,
      title,
      kind: 'choice',
      values: [...state.children.values()].map((child) => ({
        value: child.key,
        title: child.node.meta?.title ?? child.key,
      })),
    },
  ];
};

const answerFields = (pack: Pack, field: string, path: string, scope: RuleScope): RuleField[] => {
  if (scope.extraAnswers.includes(path)) return [{ field, title: path, kind: 'text' }];
  const forms = scope.forms === 'any' ? Object.values(pack.forms) : scope.forms;
  return forms.flatMap((form) => {
    const question = questionAt(form, path);
    return question === undefined ? [] : [questionField(field, question)];
  });
};

/** The question at `careProceedings.startDate`; a value per named thing is found under any name. */
export const questionAt = (form: FormDefinition, path: string): ListQuestion['items'] | undefined => {
  const [first = '', ...rest] = path.split('.');
  let here: ListQuestion['items'] | undefined = Object.hasOwn(form.schema.properties, first)
    ? form.schema.properties[first]
    : undefined;
  for (const step of rest) {
    if (here?.type !== 'object') return undefined;
    const { properties, additionalProperties } = here;
    if (properties !== undefined && Object.hasOwn(properties, step)) here = properties[step];
    else here = typeof additionalProperties === 'object' ? additionalProperties : undefined;
  }
  return here;
};

const questionField = (field: string, question: ListQuestion['items']): RuleField => {
  const title = 'title' in question && typeof question.title === 'string' ? question.title : field;
  switch (question.type) {
    case 'boolean':
      return { field, title, kind: 'boolean' };
    case 'number':
    case 'integer':
      return { field, title, kind: 'number' };
    case 'object':
      return { field, title, kind: 'group' };
    case 'array': {
      const { items } = question;
      if (items.type !== 'string') return { field, title, kind: 'group' };
      return { field, title, kind: items.oneOf === undefined ? 'list' : 'choices', ...choicesOf(items) };
    }
    case 'string':
      return {
        field,
        title,
        kind: question.oneOf !== undefined ? 'choice' : question.format === 'date' ? 'date' : 'text',
        ...choicesOf(question),
      };
  }
};

const choicesOf = ({ oneOf }: Extract<Question, { type: 'string' }>): Pick<RuleField, 'values'> =>
  oneOf === undefined ? {} : { values: oneOf.map((choice) => ({ value: choice.const, title: choice.title })) };

const answerNames = (properties: Readonly<Record<string, Question>>, before = ''): string[] =>
  Object.entries(properties).flatMap(([name, question]) => [
    before + name,
    ...(question.type === 'object' && question.properties !== undefined
      ? answerNames(question.properties, `${before}${name}.`)
      : []),
  ]);
