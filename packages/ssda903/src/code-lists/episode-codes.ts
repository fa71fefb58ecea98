// Codes of an episode of care: why it began, legal status, need and provider (DOMAIN 4.3).
import { type CodeOf, codeList } from '../code-list.js';

export const reasonsForNewEpisode = codeList('RNE', [
  { code: 'S', label: 'Started to be looked after' },
  { code: 'L', label: 'Legal status changed' },
  { code: 'P', label: 'Placement and carers changed' },
  { code: 'T', label: 'Placement changed, same carers' },
  { code: 'B', label: 'Legal status, placement and carers changed' },
  { code: 'U', label: 'Legal status and placement changed, same carers' },
]);
export type ReasonForNewEpisode = CodeOf<typeof reasonsForNewEpisode>;

export const legalStatuses = codeList('LS', [
  { code: 'C1', label: 'Interim care order' },
  { code: 'C2', label: 'Full care order' },
  { code: 'D1', label: 'Freeing order' },
  { code: 'E1', label: 'Placement order' },
  { code: 'V2', label: 'Accommodated under section 20' },
  { code: 'V3', label: 'Short breaks, each break recorded' },
  { code: 'V4', label: 'Short breaks, agreement recorded' },
  { code: 'J1', label: 'Remanded to local authority or youth detention accommodation' },
  { code: 'J2', label: 'Accommodated under police and criminal evidence law' },
  { code: 'J3', label: 'Youth rehabilitation order with residence or intensive fostering' },
  { code: 'L1', label: 'Police protection' },
  { code: 'L2', label: 'Emergency protection order' },
  { code: 'L3', label: 'Child assessment order' },
]);
export type LegalStatus = CodeOf<typeof legalStatuses>;

/** CIN: the main reason the child needed help. */
export const needs = codeList('CIN', [
  { code: 'N1', label: 'Abuse or neglect' },
  { code: 'N2', label: "Child's disability" },
  { code: 'N3', label: "Parent's illness or disability" },
  { code: 'N4', label: 'Family in acute stress' },
  { code: 'N5', label: 'Family dysfunction' },
  { code: 'N6', label: 'Socially unacceptable behaviour' },
  { code: 'N7', label: 'Low income' },
  { code: 'N8', label: 'Absent parenting' },
]);
export type Need = CodeOf<typeof needs>;

export const placementProviders = codeList('PLACE_PROVIDER', [
  { code: 'PR0', label: 'Parents or person with parental responsibility' },
  { code: 'PR1', label: 'Own provision' },
  { code: 'PR2', label: 'Another local authority' },
  { code: 'PR3', label: 'Other public provision' },
  { code: 'PR4', label: 'Private provision' },
  { code: 'PR5', label: 'Voluntary organisation' },
]);
export type PlacementProvider = CodeOf<typeof placementProviders>;

export const reasonsForPlacementChange = codeList('REASON_PLACE_CHANGE', [
  { code: 'CARPL', label: 'Moved as the care plan says' },
  { code: 'CLOSE', label: 'Placement closed' },
  { code: 'ALLEG', label: 'Allegation about the carer' },
  { code: 'STAND', label: 'Concern about standards of care' },
  { code: 'APPRR', label: 'Approval of the carer removed' },
  { code: 'CREQB', label: "Carer asked: child's behaviour" },
  { code: 'CREQO', label: 'Carer asked: other reason' },
  { code: 'CHILD', label: 'Child asked' },
  { code: 'LAREQ', label: 'Responsible authority asked' },
  { code: 'PLACE', label: 'Placement did not suit the child any more' },
  { code: 'CUSTOD', label: 'Moved into or out of custody' },
  { code: 'OTHER', label: 'Other reason' },
]);
export type ReasonForPlacementChange = CodeOf<typeof reasonsForPlacementChange>;
