/** Mistakes in rules, wherever they stand: a condition turned round, dropped, or with another value. */
import {
  type Condition,
  isGroup,
  isNamed,
  type Json,
  leavesOf,
  type Operator,
  type Pack,
  place,
  type Rule,
  rulesOf,
  within,
} from '@homeward/definition';
import { type Chance, dropped, type Mistake, oneOf, replaced } from './mistake.js';

const TURNED: Readonly<Record<Operator, Operator>> = {
  '=': '!=',
  '!=': '=',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  in: 'notIn',
  notIn: 'in',
  contains: 'doesNotContain',
  doesNotContain: 'contains',
  null: 'notNull',
  notNull: 'null',
};

export const ruleMistakes = (pack: Pack, chance: Chance): Mistake[] => {
  const used = usedRules(pack);
  return rulesOf(pack)
    .filter(({ path }) => {
      const name = /^rules\.json#\/([^/]+)\/rule$/.exec(path)?.[1];
      return name === undefined || used.has(name);
    })
    .flatMap(({ path, rule }) => [
      ...inRule(rule, path, chance),
      // What is only wanted sometimes is now wanted always.
      ...(/\/(when|visibleWhen|requiredWhen|cancelledWhen|lockedWhen)$/.test(path)
        ? [dropped({ kind: 'condition dropped', place: path, before: `${path.split('/').at(-1)}: ${inShort(rule)}` })]
        : []),
      ...(path.endsWith('/guard/params/rule')
        ? [
            dropped({
              kind: 'condition dropped',
              place: path.slice(0, -'/params/rule'.length),
              before: `guard: ${inShort(rule)}`,
            }),
          ]
        : []),
    ]);
};

/** A rule that nothing names decides nothing, so no mistake in it could be noticed. */
const usedRules = (pack: Pack): ReadonlySet<string> => {
  const used = new Set<string>();
  const waiting = rulesOf(pack)
    .filter(({ path }) => !path.startsWith('rules.json#'))
    .flatMap(({ rule, path }) => leavesOf(rule, path).names.map(({ name }) => name));
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const rule = used.has(name) || !Object.hasOwn(pack.rules, name) ? undefined : pack.rules[name]?.rule;
    used.add(name);
    if (rule !== undefined) waiting.push(...leavesOf(rule, '').names.map((one) => one.name));
  }
  return used;
};

const inRule = (rule: Rule | string, path: string, chance: Chance): Mistake[] => {
  if (typeof rule === 'string' || isNamed(rule)) {
    const opposite: Json = { combinator: 'and', not: true, rules: [typeof rule === 'string' ? { rule } : { ...rule }] };
    return [
      replaced(
        { kind: 'condition turned round', place: path, before: inShort(rule), after: `not ${inShort(rule)}` },
        opposite,
      ),
    ];
  }
  if (!isGroup(rule)) return inCondition(rule, path, chance);
  const parts = rule.rules;
  return [
    ...parts.flatMap((part, index): Mistake[] => [
      ...inRule(part, within(path, 'rules', index), chance),
      ...(parts.length < 2 || parts.some((other, at) => at !== index && inShort(other) === inShort(part))
        ? []
        : [
            dropped({
              kind: 'condition dropped',
              place: within(path, 'rules', index),
              before: `${rule.combinator} ${inShort(part)}`,
            }),
          ]),
    ]),
    ...(parts.length < 2
      ? []
      : [
          replaced(
            {
              kind: 'condition turned round',
              place: within(path, 'combinator'),
              before: rule.combinator,
              after: rule.combinator === 'and' ? 'or' : 'and',
            },
            rule.combinator === 'and' ? 'or' : 'and',
          ),
        ]),
  ];
};

const inCondition = (condition: Condition, path: string, chance: Chance): Mistake[] => {
  const { operator, value, valueSource } = condition;
  const turned = replaced(
    {
      kind: 'condition turned round',
      place: within(path, 'operator'),
      before: inShort(condition),
      after: inShort({ ...condition, operator: TURNED[operator] }),
    },
    TURNED[operator],
  );
  if (valueSource !== undefined && valueSource !== 'value') return [turned];
  const changed = (to: Json, after: string): Mistake =>
    replaced({ kind: 'value changed', place: within(path, 'value'), before: inShort(condition), after }, to);
  if (typeof value === 'number') {
    const other = value + (chance.whole(0, 1) === 0 ? -1 : 1);
    return [turned, changed(other, inShort({ ...condition, value: other }))];
  }
  if (Array.isArray(value) && value.length > 1) {
    const without = oneOf(value, chance);
    const left = value.filter((one) => one !== without);
    return [turned, changed(left, inShort({ ...condition, value: left }))];
  }
  return [turned];
};

/** `fact.legalStatus = E1`; a named rule by its name. */
export const inShort = (rule: Rule | string): string => {
  if (typeof rule === 'string') return rule;
  if (isNamed(rule)) return rule.rule;
  if (!isGroup(rule)) {
    const { field, operator, value } = rule;
    if (operator === 'null') return `${field} is not recorded`;
    if (operator === 'notNull') return `${field} is recorded`;
    return `${field} ${operator} ${Array.isArray(value) ? value.join('|') : String(value)}`;
  }
  const text = rule.rules.map(inShort).join(` ${rule.combinator} `);
  return rule.not === true ? `not (${text})` : `(${text})`;
};

/** The parameters that some rule or limit counts with: any other is only shown. */
export const usedParameters = (pack: Pack): ReadonlySet<string> => {
  const used = new Set<string>();
  for (const { rule, path } of rulesOf(pack))
    for (const { condition } of leavesOf(rule, path).conditions)
      if (condition.valueSource === 'parameter') used.add(String(condition.value));
  for (const process of Object.values(pack.processes))
    for (const deadline of Object.values(process.deadlines))
      for (const { allow } of Object.values(deadline.components))
        if (typeof allow.n === 'object') used.add(allow.n.parameter);
  return used;
};

export const parameterMistakes = (pack: Pack, chance: Chance): Mistake[] => {
  const used = usedParameters(pack);
  return Object.entries(pack.authority.parameters).flatMap(([key, { value, unit = '' }]): Mistake[] => {
    if (typeof value !== 'number' || !used.has(key)) return [];
    const other = value + (chance.whole(0, 1) === 0 && value > 1 ? -1 : 1);
    return [
      replaced(
        {
          kind: 'parameter changed',
          place: place('authority.json', 'parameters', key, 'value'),
          before: `${key} is ${value} ${unit}`.trim(),
          after: `${other} ${unit}`.trim(),
        },
        other,
      ),
    ];
  });
};
