// How each table is laid out: which columns it has, which it cannot be read without, and what its file is called.
import { RETURN_COLUMNS } from '@homeward/definition';
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
    columns: RETURN_COLUMNS.PlacedAdoption,
    mandatory: ['CHILD', 'DATE_PLACED'],
    hints: ['placedforadoption', 'placedadoption', 'sbpfa', 'shobpa', 'adoptionplac'],
  },
  {
    name: 'AD1',
    fileName: 'ad1.csv',
    columns: RETURN_COLUMNS.AD1,
    mandatory: ['CHILD', 'DATE_INT', 'DATE_MATCH'],
    hints: ['ad1', 'adoption', 'adopted'],
  },
  {
    name: 'PrevPerm',
    fileName: 'previous_permanence.csv',
    columns: RETURN_COLUMNS.PrevPerm,
    mandatory: ['CHILD', 'PREV_PERM'],
    hints: ['previousperm', 'prevperm', 'permanence'],
  },
  {
    name: 'SWEpisodes',
    fileName: 'social_worker_episodes.csv',
    columns: RETURN_COLUMNS.SWEpisodes,
    mandatory: ['CHILD', 'SW_DECOM'],
    hints: ['swepisode', 'socialworker'],
  },
  {
    name: 'DoLo',
    fileName: 'deprivation_of_liberty.csv',
    columns: RETURN_COLUMNS.DoLo,
    mandatory: ['CHILD', 'DOLO_START'],
    hints: ['dolo', 'deprivation'],
  },
  {
    name: 'Header',
    fileName: 'header.csv',
    columns: RETURN_COLUMNS.Header,
    mandatory: ['CHILD', 'DOB'],
    hints: ['header'],
  },
  {
    name: 'Episodes',
    fileName: 'episodes.csv',
    columns: RETURN_COLUMNS.Episodes,
    mandatory: ['CHILD', 'DECOM', 'RNE', 'LS', 'PLACE', 'DEC', 'REC'],
    hints: ['episode'],
  },
  {
    name: 'Reviews',
    fileName: 'reviews.csv',
    columns: RETURN_COLUMNS.Reviews,
    mandatory: ['CHILD', 'REVIEW'],
    hints: ['review'],
  },
  {
    name: 'UASC',
    fileName: 'uasc.csv',
    columns: RETURN_COLUMNS.UASC,
    mandatory: ['CHILD', 'DUC'],
    hints: ['uasc'],
  },
  {
    name: 'Missing',
    fileName: 'missing.csv',
    columns: RETURN_COLUMNS.Missing,
    mandatory: ['CHILD', 'MIS_START'],
    hints: ['missing'],
  },
  {
    name: 'OC2',
    fileName: 'oc2.csv',
    columns: RETURN_COLUMNS.OC2,
    mandatory: ['CHILD'],
    hints: ['oc2'],
  },
  {
    name: 'OC3',
    fileName: 'oc3.csv',
    columns: RETURN_COLUMNS.OC3,
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
