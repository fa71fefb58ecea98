/** Reads a case for somebody in one round trip: as it stands, whom it is about, the roles they hold for it, who else holds which, and what is being typed. */
import type { CaseRecord } from '@homeward/engine';
import { knownIn, personIn } from './known.js';
import type { Runtime } from './runtime.js';

export interface CaseFor {
  readonly version: string;
  readonly revision: number;
  readonly record: CaseRecord;
  readonly reference: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly dateOfBirth: string | null;
  /** The asking person's, in order. Empty for somebody whom the case does not concern. */
  readonly roles: readonly string[];
  /** Everybody at work who holds a role for the case, by name. */
  readonly people: readonly { readonly role: string; readonly id: string; readonly name: string }[];
  /** Drafts somebody has begun; `savedAt` as PostgreSQL writes moments. */
  readonly drafts: readonly { readonly key: string; readonly savedAt: string; readonly savedBy: string }[];
  /** Whether the table of links names it. */
  readonly linked: boolean;
}

interface CaseForRow extends Omit<CaseFor, 'record'> {
  readonly lastHash: Buffer;
  /** Null when this process knows it. */
  readonly record: string | null;
}

/** @returns undefined when the authority has no such case */
export async function readCaseFor(
  { pool }: Pick<Runtime, 'pool'>,
  authority: string,
  caseId: string,
  person: string,
): Promise<CaseFor | undefined> {
  const { cases, roles } = knownIn(pool);
  const known = cases.get(caseId);
  const { rows } = await pool.query<CaseForRow>({
    name: 'case_for',
    text: `select version, revision, last_hash as "lastHash", record, reference, given_name as "givenName", family_name as "familyName",
             date_of_birth as "dateOfBirth", roles, people, drafts, linked from case_for($1, $2, $3, $4)`,
    values: [authority, caseId, person, known?.hash],
  });
  const [row] = rows;
  if (row === undefined) return undefined;
  const { lastHash, record: text, ...rest } = row;
  // In the order in which the database will compare them, whatever its collation.
  roles.set(personIn(person, caseId), [...row.roles].sort());
  if (text === null) {
    if (known === undefined) throw new Error('A case without its record was read.');
    return { ...rest, record: known.record };
  }
  const record: CaseRecord = JSON.parse(text);
  cases.set(caseId, { authority, record, version: row.version, hash: lastHash, size: text.length });
  return { ...rest, record };
}
