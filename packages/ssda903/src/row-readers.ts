// Turns a raw row of each table into its typed row, or into nothing when it cannot be placed.
import {
  adoptedByFosterCarer,
  adopterLegalStatuses,
  adopterSexes,
  numbersOfAdopters,
  reasonsAdoptionDecisionReversed,
} from './code-lists/adoption-codes.js';
import { ethnicities, missingKinds, motherhood, previousPermanence, sexes } from './code-lists/child-codes.js';
import { reasonsEpisodeCeased } from './code-lists/end-of-care-codes.js';
import {
  legalStatuses,
  needs,
  placementProviders,
  reasonsForNewEpisode,
  reasonsForPlacementChange,
} from './code-lists/episode-codes.js';
import { placements } from './code-lists/placement-codes.js';
import { participations } from './code-lists/review-codes.js';
import { reasonsSocialWorkerChanged } from './code-lists/social-worker-codes.js';
import type { FieldReader } from './field-reader.js';
import type { ReturnTables, TableName } from './rows.js';

type RowReader<Name extends TableName> = (field: FieldReader) => ReturnTables[Name][number] | undefined;

/** The reader of each table. Undefined means that the row was left out, and a problem says why. */
export const rowReaders: { readonly [Name in TableName]: RowReader<Name> } = {
  Header: (field) => {
    const CHILD = field.needText('CHILD');
    const DOB = field.needDate('DOB');
    if (CHILD === undefined || DOB === undefined) return undefined;
    return {
      ...field.place,
      CHILD,
      SEX: field.code('SEX', sexes),
      DOB,
      ETHNIC: field.code('ETHNIC', ethnicities),
      UPN: field.text('UPN'),
      MOTHER: field.code('MOTHER', motherhood),
      MC_DOB: field.date('MC_DOB'),
    };
  },

  Episodes: (field) => {
    const CHILD = field.needText('CHILD');
    const DECOM = field.needDate('DECOM');
    if (CHILD === undefined || DECOM === undefined) return undefined;
    return {
      ...field.place,
      CHILD,
      DECOM,
      RNE: field.code('RNE', reasonsForNewEpisode),
      LS: field.code('LS', legalStatuses),
      CIN: field.code('CIN', needs),
      PLACE: field.code('PLACE', placements),
      PLACE_PROVIDER: field.code('PLACE_PROVIDER', placementProviders),
      DEC: field.date('DEC'),
      REC: field.code('REC', reasonsEpisodeCeased),
      REASON_PLACE_CHANGE: field.code('REASON_PLACE_CHANGE', reasonsForPlacementChange),
      HOME_POST: field.text('HOME_POST'),
      PL_POST: field.text('PL_POST'),
      URN: field.text('URN'),
    };
  },

  Reviews: (field) => {
    const CHILD = field.needText('CHILD');
    const REVIEW = field.needDate('REVIEW');
    if (CHILD === undefined || REVIEW === undefined) return undefined;
    const REVIEW_CODE = field.code('REVIEW_CODE', participations);
    return { ...field.place, CHILD, DOB: field.date('DOB'), REVIEW, REVIEW_CODE };
  },

  AD1: (field) => {
    const CHILD = field.needText('CHILD');
    if (CHILD === undefined) return undefined;
    return {
      ...field.place,
      CHILD,
      DOB: field.date('DOB'),
      DATE_INT: field.date('DATE_INT'),
      DATE_MATCH: field.date('DATE_MATCH'),
      FOSTER_CARE: field.code('FOSTER_CARE', adoptedByFosterCarer),
      NB_ADOPTR: field.code('NB_ADOPTR', numbersOfAdopters),
      SEX_ADOPTR: field.code('SEX_ADOPTR', adopterSexes),
      LS_ADOPTR: field.code('LS_ADOPTR', adopterLegalStatuses),
    };
  },

  PlacedAdoption: (field) => {
    const CHILD = field.needText('CHILD');
    if (CHILD === undefined) return undefined;
    return {
      ...field.place,
      CHILD,
      DOB: field.date('DOB'),
      DATE_PLACED: field.date('DATE_PLACED'),
      DATE_PLACED_CEASED: field.date('DATE_PLACED_CEASED'),
      REASON_PLACED_CEASED: field.code('REASON_PLACED_CEASED', reasonsAdoptionDecisionReversed),
    };
  },

  PrevPerm: (field) => {
    const CHILD = field.needText('CHILD');
    if (CHILD === undefined) return undefined;
    return {
      ...field.place,
      CHILD,
      DOB: field.date('DOB'),
      PREV_PERM: field.code('PREV_PERM', previousPermanence),
      LA_PERM: field.text('LA_PERM'),
      DATE_PERM: field.dateOrText('DATE_PERM'),
    };
  },

  UASC: (field) => {
    const CHILD = field.needText('CHILD');
    if (CHILD === undefined) return undefined;
    const SEX = field.code('SEX', sexes);
    return { ...field.place, CHILD, SEX, DOB: field.date('DOB'), DUC: field.date('DUC') };
  },

  Missing: (field) => {
    const CHILD = field.needText('CHILD');
    const MIS_START = field.needDate('MIS_START');
    if (CHILD === undefined || MIS_START === undefined) return undefined;
    const MISSING = field.code('MISSING', missingKinds);
    return { ...field.place, CHILD, DOB: field.date('DOB'), MISSING, MIS_START, MIS_END: field.date('MIS_END') };
  },

  OC2: (field) => {
    const CHILD = field.needText('CHILD');
    if (CHILD === undefined) return undefined;
    return {
      ...field.place,
      CHILD,
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
    };
  },

  OC3: (field) => {
    const CHILD = field.needText('CHILD');
    if (CHILD === undefined) return undefined;
    return {
      ...field.place,
      CHILD,
      DOB: field.date('DOB'),
      IN_TOUCH: field.text('IN_TOUCH'),
      ACTIV: field.text('ACTIV'),
      ACCOM: field.text('ACCOM'),
    };
  },

  SWEpisodes: (field) => {
    const CHILD = field.needText('CHILD');
    const SW_DECOM = field.needDate('SW_DECOM');
    if (CHILD === undefined || SW_DECOM === undefined) return undefined;
    return {
      ...field.place,
      CHILD,
      DOB: field.date('DOB'),
      SW_ID: field.text('SW_ID'),
      SW_DECOM,
      SW_DEC: field.date('SW_DEC'),
      SW_REASON: field.code('SW_REASON', reasonsSocialWorkerChanged),
    };
  },

  DoLo: (field) => {
    const CHILD = field.needText('CHILD');
    const DOLO_START = field.needDate('DOLO_START');
    if (CHILD === undefined || DOLO_START === undefined) return undefined;
    return { ...field.place, CHILD, DOB: field.date('DOB'), DOLO_START, DOLO_END: field.date('DOLO_END') };
  },
};
