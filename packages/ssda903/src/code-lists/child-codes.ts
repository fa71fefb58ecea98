// Codes about the child: sex, ethnicity, motherhood, previous permanence, missing (DOMAIN 4.3).
import { type CodeOf, codeList } from '../code-list.js';

/** SEX: numbers until the 2023-24 collection, letters from 2024-25. */
export const sexes = codeList('SEX', [
  { code: '1', label: 'Male', until: 2024 },
  { code: '2', label: 'Female', until: 2024 },
  { code: 'M', label: 'Male', from: 2025 },
  { code: 'F', label: 'Female', from: 2025 },
  { code: 'U', label: 'Not known', from: 2025 },
]);
export type Sex = CodeOf<typeof sexes>;

export const ethnicities = codeList('ETHNIC', [
  { code: 'WBRI', label: 'White British' },
  { code: 'WIRI', label: 'White Irish' },
  { code: 'WOTH', label: 'Any other White background' },
  { code: 'WIRT', label: 'Traveller of Irish heritage' },
  { code: 'WROM', label: 'Gypsy or Roma' },
  { code: 'MWBC', label: 'White and Black Caribbean' },
  { code: 'MWBA', label: 'White and Black African' },
  { code: 'MWAS', label: 'White and Asian' },
  { code: 'MOTH', label: 'Any other mixed background' },
  { code: 'AIND', label: 'Indian' },
  { code: 'APKN', label: 'Pakistani' },
  { code: 'ABAN', label: 'Bangladeshi' },
  { code: 'AOTH', label: 'Any other Asian background' },
  { code: 'BCRB', label: 'Caribbean' },
  { code: 'BAFR', label: 'African' },
  { code: 'BOTH', label: 'Any other Black background' },
  { code: 'CHNE', label: 'Chinese' },
  { code: 'OOTH', label: 'Any other ethnic group' },
  { code: 'REFU', label: 'Refused to say' },
  { code: 'NOBT', label: 'Not yet obtained' },
]);
export type Ethnicity = CodeOf<typeof ethnicities>;

/** MOTHER: whether the looked-after child is herself a mother. */
export const motherhood = codeList('MOTHER', [
  { code: '0', label: 'Not a mother' },
  { code: '1', label: 'Is a mother' },
]);
export type Motherhood = CodeOf<typeof motherhood>;

/** PREV_PERM: what the child had left when becoming looked after again. */
export const previousPermanence = codeList('PREV_PERM', [
  { code: 'P1', label: 'Adoption' },
  { code: 'P2', label: 'Special guardianship order' },
  { code: 'P3', label: 'Child arrangements order or residence order' },
  { code: 'P4', label: 'A permanent arrangement, type not known' },
  { code: 'Z1', label: 'No previous permanent arrangement' },
]);
export type PreviousPermanence = CodeOf<typeof previousPermanence>;

export const missingKinds = codeList('MISSING', [
  { code: 'M', label: 'Missing' },
  { code: 'A', label: 'Away from placement without authorisation' },
]);
export type MissingKind = CodeOf<typeof missingKinds>;
