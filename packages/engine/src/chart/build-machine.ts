/** Turns a pack's chart into an XState machine whose one guard is a rule over the world. */
import type { Chart, Rule } from '@homeward/definition';
import { type AnyStateMachine, createMachine } from 'xstate';
import { holds } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';

/** Eventless transitions settle in a few steps; more than this is a circle that the checks did not see. XState's own default is never to stop. */
const MOST_MICROSTEPS = 200;

export interface ProcessMachine {
  readonly machine: AnyStateMachine;
  /** Events that some state of the chart accepts. Nothing else ever reaches the machine: not `xstate.*`, `done.*` or `error.*`. */
  readonly events: ReadonlySet<string>;
}

const eventsOf = (chart: Chart): Set<string> => {
  const events = new Set(Object.keys(chart.on ?? {}));
  const visit = (states: Chart['states'] | undefined): void => {
    for (const node of Object.values(states ?? {})) {
      for (const event of Object.keys(node.on ?? {})) events.add(event);
      visit(node.states);
    }
  };
  visit(chart.states);
  return events;
};

/** What a step asked its guards: each rule once, since the world stays the same while the step is taken. */
export class GuardsAsked {
  readonly judged = new Map<Rule | string, boolean>();

  holds(rule: Rule | string, world: World): boolean {
    const before = this.judged.get(rule);
    if (before !== undefined) return before;
    const truth = holds(rule, world);
    this.judged.set(rule, truth);
    return truth;
  }
}

// XState knows nothing of our context and parameters; `step` always supplies the world and the chart's schema has parsed the rule.
const isWorld = (value: unknown): value is World =>
  typeof value === 'object' && value !== null && 'vocabulary' in value && 'facts' in value;
const ruleOf = (params: unknown): Rule | string | undefined => {
  const rule = typeof params === 'object' && params !== null && 'rule' in params ? params.rule : undefined;
  return isRule(rule) ? rule : undefined;
};
const isRule = (value: unknown): value is Rule | string =>
  typeof value === 'string' || (typeof value === 'object' && value !== null);

/** Throws Error (from XState) for a target that does not exist; checked packs have none. */
export const buildMachine = (chart: Chart): ProcessMachine => {
  const { $schema: _schema, ...config } = chart;
  const machine = createMachine(
    { ...config, options: { maxIterations: MOST_MICROSTEPS } },
    {
      guards: {
        rule: ({ context }, params) => {
          const rule = ruleOf(params);
          if (!isWorld(context.world) || rule === undefined) return false;
          return context.asked instanceof GuardsAsked
            ? context.asked.holds(rule, context.world)
            : holds(rule, context.world);
        },
      },
    },
  );
  return { machine, events: eventsOf(chart) };
};
