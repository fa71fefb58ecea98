/** Steps that a chart has taken before: where it stands, what is sent and how the guards judge that together decide, so that need not be worked out twice. */
import type { Rule } from '@homeward/definition';
import type { AnyStateMachine } from 'xstate';
import { remembered } from '../remembered.js';
import { holds } from '../rules/evaluate-rule.js';
import type { World } from '../rules/world.js';
import type { Position, Step } from './position.js';

/** What came of a step: XState's own answer, as it was when the guards judged so. */
export interface Outcome {
  /** Undefined where no active state accepted the event. */
  readonly step: Step | undefined;
}

/** The guard that is asked next, and what follows from its answer. */
interface Fork {
  readonly rule: Rule | string;
  yes?: Fork | Outcome;
  no?: Fork | Outcome;
}

/** How the guards judged, in the order in which they were first asked. */
export type Judgements = ReadonlyMap<Rule | string, boolean>;

/** Some hundred bytes each; a life takes the steps of others before it, so a few thousand serve an authority. */
const KEPT = 20_000;

/** One machine's steps. Pure as a cache: the same position, event and judgements always lead to the same step. */
class RememberedSteps {
  private kept = 0;
  private ways = new Map<string, Map<string, Fork | Outcome>>();
  private positions = new Map<string, Position>();
  /** The same ways by the state itself, for positions that were handed out here before and remember no history. */
  private byState = new WeakMap<object, Map<string, Fork | Outcome>>();

  /** @returns undefined when this has not happened before */
  find(position: Position, event: string, world: World): Outcome | undefined {
    let way = this.waysFrom(position).get(event);
    while (way !== undefined && 'rule' in way) way = holds(way.rule, world) ? way.yes : way.no;
    return way;
  }

  keep(position: Position, event: string, judged: Judgements, outcome: Outcome): void {
    if (this.kept >= KEPT) this.forget();
    this.kept += 1;
    const ways = this.waysFrom(position);
    let put = (way: Fork | Outcome): void => {
      ways.set(event, way);
    };
    let here = ways.get(event);
    for (const [rule, truth] of judged) {
      const fork: Fork = here !== undefined && 'rule' in here ? here : { rule };
      if (here !== fork) put(fork);
      here = truth ? fork.yes : fork.no;
      put = (way) => {
        if (truth) fork.yes = way;
        else fork.no = way;
      };
    }
    put(outcome);
  }

  /** The one object for a position: what is known of it by its state is then known of each case that stands there. */
  same(position: Position): Position {
    const key = keyOf(position);
    const known = this.positions.get(key);
    if (known !== undefined) return known;
    this.positions.set(key, position);
    return position;
  }

  private waysFrom(position: Position): Map<string, Fork | Outcome> {
    const { state, history } = position;
    const byState = typeof state === 'object' && history === undefined ? state : undefined;
    const before = byState === undefined ? undefined : this.byState.get(byState);
    if (before !== undefined) return before;
    const key = keyOf(position);
    const known = this.ways.get(key);
    const ways = known ?? new Map<string, Fork | Outcome>();
    if (known === undefined) this.ways.set(key, ways);
    if (byState !== undefined) this.byState.set(byState, ways);
    return ways;
  }

  private forget(): void {
    this.kept = 0;
    this.ways = new Map();
    this.positions = new Map();
    this.byState = new WeakMap();
  }
}

const keyOf = ({ state, history }: Position): string => JSON.stringify([state, history]);

export const stepsOf = remembered((_machine: AnyStateMachine) => new RememberedSteps());
