// Gathers the rows of one child from every table, episodes and reviews in the order of their dates.
import type {
  AdoptionRow,
  EpisodeRow,
  HeaderRow,
  PlacedAdoptionRow,
  PreviousPermanenceRow,
  ReturnTables,
  ReviewRow,
  Row,
  UnaccompaniedRow,
} from './rows.js';

/** Everything the return says about one child. */
export interface ChildRows {
  readonly ref: string;
  readonly header: HeaderRow | undefined;
  /** By start, then end (an open episode last), then place in the return. */
  readonly episodes: readonly EpisodeRow[];
  readonly reviews: readonly ReviewRow[];
  readonly adoptions: readonly AdoptionRow[];
  /** By date of decision; rows without one first. */
  readonly decisions: readonly PlacedAdoptionRow[];
  readonly previousPermanence: readonly PreviousPermanenceRow[];
  readonly unaccompanied: readonly UnaccompaniedRow[];
}

interface Gathering {
  header: HeaderRow | undefined;
  episodes: EpisodeRow[];
  reviews: ReviewRow[];
  adoptions: AdoptionRow[];
  decisions: PlacedAdoptionRow[];
  previousPermanence: PreviousPermanenceRow[];
  unaccompanied: UnaccompaniedRow[];
}

/** The rows by child: first the children of the header in its order, then any that only other tables name. */
export function rowsByChild(tables: ReturnTables): ChildRows[] {
  const children = new Map<string, Gathering>();
  const of = (ref: string): Gathering => {
    const known = children.get(ref);
    if (known !== undefined) return known;
    const fresh: Gathering = {
      header: undefined,
      episodes: [],
      reviews: [],
      adoptions: [],
      decisions: [],
      previousPermanence: [],
      unaccompanied: [],
    };
    children.set(ref, fresh);
    return fresh;
  };
  for (const row of tables.Header) of(row.CHILD).header ??= row;
  for (const row of tables.Episodes) of(row.CHILD).episodes.push(row);
  for (const row of tables.Reviews) of(row.CHILD).reviews.push(row);
  for (const row of tables.AD1) of(row.CHILD).adoptions.push(row);
  for (const row of tables.PlacedAdoption) of(row.CHILD).decisions.push(row);
  for (const row of tables.PrevPerm) of(row.CHILD).previousPermanence.push(row);
  for (const row of tables.UASC) of(row.CHILD).unaccompanied.push(row);
  return Array.from(children, ([ref, rows]) => {
    rows.episodes.sort((a, b) => order(a.DECOM, b.DECOM) || order(a.DEC ?? '9999', b.DEC ?? '9999') || byPlace(a, b));
    rows.reviews.sort((a, b) => order(a.REVIEW, b.REVIEW) || byPlace(a, b));
    rows.decisions.sort((a, b) => order(a.DATE_PLACED ?? '', b.DATE_PLACED ?? '') || byPlace(a, b));
    return { ref, ...rows };
  });
}

function byPlace(a: Row, b: Row): number {
  return order(a.file, b.file) || a.line - b.line;
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
