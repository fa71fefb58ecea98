/** Every comparison makes sense: the operator fits the field, the value is of its type and one of its choices, and named rules do not go in a circle. */

import { PlainDate } from '../names.js';
import { didYouMean } from '../nearest-name.js';
import type { Pack } from '../pack.js';
import { place, processFile, within } from '../pack-places.js';
import type { RuleScope } from '../pack-rules.js';
import { leavesOf, rulesOf } from '../pack-rules.js';
import { type Findings, findingsOf, type Problem } from '../problem.js';
import { type Condition, type Operator, type Scalar } from '../rule.js';
import { type FieldKind, fieldsNamed, OPERATORS_OF, type RuleField } from '../rule-fields.js';
import { namedRulesWithinBounds } from './named-rules-within-bounds.js';

export const rulesWellTyped = (pack: Pack): Problem[] => {
  const findings = findingsOf('rules-well-typed');
  for (const { rule, path, scope } of rulesOf(pack))
    for (const leaf of leavesOf(rule, path).conditions)
      checkCondition(pack, leaf.condition, leaf.path, scope, findings);
  namedRulesWithinBounds(pack, findings);
  for (const [id, process] of Object.entries(pack.processes))
    for (const [key, deadline] of Object.entries(process.deadlines))
      for (const [name, { allow }] of Object.entries(deadline.components)) {
        const parameter = typeof allow.n === 'object' ? pack.authority.parameters[allow.n.parameter] : undefined;
        if (parameter !== undefined && !(typeof parameter.value === 'number' && Number.isInteger(parameter.value)))
          findings.error(
            place(processFile(id, 'deadlines'), key, 'components', name, 'allow', 'n'),
            'A limit counts with a whole number, and this parameter is not one.',
          );
      }
  return findings.found;
};

const checkCondition = (pack: Pack, condition: Condition, path: string, scope: RuleScope, findings: Findings): void => {
  const fields = fieldsNamed(pack, condition.field, scope);
  const [field] = fields;
  // That the field exists is for names-exist.
  if (field === undefined) return;
  // A named document or a rule used in several places may mean one of several fields: fitting one of them is enough.
  const fits = fields.map((candidate) => faultOf(pack, condition, candidate, path, scope));
  if (fits.some((fault) => fault === undefined)) return;
  const fault = fits[0];
  if (fault !== undefined) findings.error(fault.path, fault.sentence, fault.suggestion);
};

interface Fault {
  readonly path: string;
  readonly sentence: string;
  readonly suggestion?: string | undefined;
}

const KIND_WORDS: Readonly<Record<FieldKind, string>> = {
  boolean: 'yes or no',
  date: 'a date',
  number: 'a number',
  text: 'text',
  choice: 'a choice',
  choices: 'several choices',
  list: 'a list',
  group: 'a group',
};

const faultOf = (
  pack: Pack,
  { field, operator, value, valueSource }: Condition,
  known: RuleField,
  path: string,
  scope: RuleScope,
): Fault | undefined => {
  const allowed = OPERATORS_OF[known.kind];
  if (!allowed.includes(operator))
    return {
      path: within(path, 'operator'),
      sentence: `\`${operator}\` cannot be asked of \`${field}\`, which is ${KIND_WORDS[known.kind]}.`,
      suggestion: `Use one of ${allowed.join(', ')}.`,
    };
  if (operator === 'null' || operator === 'notNull')
    return value === undefined
      ? undefined
      : { path: within(path, 'value'), sentence: `\`${operator}\` takes no value.`, suggestion: 'Remove `value`.' };
  if (value === undefined)
    return { path, sentence: `\`${field} ${operator}\` has nothing to compare with.`, suggestion: 'Add `value`.' };
  if (valueSource === 'field') return otherFieldFault(pack, String(value), known, path, scope);
  if (valueSource === 'parameter') {
    const parameter = Object.hasOwn(pack.authority.parameters, String(value))
      ? pack.authority.parameters[String(value)]
      : undefined;
    return parameter === undefined
      ? undefined
      : valueFault(parameter.value, operator, known, path, `the parameter \`${String(value)}\``);
  }
  return valueFault(value, operator, known, path, undefined);
};

const otherFieldFault = (
  pack: Pack,
  name: string,
  known: RuleField,
  path: string,
  scope: RuleScope,
): Fault | undefined => {
  const others = fieldsNamed(pack, name, scope);
  if (others.length === 0 || others.some((other) => comparable(known.kind, other.kind))) return undefined;
  return {
    path: within(path, 'value'),
    sentence: `\`${known.field}\` is ${KIND_WORDS[known.kind]} and cannot be compared with \`${name}\`, which is ${KIND_WORDS[others[0]?.kind ?? 'group']}.`,
  };
};

const NAMES = new Set<FieldKind>(['text', 'choice', 'choices', 'list']);
/** A list may be one of days, of which a day is or is not one. */
const comparable = (one: FieldKind, other: FieldKind): boolean =>
  one === other || (NAMES.has(one) && NAMES.has(other)) || (one === 'list' && other === 'date');

const TAKES_LIST = new Set<Operator>(['in', 'notIn', 'contains', 'doesNotContain']);

const valueFault = (
  value: Scalar | readonly Scalar[],
  operator: Operator,
  known: RuleField,
  path: string,
  from: string | undefined,
): Fault | undefined => {
  const isList = typeof value === 'object';
  const several = known.kind === 'choices' || known.kind === 'list';
  if (isList && !TAKES_LIST.has(operator) && !several)
    return {
      path: within(path, 'value'),
      sentence: `\`${operator}\` compares with one value, and this is a list.`,
      suggestion: operator === '=' ? 'Use `in`.' : operator === '!=' ? 'Use `notIn`.' : undefined,
    };
  const place = isList ? (index: number): string => within(path, 'value', index) : (): string => within(path, 'value');
  for (const [index, item] of (isList ? value : [value]).entries()) {
    const fault = scalarFault(item, known);
    if (fault === undefined) continue;
    const where = from === undefined ? place(index) : within(path, 'value');
    return {
      path: where,
      sentence: from === undefined ? fault.sentence : `${fault.sentence} (It comes from ${from}.)`,
      suggestion: fault.suggestion,
    };
  }
  return undefined;
};

const scalarFault = (
  value: Scalar,
  { field, kind, values }: RuleField,
): { sentence: string; suggestion?: string | undefined } | undefined => {
  const shown = typeof value === 'string' ? `"${value.slice(0, 60)}"` : String(value);
  const wrong = {
    sentence: `\`${field}\` is ${KIND_WORDS[kind]}, and ${shown} is not ${KIND_WORDS[kind] === 'yes or no' ? 'true or false' : 'that'}.`,
  };
  switch (kind) {
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrong;
    case 'number':
      return typeof value === 'number' ? undefined : wrong;
    case 'date':
      return PlainDate.safeParse(value).success ? undefined : wrong;
    case 'choice':
    case 'choices':
      if (values === undefined || values.some((choice) => choice.value === value)) return undefined;
      return {
        sentence: `${shown} is not one of the choices of \`${field}\`.`,
        suggestion:
          didYouMean(
            String(value),
            values.map((choice) => String(choice.value)),
          ) ??
          `Its choices: ${values
            .slice(0, 12)
            .map((choice) => String(choice.value))
            .join(', ')}${values.length > 12 ? ' ...' : ''}.`,
      };
    default:
      return typeof value === 'string' ? undefined : wrong;
  }
};
