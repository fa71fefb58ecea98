/** What the page of clauses is narrowed to, as it stands in the address. */
export interface ClausesSearch {
  readonly cls?: string | undefined;
  readonly how?: string | undefined;
  readonly page?: string | undefined;
}
