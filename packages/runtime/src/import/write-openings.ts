/** Writes many new cases with their whole histories: a few statements and one transaction for all of them, the same rows as `open_case` writes one by one. */
import { ROW_LISTS } from '../change-rows.js';
import type { OpeningRows } from '../open-case.js';
import type { Runtime } from '../runtime.js';
import { withAuthority } from '../with-authority.js';

/**
 * All or nothing. Throws the database's unique violation when one of the children or cases is there already: then nothing is written.
 * @param written openings of children who have no case yet, a child's earlier case before its later one; nobody is allocated to them
 */
export async function writeOpenings(
  runtime: Runtime,
  authority: string,
  written: readonly OpeningRows[],
): Promise<void> {
  if (written.length === 0) return;
  await withAuthority(runtime.pool, authority, async (query) => {
    await query(OPEN_CASES, [authority, JSON.stringify(caseRows(written))]);
    for (const list of ['events', ...ROW_LISTS] as const) {
      const rows = rowsOf(written, list);
      if (rows.length > 0) await query(INSERTS[list], [authority, JSON.stringify(rows)]);
    }
  });
  const today = runtime.clock.today();
  runtime.bell.ring(written.some(({ alarm }) => alarm !== undefined && alarm <= today) ? 'due' : 'committed');
}

const OPEN_CASES = `
  with opened as materialized (
    select * from json_to_recordset($2::json) as o (id uuid, subject json, "subjectId" uuid, earlier uuid, process text, version text, team text, "openedOn" date,
      record json, signals jsonb, revision integer, hash text, status text, plan text, "legalStatus" text, "nextDue" date, overdue integer, "changedAt" timestamptz, alarm date)
  ), subjects as (
    insert into subject (id, authority_id, kind, reference, given_name, family_name, date_of_birth, sex)
    select "subjectId", $1, subject ->> 'kind', subject ->> 'reference', subject ->> 'givenName', subject ->> 'familyName',
      (subject ->> 'dateOfBirth')::date, subject ->> 'sex'
    from opened where earlier is null
  ), cases as (
    insert into case_record (id, authority_id, subject_id, process, version, revision, status, record, last_hash, team_key, opened_on,
      plan, legal_status, next_due, overdue, changed_at)
    select id, $1, "subjectId", process, version, revision, status, record, decode(hash, 'hex'), team, "openedOn",
      plan, "legalStatus", "nextDue", overdue, "changedAt"
    from opened
  ), links as (
    insert into case_link (id, authority_id, from_case, to_case, kind)
    select gen_random_uuid(), $1, earlier, id, 'returnToCare' from opened where earlier is not null
  ), alarms as (
    insert into alarm (case_id, authority_id, due_on) select id, $1, alarm from opened where alarm is not null
  )
  insert into outbox (authority_id, case_id, revision, signals) select $1, id, revision, signals from opened`;

/**
 * As in `write_change`, but nothing is there yet that could be changed: no row meets an earlier one, and a fact that a later entry corrects says so itself.
 * As `json` each value is made into `jsonb` once; `jsonb_to_recordset` makes the whole batch into one first.
 */
const INSERTS = {
  events: `
    insert into event (case_id, revision, authority_id, idempotency_key, request_hash, event, happened_on, recorded_at, person_id, version,
      entry, changes, previous_hash, hash)
    select e."case", e.revision, $1, e.key, decode(e.request, 'hex'), e.event, e.happened_on, e.recorded_at, e.person, e.version,
      e.entry, e.changes, decode(e.previous, 'hex'), decode(e.hash, 'hex')
    from json_to_recordset($2::json) as e ("case" uuid, revision integer, key text, request text, event text, happened_on date,
      recorded_at timestamptz, person uuid, version text, entry jsonb, changes jsonb, previous text, hash text)`,
  facts: `
    insert into fact (authority_id, case_id, fact, value, holds_from, revision, superseded_by)
    select $1, f."case", f.fact, f.value, f.holds_from, f.revision, f.superseded
    from json_to_recordset($2::json) as f ("case" uuid, fact text, value jsonb, holds_from date, revision integer, superseded integer)`,
  deadlines: `
    insert into deadline (case_id, key, instance, authority_id, status, due, practical_due, owner, started_on, closed_on, next_moment_on, detail)
    select d."case", d.detail ->> 'key', (d.detail ->> 'instance')::integer, $1, d.detail ->> 'status', (d.detail ->> 'due')::date,
      (d.detail ->> 'practicalDue')::date, d.detail ->> 'owner', (d.detail ->> 'startedOn')::date, (d.detail ->> 'closedOn')::date,
      (d.detail #>> '{next,on}')::date, d.detail
    from json_to_recordset($2::json) as d ("case" uuid, detail jsonb)`,
  tasks: `
    insert into task (case_id, key, instance, authority_id, status, owner, created_on, closed_on)
    select t."case", t.key, t.instance, $1, t.status, t.owner, t."createdOn", t."closedOn"
    from json_to_recordset($2::json) as t ("case" uuid, key text, instance integer, status text, owner text, "createdOn" date, "closedOn" date)`,
  documents: `
    insert into form_document (case_id, document, version, authority_id, status, author_id, changed_on, revision, answers)
    select d."case", d.document, d.version, $1, d.status, d.author, d.changed_on, d.revision, d.answers
    from json_to_recordset($2::json) as d ("case" uuid, document text, version integer, status text, author uuid, changed_on date,
      revision integer, answers jsonb)`,
  signatures: `
    insert into signature (authority_id, case_id, revision, document, version, act, person_id, roles, signed_on)
    select $1, s."case", s.revision, s.document, s.version, s.act, s.person, s.roles, s.signed_on
    from json_to_recordset($2::json) as s ("case" uuid, revision integer, document text, version integer, act text, person uuid,
      roles text[], signed_on date)`,
  notices: `
    insert into notice (authority_id, case_id, revision, key, recipients, text)
    select $1, n."case", n.revision, n.key, n.recipients, n.text
    from json_to_recordset($2::json) as n ("case" uuid, revision integer, key text, recipients text[], text text)`,
} as const satisfies Record<'events' | (typeof ROW_LISTS)[number], string>;

/** A child's cases share one record of the child: the one that the first of them makes. */
function caseRows(written: readonly OpeningRows[]) {
  const subjects = new Map<string, string>();
  return written.map(({ id, opening: { subject, earlier, process, version, team, openedOn }, next, rows, alarm }) => {
    const subjectId = earlier === undefined ? subject.id : subjects.get(earlier);
    if (subjectId === undefined) throw new Error('An earlier case must be written together with the later one.');
    subjects.set(id, subjectId);
    const { signals, revision, hash, status, plan, legalStatus, nextDue, overdue, changedAt } = rows;
    const beside = { signals, revision, hash, status, plan, legalStatus, nextDue, overdue, changedAt, alarm };
    return { id, subject, subjectId, earlier, process, version, team, openedOn, record: next, ...beside };
  });
}

/** Rows of several cases say which case they are of. */
const rowsOf = (written: readonly OpeningRows[], list: keyof typeof INSERTS): object[] =>
  written.flatMap(({ id, rows }) =>
    (rows[list] ?? []).map((row) => (list === 'deadlines' ? { case: id, detail: row } : { case: id, ...row })),
  );
