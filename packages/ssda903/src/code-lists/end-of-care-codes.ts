// Codes for why an episode ended (REC), and what each means for the child (DOMAIN 4.3).
import { type CodeOf, codeList } from '../code-list.js';

export const reasonsEpisodeCeased = codeList('REC', [
  { code: 'X1', label: 'New episode begins on the same day' },
  { code: 'E2', label: 'Died' },
  { code: 'E3', label: 'Care taken over by another local authority' },
  { code: 'E4A', label: 'Returned home, planned' },
  { code: 'E4B', label: 'Returned home, unplanned' },
  { code: 'E5', label: 'Moved to independent living with formal support' },
  { code: 'E6', label: 'Moved to independent living without formal support' },
  { code: 'E7', label: 'Moved to residential care funded by adult social care' },
  { code: 'E8', label: 'Ceased to be looked after for another reason' },
  { code: 'E9', label: 'Sentenced to custody' },
  { code: 'E11', label: 'Adopted, unopposed' },
  { code: 'E12', label: 'Adopted, consent dispensed with' },
  { code: 'E13', label: 'Left to live with family or friends without parental responsibility' },
  { code: 'E14', label: 'Accommodation on remand ended' },
  { code: 'E15', label: 'Age assessment found the person to be an adult' },
  { code: 'E16', label: 'Moved abroad' },
  { code: 'E17', label: 'Turned 18 and stayed with the same carers' },
  { code: 'E41', label: 'Child arrangements order or residence order made' },
  { code: 'E45', label: 'Special guardianship order to former foster carer who is a relative or friend' },
  { code: 'E46', label: 'Special guardianship order to former foster carer, not a relative or friend' },
  { code: 'E47', label: 'Special guardianship order to another carer who is a relative or friend' },
  { code: 'E48', label: 'Special guardianship order to another carer, not a relative or friend' },
]);
export type ReasonEpisodeCeased = CodeOf<typeof reasonsEpisodeCeased>;

/** What leaving care meant, in the few kinds that matter to permanence. */
export type CareOutcome =
  | 'adopted'
  | 'specialGuardianship'
  | 'childArrangements'
  | 'returnedHome'
  | 'livingWithFamilyOrFriends'
  | 'becameAdult'
  | 'independentLiving'
  | 'custody'
  | 'otherAuthority'
  | 'movedAbroad'
  | 'died'
  | 'other';

/** The outcome each end-of-care code stands for. X1 is not an end of care, so it has none. */
export const careOutcomes = {
  E2: 'died',
  E3: 'otherAuthority',
  E4A: 'returnedHome',
  E4B: 'returnedHome',
  E5: 'independentLiving',
  E6: 'independentLiving',
  E7: 'becameAdult',
  E8: 'other',
  E9: 'custody',
  E11: 'adopted',
  E12: 'adopted',
  E13: 'livingWithFamilyOrFriends',
  E14: 'other',
  E15: 'becameAdult',
  E16: 'movedAbroad',
  E17: 'becameAdult',
  E41: 'childArrangements',
  E45: 'specialGuardianship',
  E46: 'specialGuardianship',
  E47: 'specialGuardianship',
  E48: 'specialGuardianship',
} as const satisfies Record<Exclude<ReasonEpisodeCeased, 'X1'>, CareOutcome>;

/** Whether the code says that the child was adopted (E11, E12). */
export function isAdoption(reason: ReasonEpisodeCeased | undefined): boolean {
  return reason === 'E11' || reason === 'E12';
}
