// Turns a raw row of each table into its typed row, or into nothing when it cannot be placed.
import { codeLists } from './code-lists.js';
import type { FieldReader } from './field-reader.js';
import type { PlainDate } from './plain-date.js';
import type { ReturnTables, Row, TableName } from './rows.js';

type RowReader<Name extends TableName> = (field: FieldReader) => ReturnTables[Name][number] | undefined;

/** A row that is placed by its child alone. @param read the other fields */
const ofChild =
  <Fields>(read: (field: FieldReader) => Fields) =>
  (field: FieldReader): (Row & Fields) | undefined => {
    const CHILD = field.needText('CHILD');
    return CHILD === undefined ? undefined : { ...field.place, CHILD, ...read(field) };
  };

/** A row that is placed by its child and a day. @param column the day's; @param read the other fields, and the day under its name */
const onDay =
  <Fields>(column: string, read: (field: FieldReader, day: PlainDate) => Fields) =>
  (field: FieldReader): (Row & Fields) | undefined => {
    const CHILD = field.needText('CHILD');
    const day = field.needDate(column);
    return CHILD === undefined || day === undefined ? undefined : { ...field.place, CHILD, ...read(field, day) };
  };

/** The reader of each table. Undefined means that the row was left out, and a problem says why. */
export const rowReaders: { readonly [Name in TableName]: RowReader<Name> } = {
  Header: onDay('DOB', (field, DOB) => ({
    SEX: field.code('SEX', codeLists.SEX),
    DOB,
    ETHNIC: field.code('ETHNIC', codeLists.ETHNIC),
    UPN: field.text('UPN'),
    MOTHER: field.code('MOTHER', codeLists.MOTHER),
    MC_DOB: field.date('MC_DOB'),
  })),

  Episodes: onDay('DECOM', (field, DECOM) => ({
    DECOM,
    RNE: field.code('RNE', codeLists.RNE),
    LS: field.code('LS', codeLists.LS),
    CIN: field.code('CIN', codeLists.CIN),
    PLACE: field.code('PLACE', codeLists.PLACE),
    PLACE_PROVIDER: field.code('PLACE_PROVIDER', codeLists.PLACE_PROVIDER),
    DEC: field.date('DEC'),
    REC: field.code('REC', codeLists.REC),
    REASON_PLACE_CHANGE: field.code('REASON_PLACE_CHANGE', codeLists.REASON_PLACE_CHANGE),
    HOME_POST: field.text('HOME_POST'),
    PL_POST: field.text('PL_POST'),
    URN: field.text('URN'),
  })),

  Reviews: onDay('REVIEW', (field, REVIEW) => ({
    DOB: field.date('DOB'),
    REVIEW,
    REVIEW_CODE: field.code('REVIEW_CODE', codeLists.REVIEW_CODE),
  })),

  AD1: ofChild((field) => ({
    DOB: field.date('DOB'),
    DATE_INT: field.date('DATE_INT'),
    DATE_MATCH: field.date('DATE_MATCH'),
    FOSTER_CARE: field.code('FOSTER_CARE', codeLists.FOSTER_CARE),
    NB_ADOPTR: field.code('NB_ADOPTR', codeLists.NB_ADOPTR),
    SEX_ADOPTR: field.code('SEX_ADOPTR', codeLists.SEX_ADOPTR),
    LS_ADOPTR: field.code('LS_ADOPTR', codeLists.LS_ADOPTR),
  })),

  PlacedAdoption: ofChild((field) => ({
    DOB: field.date('DOB'),
    DATE_PLACED: field.date('DATE_PLACED'),
    DATE_PLACED_CEASED: field.date('DATE_PLACED_CEASED'),
    REASON_PLACED_CEASED: field.code('REASON_PLACED_CEASED', codeLists.REASON_PLACED_CEASED),
  })),

  PrevPerm: ofChild((field) => ({
    DOB: field.date('DOB'),
    PREV_PERM: field.code('PREV_PERM', codeLists.PREV_PERM),
    LA_PERM: field.text('LA_PERM'),
    DATE_PERM: field.dateOrText('DATE_PERM'),
  })),

  UASC: ofChild((field) => ({ SEX: field.code('SEX', codeLists.SEX), DOB: field.date('DOB'), DUC: field.date('DUC') })),

  Missing: onDay('MIS_START', (field, MIS_START) => ({
    DOB: field.date('DOB'),
    MISSING: field.code('MISSING', codeLists.MISSING),
    MIS_START,
    MIS_END: field.date('MIS_END'),
  })),

  OC2: ofChild((field) => ({
    DOB: field.date('DOB'),
    SDQ_SCORE: field.number('SDQ_SCORE'),
    SDQ_REASON: field.text('SDQ_REASON'),
    CONVICTED: field.text('CONVICTED'),
    HEALTH_CHECK: field.text('HEALTH_CHECK'),
    IMMUNISATIONS: field.text('IMMUNISATIONS'),
    TEETH_CHECK: field.text('TEETH_CHECK'),
    HEALTH_ASSESSMENT: field.text('HEALTH_ASSESSMENT'),
    SUBSTANCE_MISUSE: field.text('SUBSTANCE_MISUSE'),
    INTERVENTION_RECEIVED: field.text('INTERVENTION_RECEIVED'),
    INTERVENTION_OFFERED: field.text('INTERVENTION_OFFERED'),
  })),

  OC3: ofChild((field) => ({
    DOB: field.date('DOB'),
    IN_TOUCH: field.text('IN_TOUCH'),
    ACTIV: field.text('ACTIV'),
    ACCOM: field.text('ACCOM'),
  })),

  SWEpisodes: onDay('SW_DECOM', (field, SW_DECOM) => ({
    DOB: field.date('DOB'),
    SW_ID: field.text('SW_ID'),
    SW_DECOM,
    SW_DEC: field.date('SW_DEC'),
    SW_REASON: field.code('SW_REASON', codeLists.SW_REASON),
  })),

  DoLo: onDay('DOLO_START', (field, DOLO_START) => ({
    DOB: field.date('DOB'),
    DOLO_START,
    DOLO_END: field.date('DOLO_END'),
  })),
};
