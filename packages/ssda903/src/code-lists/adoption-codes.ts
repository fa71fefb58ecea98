// Codes of the adoption tables: the adopters, and why a plan for adoption was given up (DOMAIN 4.3).
import { type CodeOf, codeList } from '../code-list.js';

export const adoptedByFosterCarer = codeList('FOSTER_CARE', [
  { code: '0', label: 'Not adopted by current foster carer' },
  { code: '1', label: 'Adopted by current foster carer' },
]);
export type AdoptedByFosterCarer = CodeOf<typeof adoptedByFosterCarer>;

export const numbersOfAdopters = codeList('NB_ADOPTR', [
  { code: '1', label: 'One adopter' },
  { code: '2', label: 'Two adopters' },
]);
export type NumberOfAdopters = CodeOf<typeof numbersOfAdopters>;

export const adopterSexes = codeList('SEX_ADOPTR', [
  { code: 'M1', label: 'One man' },
  { code: 'F1', label: 'One woman' },
  { code: 'MM', label: 'Two men' },
  { code: 'FF', label: 'Two women' },
  { code: 'MF', label: 'A man and a woman' },
]);
export type AdopterSexes = CodeOf<typeof adopterSexes>;

export const adopterLegalStatuses = codeList('LS_ADOPTR', [
  { code: 'L0', label: 'Single adopter' },
  { code: 'L11', label: 'Married couple, different gender' },
  { code: 'L12', label: 'Married couple, same gender' },
  { code: 'L2', label: 'Civil partners' },
  { code: 'L3', label: 'Unmarried couple, different gender' },
  { code: 'L4', label: 'Couple of the same gender without formal status' },
]);
export type AdopterLegalStatus = CodeOf<typeof adopterLegalStatuses>;

/** REASON_PLACED_CEASED: why adoption stopped being the decision for the child. */
export const reasonsAdoptionDecisionReversed = codeList('REASON_PLACED_CEASED', [
  { code: 'RD1', label: "Child's needs changed" },
  { code: 'RD2', label: 'Court refused a placement order' },
  { code: 'RD3', label: 'No adopters found' },
  { code: 'RD4', label: 'Other reason' },
]);
export type ReasonAdoptionDecisionReversed = CodeOf<typeof reasonsAdoptionDecisionReversed>;
