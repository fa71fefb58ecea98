/** Tables and columns of the statutory return (DOMAIN 4.3): a name that it does not have is a slip of whoever wrote it. */

const OF_THE_CHILD = ['CHILD', 'DOB'];

/** Undefined where the columns of a table are not listed here. */
const COLUMNS: Readonly<Record<string, readonly string[] | undefined>> = {
  Header: [...OF_THE_CHILD, 'SEX', 'ETHNIC', 'UPN', 'MOTHER', 'MC_DOB'],
  Episodes: [
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
  Reviews: [...OF_THE_CHILD, 'REVIEW', 'REVIEW_CODE'],
  AD1: [...OF_THE_CHILD, 'DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'],
  PlacedAdoption: [...OF_THE_CHILD, 'DATE_PLACED', 'DATE_PLACED_CEASED', 'REASON_PLACED_CEASED'],
  PrevPerm: [...OF_THE_CHILD, 'PREV_PERM', 'LA_PERM', 'DATE_PERM'],
  SWEpisodes: [...OF_THE_CHILD, 'SW_ID', 'SW_DECOM', 'SW_DEC', 'SW_REASON'],
  DoLo: [...OF_THE_CHILD, 'DOLO_START', 'DOLO_END'],
  UASC: undefined,
  OC2: undefined,
  OC3: undefined,
  Missing: undefined,
};

export const isTable = (name: string): boolean => Object.hasOwn(COLUMNS, name);

export const isColumn = (table: string, name: string): boolean => COLUMNS[table]?.includes(name) ?? true;
