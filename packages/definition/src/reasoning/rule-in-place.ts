/** Every rule of a pack together with what is certain wherever it is asked. */
import { type ChartEdge, chartGraph } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { type RulePlace, rulesOf } from '../pack-rules.js';
import type { Rule } from '../rule.js';
import { any, type Formula } from './formula.js';
import { standingIn } from './state-context.js';
import type { Topic } from './topic.js';

export interface RuleInPlace extends RulePlace {
  /** What is so whenever the rule is asked, in words: "in the state `care.ceased`". Undefined where nothing is certain. */
  readonly where?: string;
  given(topic: Topic): readonly Formula[];
}

const nothing = (): readonly Formula[] => [];

/** In the order of `rulesOf`. What follows an event (facts, tasks, notices) is asked in any state: by then the case may have moved on. */
export const rulesInPlace = (pack: Pack): RuleInPlace[] => {
  const certain = new Map(Object.entries(pack.processes).flatMap(([id, process]) => [...certainIn(id, process)]));
  return rulesOf(pack).map((rule) => ({ ...rule, ...(certain.get(rule.path) ?? { given: nothing }) }));
};

type Certain = Pick<RuleInPlace, 'where' | 'given'>;

const certainIn = (id: string, process: Process): Map<string, Certain> => {
  const found = new Map<string, Certain>();
  const edgesOn = new Map<string, ChartEdge[]>();
  for (const edge of chartGraph(process.chart).edges) {
    if (edge.event !== undefined) edgesOn.set(edge.event, [...(edgesOn.get(edge.event) ?? []), edge]);
    if (edge.source.parent !== undefined)
      found.set(`${processFile(id, 'chart')}#${edge.pointer}/guard/params/rule`, {
        where: `in the state \`${edge.source.path}\``,
        given: (topic) => [standingIn(topic, edge.source)],
      });
  }
  for (const [event, { gates }] of Object.entries(process.events)) {
    const sources = [...new Set((edgesOn.get(event) ?? []).map((edge) => edge.source))];
    const accepted = (topic: Topic): Formula => any(...sources.map((source) => standingIn(topic, source)));
    for (const [index, gate] of gates.entries()) {
      const at = (name: string): string => place(processFile(id, 'events'), event, 'gates', index, name);
      const where = `where \`${event}\` can be recorded`;
      if (sources.length === 0) continue;
      found.set(at('when'), { where, given: (topic) => [accepted(topic)] });
      found.set(at('requires'), {
        where: gate.when === undefined ? where : `${where} and the gate stands`,
        given: (topic) => [accepted(topic), ...whenTrue(topic, gate.when)],
      });
    }
  }
  for (const [key, deadline] of Object.entries(process.deadlines))
    for (const name of Object.keys(deadline.components))
      found.set(place(processFile(id, 'deadlines'), key, 'components', name, 'when'), {
        where: 'while the limit stands',
        given: (topic) => whenTrue(topic, deadline.while),
      });
  return found;
};

const whenTrue = (topic: Topic, rule: Rule | string | undefined): readonly Formula[] =>
  rule === undefined ? [] : [topic.isTrue(rule)];
