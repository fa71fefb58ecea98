// The columns of each table: which there are, which it cannot be read without, and what its file is called.
import type { TableName } from './rows.js';

/** How one table is laid out (DOMAIN 4.3). */
export interface TableLayout {
  readonly name: TableName;
  /** The name its file is written under. */
  readonly fileName: string;
  /** Columns in the DfE's order. */
  readonly columns: readonly string[];
  /** Without these the table cannot be read at all. */
  readonly mandatory: readonly string[];
  /** Letters and digits of a file name that give the table away. */
  readonly hints: readonly string[];
}

/** Every table of the return. Order matters where one file-name hint is part of another. */
export const tableLayouts: readonly TableLayout[] = [
  {
    name: 'PlacedAdoption',
    fileName: 'placed_for_adoption.csv',
    columns: ['CHILD', 'DOB', 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
    mandatory: ['CHILD', 'DATE_PLACED'],
    hints: ['placedforadoption', 'placedadoption', 'sbpfa', 'shobpa', 'adoptionplac'],
  },
  {
    name: 'AD1',
    fileName: 'ad1.csv',
    columns: ['CHILD', 'DOB', 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
    mandatory: ['CHILD', 'DATE_INT', 'DATE_MATCH'],
    hints: ['ad1', 'adoption', 'adopted'],
  },
  {
    name: 'PrevPerm',
    fileName: 'previous_permanence.csv',
    columns: ['CHILD', 'DOB', 'PREV_PERM', 'LA_PERM', 'DATE_PERM'],
    mandatory: ['CHILD', 'PREV_PERM'],
    hints: ['previousperm', 'prevperm', 'permanence'],
  },
  {
    name: 'SWEpisodes',
    fileName: 'social_worker_episodes.csv',
    columns: ['CHILD', 'DOB', 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'],
    mandatory: ['CHILD', 'SW_DECOM'],
    hints: ['swepisode', 'socialworker'],
  },
  {
    name: 'DoLo',
    fileName: 'deprivation_of_liberty.csv',
    columns: ['CHILD', 'DOB', 'DOLO_START', 'DOLO_END'],
    mandatory: ['CHILD', 'DOLO_START'],
    hints: ['dolo', 'deprivation'],
  },
  {
    name: 'Header',
    fileName: 'header.csv',
    columns: ['CHILD', 'SEX', 'DOB', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'],
    mandatory: ['CHILD', 'DOB'],
    hints: ['header'],
  },
  {
    name: 'Episodes',
    fileName: 'episodes.csv',
    columns: [
      'CHILD',
      'DECOM',
      'RNE',
      'LS',
      'CIN',
      'PLACE',
      'PLACE_PROVIDER',
      'DEC',
      'REC',
      'REASON_PLACE_CHANGE',
      'HOME_POST',
      'PL_POST',
      'URN',
    ],
    mandatory: ['CHILD', 'DECOM', 'RNE', 'LS', 'PLACE', 'DEC', 'REC'],
    hints: ['episode'],
  },
  {
    name: 'Reviews',
    fileName: 'reviews.csv',
    columns: ['CHILD', 'DOB', 'REVIEW', 'REVIEW_CODE'],
    mandatory: ['CHILD', 'REVIEW'],
    hints: ['review'],
  },
  {
    name: 'UASC',
    fileName: 'uasc.csv',
    columns: ['CHILD', 'SEX', 'DOB', 'DUC'],
    mandatory: ['CHILD', 'DUC'],
    hints: ['uasc'],
  },
  {
    name: 'Missing',
    fileName: 'missing.csv',
    columns: ['CHILD', 'DOB', 'MISSING', 'MIS_START', 'MIS_END'],
    mandatory: ['CHILD', 'MIS_START'],
    hints: ['missing'],
  },
  {
    name: 'OC2',
    fileName: 'oc2.csv',
    columns: [
      'CHILD',
      'DOB',
      'SDQ_SCORE',
      'SDQ_REASON',
      'CONVICTED',
      'HEALTH_CHECK',
      'IMMUNISATIONS',
      'TEETH_CHECK',
      'HEALTH_ASSESSMENT',
      'SUBSTANCE_MISUSE',
      'INTERVENTION_RECEIVED',
      'INTERVENTION_OFFERED',
    ],
    mandatory: ['CHILD'],
    hints: ['oc2'],
  },
  {
    name: 'OC3',
    fileName: 'oc3.csv',
    columns: ['CHILD', 'DOB', 'IN_TOUCH', 'ACTIV', 'ACCOM'],
    mandatory: ['CHILD', 'IN_TOUCH'],
    hints: ['oc3'],
  },
];

// Columns that several tables share say nothing about which table a file holds.
const shared: ReadonlySet<string> = new Set(['CHILD', 'DOB', 'SEX']);

/** The DfE's XML, and some suppliers' exports, spell these columns differently. */
const otherSpellings = new Map([
  ['CHILDID', 'CHILD'],
  ['CHILD_ID', 'CHILD'],
  ['PL', 'PLACE'],
]);

/** A column name as we know it: any case, spaces or hyphens for underscores, the XML's own spellings. */
export function columnName(text: string): string {
  const plain = text
    .replace(/[\uFEFF\u200B\u00A0]/g, ' ')
    .trim()
    .toUpperCase()
    .replace(/[\s-]+/g, '_');
  return otherSpellings.get(plain) ?? plain;
}

/** The table a file holds: by the columns that are its own, else by its name, else undefined. */
export function recogniseTable(fileName: string, columns: readonly string[]): TableLayout | undefined {
  const present = new Set(columns);
  const byColumns = (layout: TableLayout) =>
    layout.columns.filter((column) => !shared.has(column) && present.has(column)).length;
  const best = Math.max(...tableLayouts.map(byColumns));
  const candidates = best === 0 ? tableLayouts : tableLayouts.filter((layout) => byColumns(layout) === best);
  if (best > 0 && candidates.length === 1) return candidates[0];
  const plainName = fileName.toLowerCase().replace(/[^a-z0-9]/g, '');
  return candidates.find((layout) => layout.hints.some((hint) => plainName.includes(hint)));
}
