// How the DfE's XML form nests the tables: a CHILD holds a HEADER, which holds most rows, and EPISODEs beside it.
import type { TableName } from './rows.js';

/** Elements that stand for one child. The DfE writes CHILD; some suppliers' messages write CHILDCLA. */
export const childElements: ReadonlySet<string> = new Set(['CHILD', 'CHILDCLA']);

/** Elements that stand for one row of a table, as the DfE's `EXPSSDA903` message names them. */
export const rowElements: ReadonlyMap<string, TableName> = new Map<string, TableName>([
  ['EPISODE', 'Episodes'],
  ['AREVIEW', 'Reviews'],
  ['AMISSING', 'Missing'],
  ['OC2', 'OC2'],
  ['PERMANENCE', 'PrevPerm'],
  ['AD_PLACED', 'PlacedAdoption'],
  ['SW_EPISODE', 'SWEpisodes'],
  ['SWEPISODE', 'SWEpisodes'],
  ['DOLO', 'DoLo'],
]);

/** Fields written straight into HEADER that make up a row of another table when one of them is filled in. */
export const headerTables: readonly { readonly table: TableName; readonly sign: readonly string[] }[] = [
  { table: 'Header', sign: ['SEX', 'DOB', 'ETHNIC', 'UPN'] },
  { table: 'UASC', sign: ['DUC', 'UASC'] },
  { table: 'AD1', sign: ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] },
  { table: 'OC3', sign: ['IN_TOUCH', 'ACTIV', 'ACCOM'] },
];
