/** What the audit trail is narrowed to, as it stands in the address. */
export interface AuditSearch {
  readonly reference?: string | undefined;
  readonly who?: string | undefined;
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}
