/** What an event of the pack would have made known, had it been recorded before the story begins. */
import type { FactValue, Pack, PlainDate, Process } from '@homeward/definition';
import { factsFromEvent } from '../facts-from-event.js';

/** A fact that was known before, from a day. */
export interface EarlierFact {
  readonly fact: string;
  readonly value: FactValue;
  readonly from: PlainDate;
}

/** The legal status that an order brings, where the story does not say. */
const STATUS_OF: Readonly<Record<string, string>> = {
  PLACEMENT_ORDER: 'E1',
  CARE_ORDER: 'C2',
  INTERIM_CARE_ORDER: 'C1',
};

interface Act {
  readonly value: unknown;
  readonly from: PlainDate;
}

/**
 * @param kind `first` for the first placement, which is how the child came into care; `placements` for every later one, a move; `orders` for an order made
 * @returns the facts of PLACEMENT_CHANGED or ORDER_MADE in this pack; where it has no such event, what can be said without one
 */
export const actsBefore = (pack: Pack, process: Process, kind: string, { value, from }: Act): EarlierFact[] => {
  const code = String(value);
  const event = kind === 'placements' ? 'PLACEMENT_CHANGED' : kind === 'orders' ? 'ORDER_MADE' : undefined;
  const definition = event !== undefined && Object.hasOwn(process.events, event) ? process.events[event] : undefined;
  if (definition === undefined) {
    const fact = kind === 'orders' ? 'orders' : 'placement';
    return Object.hasOwn(pack.facts, fact) ? [{ fact, value: kind === 'orders' ? [code] : code, from }] : [];
  }
  const status = STATUS_OF[code];
  const answers =
    kind === 'orders' ? { orders: [code], ...(status === undefined ? {} : { legalStatus: status }) } : { code };
  const vocabulary = { facts: pack.facts, rules: pack.rules, parameters: pack.authority.parameters };
  const world = { vocabulary, day: from, facts: {}, answers, state: {}, documents: {}, deadlines: {}, roles: [] };
  return factsFromEvent(definition, world).map(({ fact, value: known, from: since }) => ({
    fact,
    value: known,
    from: since,
  }));
};
