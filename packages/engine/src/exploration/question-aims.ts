/** Aims at what can be asked of a case that stands still: which lists it is on, what is said of it, what forms ask. */
import { type Condition, chartGraph, leavesOf, type Pack, type Process, type Rule } from '@homeward/definition';
import type { Aim } from './aim.js';
import { decidingWays, wayTo } from './deciding-ways.js';
import { choosing, ownerOf, sectionOf } from './hidden-by.js';

export const questionAims = (pack: Pack, process: Process): Aim[] => {
  const still = (asks: Aim['asks'], way: Aim['way'], part: string): Aim => ({
    part,
    steps: [],
    way,
    ...(asks === undefined ? {} : { asks }),
  });
  const ofForm = (form: string, way: Aim['way']): Aim => ({ part: 'forms', steps: [], way, form });
  const isChilds = process.definition.subject === 'child';
  return [
    still(['forms'], [], 'forms'),
    ...Object.values(pack.trackers)
      .filter(({ rule }) => isChilds || asksOf(pack, process, rule))
      .flatMap(({ rule }) => [wayTo(pack, rule, true), ...decidingWays(pack, rule)])
      .map((way) => still(['trackers'], way, 'lists')),
    ...process.definition.statement
      .flatMap(({ when }) => (when === undefined ? [] : [wayTo(pack, when, true), ...decidingWays(pack, when)]))
      .map((way) => still(['says'], way, 'lists')),
    ...Object.values(pack.forms).flatMap((form) => {
      const { key, layout } = form;
      /** Nothing hides the question but perhaps its own rule. */
      const besides = (name: string): Aim['way'] => {
        const owner = ownerOf(form, name);
        return [
          ...choosing(form, name),
          ...wayTo(pack, sectionOf(form, name)?.visibleWhen, true),
          ...(owner === undefined ? [] : wayTo(pack, layout.questions[owner]?.visibleWhen, true)),
        ];
      };
      /** Nothing hides it but perhaps its section's. */
      const itself = (name: string): Aim['way'] => [
        ...choosing(form, name),
        ...wayTo(pack, layout.questions[name]?.visibleWhen, true),
      ];
      return [
        ...Object.entries(layout.questions)
          .flatMap(([name, { visibleWhen, requiredWhen }]) => [
            ...(visibleWhen === undefined
              ? []
              : decidingWays(pack, visibleWhen).flatMap((way) => [way, [...way, ...besides(name)]])),
            ...(requiredWhen === undefined
              ? []
              : decidingWays(pack, requiredWhen).map((way) => [...way, ...wayTo(pack, visibleWhen, true)])),
          ])
          .map((way) => ofForm(key, way)),
        ...layout.sections
          .flatMap(({ visibleWhen, questions }) =>
            visibleWhen === undefined
              ? []
              : decidingWays(pack, visibleWhen).flatMap((way) => [
                  way,
                  ...questions.slice(0, 1).map((name) => [...way, ...itself(name)]),
                ]),
          )
          .map((way) => ofForm(key, way)),
        ...layout.signOffs
          .flatMap(({ when }) => (when === undefined ? [] : decidingWays(pack, when)))
          .map((way) => ofForm(key, way)),
      ];
    }),
  ];
};

/** A list of cases of this process: its rule asks where one stands. */
const asksOf = (pack: Pack, { chart }: Process, rule: Rule | string): boolean => {
  const { states } = chartGraph(chart);
  return conditionsOf(pack, rule).some(
    ({ field }) => field.startsWith('state.') && states.has(field.slice('state.'.length)),
  );
};

/** All conditions of a rule, those of the rules that it names among them. */
const conditionsOf = (pack: Pack, rule: Rule | string): Condition[] => {
  const found: Condition[] = [];
  const waiting: (Rule | string)[] = [rule];
  for (const one of waiting) {
    const { conditions, names } = leavesOf(one, '');
    found.push(...conditions.map(({ condition }) => condition));
    for (const { name } of names) {
      const inner = Object.hasOwn(pack.rules, name) ? pack.rules[name]?.rule : undefined;
      if (inner !== undefined && !waiting.includes(inner)) waiting.push(inner);
    }
  }
  return found;
};
