/** Row-level security by authority on every table, forced on the owner too, and what the application's role may do. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables of rows that are only ever added. */
const APPEND_ONLY = ['pack_version', 'event', 'release_log', 'read_log', 'chain_checkpoint'];
/** Tables whose rows come and go with the work. */
const WORKING = ['role_membership', 'session', 'allocation', 'draft', 'alarm', 'outbox', 'meeting_item', 'attendance'];
/** Tables whose rows change but stay. */
const KEPT = [
  'team',
  'person',
  'subject',
  'case_record',
  'case_link',
  'fact',
  'form_document',
  'signature',
  'deadline',
  'task',
  'meeting',
  'attachment',
  'notice',
  'import_run',
];
const TABLES = [...APPEND_ONLY, ...WORKING, ...KEPT];

export class KeepAuthoritiesApart1795305600007 implements MigrationInterface {
  readonly name = 'KeepAuthoritiesApart1795305600007';

  async up(runner: QueryRunner): Promise<void> {
    // Roles belong to the whole server: another database of it may have made them already, or be making them now.
    await runner.query(`
      do $$ begin create role homeward_app nologin; exception when duplicate_object or unique_violation then null; end $$;
      do $$ begin create role homeward_lookup nologin; exception when duplicate_object or unique_violation then null; end $$;
      comment on role homeward_app is 'The application: sees one authority''s rows at a time.';
      comment on role homeward_lookup is 'Owns the few functions that answer before the authority is known.';
      grant usage on schema public to homeward_app, homeward_lookup;
    `);
    await runner.query(`
      alter table authority enable row level security;
      alter table authority force row level security;
      create policy own_authority on authority using (id = current_setting('homeward.authority', true));
      grant select, insert, update on authority to homeward_app;
    `);
    for (const table of TABLES) {
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy own_authority on ${table} using (authority_id = current_setting('homeward.authority', true));
        grant ${privileges(table)} on ${table} to homeward_app;
      `);
    }
    // What must be found before the authority is known: these columns of these tables, through the functions below alone.
    await runner.query(`
      create policy lookup on authority for select to homeward_lookup using (true);
      create policy lookup on person for select to homeward_lookup using (true);
      create policy lookup on team for select to homeward_lookup using (true);
      create policy lookup on role_membership for select to homeward_lookup using (true);
      create policy lookup on session for select to homeward_lookup using (true);
      create policy lookup on alarm for select to homeward_lookup using (true);
      create policy lookup on outbox for select to homeward_lookup using (true);
      grant select (id, name) on authority to homeward_lookup;
      grant select (id, authority_id, username, name, password_hash, active, demonstration) on person to homeward_lookup;
      grant select (authority_id, key, title) on team to homeward_lookup;
      grant select (authority_id, person_id, role, team_key) on role_membership to homeward_lookup;
      grant select on session to homeward_lookup;
      grant select (authority_id, due_on, claimed_until) on alarm to homeward_lookup;
      grant select (authority_id, retry_at) on outbox to homeward_lookup;
    `);
    await runner.query(`
      create function session_of(p_token bytea, p_at timestamptz)
      returns table (authority_id text, person_id uuid, seen_at timestamptz, ends_at_latest timestamptz)
      language sql stable security definer set search_path = pg_catalog, public as $$
        select s.authority_id, s.person_id, s.seen_at, s.ends_at_latest
        from session s join person p on p.id = s.person_id
        where s.token_hash = p_token and p.active and s.ends_at_latest > p_at and s.seen_at > p_at - interval '30 minutes'
      $$;
      comment on function session_of is 'Whose session a token opens, if it still stands.';

      create function sign_in_of(p_username text)
      returns table (person_id uuid, authority_id text, password_hash text)
      language sql stable security definer set search_path = pg_catalog, public as $$
        select p.id, p.authority_id, p.password_hash from person p where p.username = lower(p_username) and p.active
      $$;
      comment on function sign_in_of is 'What is needed to check one person''s password.';

      create function demonstration_people()
      returns table (authority_id text, authority text, username text, name text, roles text[], team text)
      language sql stable security definer set search_path = pg_catalog, public as $$
        select a.id, a.name, p.username, p.name, array_agg(distinct m.role order by m.role), min(t.title)
        from person p
        join authority a on a.id = p.authority_id
        join role_membership m on m.person_id = p.id
        left join team t on t.authority_id = m.authority_id and t.key = m.team_key
        where p.demonstration and p.active
        group by a.id, a.name, p.username, p.name
        order by a.name, p.name
      $$;
      comment on function demonstration_people is 'The made-up people of a default installation, for its sign-in page.';

      create function authority_ids() returns setof text
      language sql stable security definer set search_path = pg_catalog, public as $$ select id from authority order by id $$;
      comment on function authority_ids is 'Every authority, for the work that goes through all of them.';

      create function authorities_with_due_alarms(p_day date, p_at timestamptz) returns setof text
      language sql stable security definer set search_path = pg_catalog, public as $$
        select distinct authority_id from alarm where due_on <= p_day and (claimed_until is null or claimed_until < p_at)
      $$;
      comment on function authorities_with_due_alarms is 'Where time has something to say by a day.';

      create function authorities_with_outbox(p_at timestamptz) returns setof text
      language sql stable security definer set search_path = pg_catalog, public as $$
        select distinct authority_id from outbox where retry_at <= p_at
      $$;
      comment on function authorities_with_outbox is 'Where something is still to be told.';
    `);
    // An owner must hold create on the schema at the moment it is given a function.
    await runner.query(`
      grant homeward_lookup to current_user;
      grant create on schema public to homeward_lookup;
      alter function session_of(bytea, timestamptz) owner to homeward_lookup;
      alter function sign_in_of(text) owner to homeward_lookup;
      alter function demonstration_people() owner to homeward_lookup;
      alter function authority_ids() owner to homeward_lookup;
      alter function authorities_with_due_alarms(date, timestamptz) owner to homeward_lookup;
      alter function authorities_with_outbox(timestamptz) owner to homeward_lookup;
      revoke create on schema public from homeward_lookup;
      revoke execute on all functions in schema public from public;
      grant execute on all functions in schema public to homeward_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function session_of(bytea, timestamptz);
      drop function sign_in_of(text);
      drop function demonstration_people();
      drop function authority_ids();
      drop function authorities_with_due_alarms(date, timestamptz);
      drop function authorities_with_outbox(timestamptz);
      drop owned by homeward_lookup;
      drop owned by homeward_app;
    `);
    for (const table of ['authority', ...TABLES]) {
      await runner.query(`
        drop policy own_authority on ${table};
        drop policy if exists lookup on ${table};
        alter table ${table} no force row level security;
        alter table ${table} disable row level security;
      `);
    }
  }
}

function privileges(table: string): string {
  if (APPEND_ONLY.includes(table)) return 'select, insert';
  return WORKING.includes(table) ? 'select, insert, update, delete' : 'select, insert, update';
}
