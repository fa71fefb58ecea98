/** The same rows without Homeward: a plain loop of prepared statements, one transaction per command, by the database's owner. */
import { randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';

/** A tenant of its own, so that rows nobody decided do not stand in an authority whose chain is checked. */
const RAW_AUTHORITY = 'bench-raw';

/** What one accepted command wrote, read back from the database. */
export interface Pattern {
  readonly event: Record<string, unknown>;
  readonly record: Record<string, unknown>;
  readonly facts: readonly unknown[];
  readonly deadlines: readonly unknown[];
  readonly tasks: readonly unknown[];
  readonly documents: readonly unknown[];
  readonly signatures: readonly unknown[];
  readonly notices: readonly unknown[];
}

export interface RawCase {
  readonly id: string;
  revision: number;
}

/** How the rows of one command look: everything with the revision it made. */
export const patternOf = async (owner: pg.Client, caseId: string, revision: number): Promise<Pattern> => {
  const { rows } = await owner.query<Pattern>(
    `select to_jsonb(e) || jsonb_build_object('request_hash', encode(e.request_hash, 'hex'), 'previous_hash', encode(e.previous_hash, 'hex'),
         'hash', encode(e.hash, 'hex')) as event,
       (select to_jsonb(c) - 'last_hash' from case_record c where c.id = e.case_id) as record,
       (select coalesce(jsonb_agg(to_jsonb(f) - 'id'), '[]') from fact f where f.case_id = e.case_id and f.revision = e.revision) as facts,
       (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from deadline d join jsonb_to_recordset(e.changes -> 'deadlines') as t (key text, instance integer)
          on d.key = t.key and d.instance = t.instance where d.case_id = e.case_id) as deadlines,
       (select coalesce(jsonb_agg(to_jsonb(k)), '[]') from (select distinct on (t.key) k.* from task k
          join jsonb_to_recordset(e.changes -> 'tasks') as t (key text) on k.key = t.key where k.case_id = e.case_id
          order by t.key, k.instance desc) k) as tasks,
       (select coalesce(jsonb_agg(to_jsonb(d)), '[]') from form_document d where d.case_id = e.case_id and d.revision = e.revision) as documents,
       (select coalesce(jsonb_agg(to_jsonb(s) - 'id'), '[]') from signature s where s.case_id = e.case_id and s.revision = e.revision) as signatures,
       (select coalesce(jsonb_agg(to_jsonb(n) - 'id'), '[]') from notice n where n.case_id = e.case_id and n.revision = e.revision) as notices
     from event e where e.case_id = $1 and e.revision = $2`,
    [caseId, revision],
  );
  const [pattern] = rows;
  if (pattern === undefined) throw new Error('A command that was accepted has no entry.');
  return pattern;
};

/** Copies cases into the raw tenant: the same subjects and snapshots, without histories. */
export const copyCases = async (owner: pg.Client, from: readonly string[]): Promise<RawCase[]> => {
  await owner.query(
    `insert into authority (id, name, nation) select $1, 'Raw rows', nation from authority where id = 'herts'`,
    [RAW_AUTHORITY],
  );
  await owner.query(
    `insert into pack_version (authority_id, hash, pack, published_at, note)
     select distinct on (v.hash) $1, v.hash, v.pack, v.published_at, 'Raw rows' from pack_version v where v.authority_id = 'herts'`,
    [RAW_AUTHORITY],
  );
  const copies: RawCase[] = [];
  for (const id of from) {
    const [subject, copy] = [randomUUID(), randomUUID()];
    await owner.query(
      `insert into subject (id, authority_id, kind, reference, given_name, family_name, date_of_birth, sex)
       select $1, $2, s.kind, $1::uuid::text, s.given_name, s.family_name, s.date_of_birth, s.sex
       from subject s join case_record c on c.subject_id = s.id where c.id = $3`,
      [subject, RAW_AUTHORITY, id],
    );
    const { rows } = await owner.query<{ revision: number }>(
      `insert into case_record (id, authority_id, subject_id, process, version, revision, status, record, last_hash, opened_on, plan,
         legal_status, next_due, overdue, changed_at)
       select $1, $2, $3, process, version, revision, status, record, last_hash, opened_on, plan, legal_status, next_due, overdue, changed_at
       from case_record where id = $4 returning revision`,
      [copy, RAW_AUTHORITY, subject, id],
    );
    copies.push({ id: copy, revision: rows[0]?.revision ?? 0 });
  }
  return copies;
};

/** Every raw event there is: what the loop committed. */
export const rawEvents = async (owner: pg.Client): Promise<number> => {
  const { rows } = await owner.query<{ n: number }>(
    'select count(*)::integer as n from event where authority_id = $1',
    [RAW_AUTHORITY],
  );
  return rows[0]?.n ?? 0;
};

export interface RawWriter {
  /** One transaction: the snapshot moves on, and everything that the command wrote is written. */
  write(one: RawCase, pattern: Prepared): Promise<void>;
  close(): Promise<void>;
}

/** A pattern as texts that are ready to send, so that the loop itself does next to nothing. */
export interface Prepared {
  readonly event: readonly unknown[];
  readonly record: readonly unknown[];
  readonly lists: readonly { readonly table: Table; readonly rows: string }[];
}

type Table = keyof typeof LISTS;

/** One statement per table, whatever the number of rows: what a careful programmer would write by hand. */
const LISTS = {
  facts: `insert into fact (authority_id, case_id, fact, value, holds_from, revision)
    select '${RAW_AUTHORITY}', $1, f.fact, f.value, f.holds_from, $2 from jsonb_to_recordset($3) as f (fact text, value jsonb, holds_from date)`,
  // The revision counts instances: each command writes rows of its own, as limits that are met and start again do.
  deadlines: `insert into deadline (case_id, key, instance, authority_id, status, due, practical_due, owner, started_on, closed_on, next_moment_on, detail)
    select $1, d.key || d.status, $2, '${RAW_AUTHORITY}', d.status, d.due, d.practical_due, d.owner, d.started_on, d.closed_on, d.next_moment_on, d.detail
    from jsonb_to_recordset($3) as d (key text, status text, due date, practical_due date, owner text, started_on date, closed_on date,
      next_moment_on date, detail jsonb)`,
  tasks: `insert into task (case_id, key, instance, authority_id, status, owner, created_on, closed_on)
    select $1, t.key, $2, '${RAW_AUTHORITY}', t.status, t.owner, t.created_on, t.closed_on
    from jsonb_to_recordset($3) as t (key text, status text, owner text, created_on date, closed_on date)`,
  documents: `insert into form_document (case_id, document, version, authority_id, status, author_id, changed_on, revision, answers)
    select $1, d.document, $2, '${RAW_AUTHORITY}', d.status, d.author_id, d.changed_on, $2, d.answers
    from jsonb_to_recordset($3) as d (document text, status text, author_id uuid, changed_on date, answers jsonb)`,
  signatures: `insert into signature (authority_id, case_id, revision, document, version, act, person_id, roles, signed_on)
    select '${RAW_AUTHORITY}', $1, $2, s.document, $2, s.act, s.person_id, s.roles, s.signed_on
    from jsonb_to_recordset($3) as s (document text, act text, person_id uuid, roles text[], signed_on date)`,
  notices: `insert into notice (authority_id, case_id, revision, key, recipients, text)
    select '${RAW_AUTHORITY}', $1, $2, n.key, n.recipients, n.text from jsonb_to_recordset($3) as n (key text, recipients text[], text text)`,
} as const;

const TABLES = [
  'facts',
  'deadlines',
  'tasks',
  'documents',
  'signatures',
  'notices',
] as const satisfies readonly Table[];

export const prepare = (pattern: Pattern): Prepared => {
  const { event, record } = pattern;
  const json = (value: unknown): string => JSON.stringify(value);
  return {
    event: [
      event.event,
      event.happened_on,
      event.recorded_at,
      event.person_id,
      event.version,
      json(event.entry),
      json(event.changes),
    ],
    record: [json(record.record), record.plan, record.legal_status, record.next_due, record.overdue, record.changed_at],
    lists: TABLES.flatMap((table) => (pattern[table].length === 0 ? [] : [{ table, rows: json(pattern[table]) }])),
  };
};

/** @param url of the owner, who is above row-level security */
export const rawWriter = async (url: string): Promise<RawWriter> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const run = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
  return {
    write: async (one, { event, record, lists }) => {
      const revision = one.revision + 1;
      const hash = randomBytes(32);
      await client.query('begin');
      const moved = await run(
        'raw_case',
        `update case_record set revision = $2, last_hash = $3, record = $4, plan = $5, legal_status = $6, next_due = $7, overdue = $8, changed_at = $9
         where id = $1 and revision = $2 - 1`,
        [one.id, revision, hash, ...record],
      );
      if (moved.rowCount !== 1) throw new Error('A raw case is not where it should be.');
      await run(
        'raw_event',
        `insert into event (case_id, revision, authority_id, idempotency_key, request_hash, previous_hash, hash, event, happened_on, recorded_at,
           person_id, version, entry, changes)
         values ($1, $2, '${RAW_AUTHORITY}', $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        [one.id, revision, randomUUID(), hash, hash, hash, ...event],
      );
      for (const { table, rows } of lists) await run(`raw_${table}`, LISTS[table], [one.id, revision, rows]);
      // Not before the end of time: the relay is not to work for rows that tell nobody anything.
      await run(
        'raw_outbox',
        `insert into outbox (authority_id, case_id, revision, signals, retry_at) values ('${RAW_AUTHORITY}', $1, $2, '[]', 'infinity')`,
        [one.id, revision],
      );
      await client.query('commit');
      one.revision = revision;
    },
    close: () => client.end(),
  };
};
