// Codes of placement types, old and new, and the groups the rules speak of (DOMAIN 4.3).
import { type CodeOf, codeList } from '../code-list.js';

export const placements = codeList('PLACE', [
  { code: 'A3', label: 'Placed for adoption with consent, with current foster carer' },
  { code: 'A4', label: 'Placed for adoption with consent, not with current foster carer' },
  { code: 'A5', label: 'Placed for adoption under a placement order, with current foster carer' },
  { code: 'A6', label: 'Placed for adoption under a placement order, not with current foster carer' },
  { code: 'H5', label: "Semi-independent living not subject to children's homes regulations", until: 2023 },
  { code: 'K1', label: 'Secure children’s home' },
  { code: 'K2', label: 'Children’s home' },
  { code: 'K3', label: 'Registered supported accommodation', from: 2024 },
  { code: 'P1', label: 'Placed with own parents' },
  { code: 'P2', label: 'Independent living' },
  { code: 'P3', label: 'Residential employment' },
  { code: 'R1', label: 'Residential care home' },
  { code: 'R2', label: 'NHS or other medical establishment' },
  { code: 'R3', label: 'Family centre or mother and baby unit' },
  { code: 'R5', label: 'Young offender institution' },
  { code: 'S1', label: 'Residential school' },
  { code: 'T0', label: 'Temporary, any kind not listed' },
  { code: 'T1', label: 'Temporary, in hospital' },
  { code: 'T2', label: 'Temporary, on holiday' },
  { code: 'T3', label: 'Temporary, carer on holiday' },
  { code: 'T4', label: 'Temporary, seven days or fewer' },
  { code: 'U1', label: 'Foster care with relative or friend, long term' },
  { code: 'U2', label: 'Foster care with relative or friend who is also an approved adopter' },
  { code: 'U3', label: 'Foster care with relative or friend, not long term or for adoption' },
  { code: 'U4', label: 'Foster care, long term' },
  { code: 'U5', label: 'Foster care with approved adopter (fostering for adoption or concurrent)' },
  { code: 'U6', label: 'Foster care, not long term or for adoption' },
  { code: 'Z1', label: 'Other placement', until: 2025 },
  { code: 'Z11', label: 'Other placement (Z11)', from: 2026 },
  { code: 'Z12', label: 'Other placement (Z12)', from: 2026 },
  { code: 'Z13', label: 'Other placement (Z13)', from: 2026 },
  { code: 'Z14', label: 'Other placement (Z14)', from: 2026 },
]);
export type Placement = CodeOf<typeof placements>;

const adoptive: ReadonlySet<string> = new Set(['A3', 'A4', 'A5', 'A6']);
const temporary: ReadonlySet<string> = new Set(['T0', 'T1', 'T2', 'T3', 'T4']);

/** Whether the child is placed for adoption (A3 to A6). */
export function isAdoptivePlacement(placement: Placement | undefined): boolean {
  return placement !== undefined && adoptive.has(placement);
}

/** Whether the placement is a temporary one from which the child goes back (T0 to T4). */
export function isTemporaryPlacement(placement: Placement | undefined): boolean {
  return placement !== undefined && temporary.has(placement);
}
