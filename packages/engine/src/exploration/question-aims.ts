/** Aims at what can be asked of a case that stands still: which lists it is on, what is said of it, what forms ask. */
import type { Pack, Process } from '@homeward/definition';
import type { Aim } from './aim.js';
import { decidingWays, wayTo } from './deciding-ways.js';

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
    ...(isChilds ? Object.values(pack.trackers) : [])
      .flatMap(({ rule }) => [wayTo(pack, rule, true), ...decidingWays(pack, rule)])
      .map((way) => still(['trackers'], way, 'lists')),
    ...process.definition.statement
      .flatMap(({ when }) => (when === undefined ? [] : [wayTo(pack, when, true), ...decidingWays(pack, when)]))
      .map((way) => still(['says'], way, 'lists')),
    ...Object.values(pack.forms).flatMap(({ key, layout }) => [
      ...Object.values(layout.questions)
        .flatMap(({ visibleWhen, requiredWhen }) => [
          ...(visibleWhen === undefined ? [] : decidingWays(pack, visibleWhen)),
          ...(requiredWhen === undefined
            ? []
            : decidingWays(pack, requiredWhen).map((way) => [...way, ...wayTo(pack, visibleWhen, true)])),
        ])
        .map((way) => ofForm(key, way)),
      ...layout.sections
        .flatMap(({ visibleWhen }) => (visibleWhen === undefined ? [] : decidingWays(pack, visibleWhen)))
        .map((way) => ofForm(key, way)),
      ...layout.signOffs
        .flatMap(({ when }) => (when === undefined ? [] : decidingWays(pack, when)))
        .map((way) => ofForm(key, way)),
    ]),
  ];
};
