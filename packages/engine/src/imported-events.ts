/** The events by which a history from elsewhere (an SSDA903 return) is played: a person records every other one. */
export const IMPORTED_EVENTS = [
  'CHILD_BECAME_LOOKED_AFTER',
  'ORDER_MADE',
  'ADM_DECIDED',
  'MATCH_APPROVED',
  'PLACEMENT_CHANGED',
  'PLACED_FOR_ADOPTION',
  'REVIEW_HELD',
  'CARE_ENDED',
] as const;
export type ImportedEvent = (typeof IMPORTED_EVENTS)[number];

export const isImported = (event: string): boolean => IMPORTED_EVENTS.some((imported) => imported === event);
