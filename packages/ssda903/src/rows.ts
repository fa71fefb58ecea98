// The rows of each table of the return, field by field, named as the DfE names them.
import type {
  AdoptedByFosterCarer,
  AdopterLegalStatus,
  AdopterSexes,
  NumberOfAdopters,
  ReasonAdoptionDecisionReversed,
} from './code-lists/adoption-codes.js';
import type { Ethnicity, MissingKind, Motherhood, PreviousPermanence, Sex } from './code-lists/child-codes.js';
import type { ReasonEpisodeCeased } from './code-lists/end-of-care-codes.js';
import type {
  LegalStatus,
  Need,
  PlacementProvider,
  ReasonForNewEpisode,
  ReasonForPlacementChange,
} from './code-lists/episode-codes.js';
import type { Placement } from './code-lists/placement-codes.js';
import type { Participation } from './code-lists/review-codes.js';
import type { ReasonSocialWorkerChanged } from './code-lists/social-worker-codes.js';
import type { PlainDate } from './plain-date.js';

/** Where a row stands. Every row also names its child. */
export interface Row {
  readonly file: string;
  /** Line in the file, from 1. */
  readonly line: number;
  /** Columns that held something which could not be read; those fields are undefined though not blank. */
  readonly unread: readonly string[];
  /** The authority's own reference for the child. */
  readonly CHILD: string;
}

export interface HeaderRow extends Row {
  readonly SEX?: Sex;
  readonly DOB: PlainDate;
  readonly ETHNIC?: Ethnicity;
  readonly UPN?: string;
  readonly MOTHER?: Motherhood;
  readonly MC_DOB?: PlainDate;
}

export interface EpisodeRow extends Row {
  readonly DECOM: PlainDate;
  readonly RNE?: ReasonForNewEpisode;
  readonly LS?: LegalStatus;
  readonly CIN?: Need;
  readonly PLACE?: Placement;
  readonly PLACE_PROVIDER?: PlacementProvider;
  readonly DEC?: PlainDate;
  readonly REC?: ReasonEpisodeCeased;
  readonly REASON_PLACE_CHANGE?: ReasonForPlacementChange;
  readonly HOME_POST?: string;
  readonly PL_POST?: string;
  readonly URN?: string;
}

export interface ReviewRow extends Row {
  readonly DOB?: PlainDate;
  readonly REVIEW: PlainDate;
  readonly REVIEW_CODE?: Participation;
}

export interface AdoptionRow extends Row {
  readonly DOB?: PlainDate;
  readonly DATE_INT?: PlainDate;
  readonly DATE_MATCH?: PlainDate;
  readonly FOSTER_CARE?: AdoptedByFosterCarer;
  readonly NB_ADOPTR?: NumberOfAdopters;
  readonly SEX_ADOPTR?: AdopterSexes;
  readonly LS_ADOPTR?: AdopterLegalStatus;
}

export interface PlacedAdoptionRow extends Row {
  readonly DOB?: PlainDate;
  readonly DATE_PLACED?: PlainDate;
  readonly DATE_PLACED_CEASED?: PlainDate;
  readonly REASON_PLACED_CEASED?: ReasonAdoptionDecisionReversed;
}

export interface PreviousPermanenceRow extends Row {
  readonly DOB?: PlainDate;
  readonly PREV_PERM?: PreviousPermanence;
  readonly LA_PERM?: string;
  /** A date, or where only a month or a year is known (`zz/05/2014`), the text as written. */
  readonly DATE_PERM?: PlainDate | string;
}

export interface UnaccompaniedRow extends Row {
  readonly SEX?: Sex;
  readonly DOB?: PlainDate;
  readonly DUC?: PlainDate;
}

export interface MissingRow extends Row {
  readonly DOB?: PlainDate;
  readonly MISSING?: MissingKind;
  readonly MIS_START: PlainDate;
  readonly MIS_END?: PlainDate;
}

export interface HealthRow extends Row {
  readonly DOB?: PlainDate;
  readonly SDQ_SCORE?: number;
  readonly SDQ_REASON?: string;
  readonly CONVICTED?: string;
  readonly HEALTH_CHECK?: string;
  readonly IMMUNISATIONS?: string;
  readonly TEETH_CHECK?: string;
  readonly HEALTH_ASSESSMENT?: string;
  readonly SUBSTANCE_MISUSE?: string;
  readonly INTERVENTION_RECEIVED?: string;
  readonly INTERVENTION_OFFERED?: string;
}

export interface CareLeaverRow extends Row {
  readonly DOB?: PlainDate;
  readonly IN_TOUCH?: string;
  readonly ACTIV?: string;
  readonly ACCOM?: string;
}

export interface SocialWorkerRow extends Row {
  readonly DOB?: PlainDate;
  readonly SW_ID?: string;
  readonly SW_DECOM: PlainDate;
  readonly SW_DEC?: PlainDate;
  readonly SW_REASON?: ReasonSocialWorkerChanged;
}

export interface DeprivationOfLibertyRow extends Row {
  readonly DOB?: PlainDate;
  readonly DOLO_START: PlainDate;
  readonly DOLO_END?: PlainDate;
}

/** All tables of a return, each in the order its rows were read. */
export interface ReturnTables {
  readonly Header: readonly HeaderRow[];
  readonly Episodes: readonly EpisodeRow[];
  readonly Reviews: readonly ReviewRow[];
  readonly AD1: readonly AdoptionRow[];
  readonly PlacedAdoption: readonly PlacedAdoptionRow[];
  readonly PrevPerm: readonly PreviousPermanenceRow[];
  readonly UASC: readonly UnaccompaniedRow[];
  readonly Missing: readonly MissingRow[];
  readonly OC2: readonly HealthRow[];
  readonly OC3: readonly CareLeaverRow[];
  readonly SWEpisodes: readonly SocialWorkerRow[];
  readonly DoLo: readonly DeprivationOfLibertyRow[];
}

/** The name of a table, as the DfE's own checks name it. */
export type TableName = keyof ReturnTables;
