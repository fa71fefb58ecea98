/** Codes of placements for adoption, with consent or under a placement order (DOMAIN 4.3). */
import type { Column } from './return-facts.js';

/** With the foster carers the child has: nobody moves. */
export const BY_CURRENT_CARERS: ReadonlySet<Column> = new Set(['A3', 'A5']);
/** With others: the care plan is why the child moves. */
export const BY_NEW_CARERS: ReadonlySet<Column> = new Set(['A4', 'A6']);

export const isAdoptive = (place: Column): boolean => BY_CURRENT_CARERS.has(place) || BY_NEW_CARERS.has(place);
