/** A command in one statement, for whoever knows the case already; and telling of changes without walking over what was told. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WriteCommands1795824000001 implements MigrationInterface {
  readonly name = 'WriteCommands1795824000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function write_follow_ups(p_authority text, p_case uuid, p_change jsonb, p_answers jsonb) returns void
      language plpgsql as $$
      declare
        v_fact record;
      begin
        if p_change ? 'facts' then
          -- One at a time, and hardly ever any: joined, a plan made while the table was small would read all of it each time.
          if p_change @? '$.facts[*] ? (@.corrects == true)' then
            for v_fact in
              select coalesce(p_case, f."case") as case_id, f.fact, f.revision
              from jsonb_to_recordset(p_change -> 'facts') as f ("case" uuid, fact text, revision integer, corrects boolean) where f.corrects
            loop
              update fact set superseded_by = v_fact.revision
              where fact.case_id = v_fact.case_id and fact.fact = v_fact.fact and fact.superseded_by is null and fact.revision < v_fact.revision;
            end loop;
          end if;
          insert into fact (authority_id, case_id, fact, value, holds_from, revision, superseded_by)
          select p_authority, coalesce(p_case, f."case"), f.fact, f.value, f.holds_from, f.revision, f.superseded
          from jsonb_to_recordset(p_change -> 'facts') as f ("case" uuid, fact text, value jsonb, holds_from date, revision integer, superseded integer);
        end if;

        if p_change ? 'deadlines' then
          insert into deadline (case_id, key, instance, authority_id, status, due, practical_due, owner, started_on, closed_on, next_moment_on, detail)
          select coalesce(p_case, (d.value ->> 'case')::uuid), d.value ->> 'key', (d.value ->> 'instance')::integer, p_authority, d.value ->> 'status', (d.value ->> 'due')::date,
            (d.value ->> 'practicalDue')::date, d.value ->> 'owner', (d.value ->> 'startedOn')::date, (d.value ->> 'closedOn')::date,
            (d.value #>> '{next,on}')::date, case when p_case is null then d.value - 'case' else d.value end
          from jsonb_array_elements(p_change -> 'deadlines') as d
          on conflict (case_id, key, instance) do update set
            status = excluded.status, due = excluded.due, practical_due = excluded.practical_due, owner = excluded.owner,
            started_on = excluded.started_on, closed_on = excluded.closed_on, next_moment_on = excluded.next_moment_on, detail = excluded.detail;
        end if;

        if p_change ? 'tasks' then
          insert into task (case_id, key, instance, authority_id, status, owner, created_on, closed_on)
          select coalesce(p_case, t."case"), t.key, t.instance, p_authority, t.status, t.owner, t."createdOn", t."closedOn"
          from jsonb_to_recordset(p_change -> 'tasks') as t ("case" uuid, key text, instance integer, status text, owner text, "createdOn" date, "closedOn" date)
          on conflict (case_id, key, instance) do update set status = excluded.status, owner = excluded.owner, closed_on = excluded.closed_on;
        end if;

        if p_change ? 'documents' then
          insert into form_document (case_id, document, version, authority_id, status, author_id, changed_on, revision, answers)
          select coalesce(p_case, d."case"), d.document, d.version, p_authority, d.status, d.author, d.changed_on, d.revision,
            case when d.answered then p_answers else d.answers end
          from jsonb_to_recordset(p_change -> 'documents') as d ("case" uuid, document text, version integer, status text, author uuid, changed_on date,
            revision integer, answers jsonb, answered boolean)
          on conflict (case_id, document, version) do update set
            status = excluded.status, author_id = coalesce(excluded.author_id, form_document.author_id), changed_on = excluded.changed_on,
            revision = excluded.revision, answers = coalesce(excluded.answers, form_document.answers);
        end if;

        if p_change ? 'signatures' then
          insert into signature (authority_id, case_id, revision, document, version, act, person_id, roles, signed_on)
          select p_authority, coalesce(p_case, s."case"), s.revision, s.document, s.version, s.act, s.person, s.roles, s.signed_on
          from jsonb_to_recordset(p_change -> 'signatures') as s ("case" uuid, revision integer, document text, version integer, act text, person uuid,
            roles text[], signed_on date);
        end if;

        if p_change ? 'notices' then
          insert into notice (authority_id, case_id, revision, key, recipients, text)
          select p_authority, coalesce(p_case, n."case"), n.revision, n.key, n.recipients, n.text
          from jsonb_to_recordset(p_change -> 'notices') as n ("case" uuid, revision integer, key text, recipients text[], text text);
        end if;

        if p_change ? 'draft' then
          delete from draft where case_id = p_case and key = p_change ->> 'draft';
        end if;

        -- Only ever earlier: a worker that looks too soon finds nothing and sets the right day, one that looks too late would miss it.
        if p_change ? 'alarm' then
          insert into alarm (case_id, authority_id, due_on) values (p_case, p_authority, (p_change ->> 'alarm')::date)
          on conflict (case_id) do update set due_on = excluded.due_on, claimed_until = null, attempts = 0 where excluded.due_on < alarm.due_on;
        end if;

        if p_case is not null then
          insert into outbox (authority_id, case_id, revision, signals)
          values (p_authority, p_case, (p_change ->> 'revision')::integer, p_change -> 'signals');
        else
          insert into outbox (authority_id, case_id, revision, signals)
          select p_authority, o."case", o.revision, o.signals
          from jsonb_to_recordset(p_change -> 'outbox') as o ("case" uuid, revision integer, signals jsonb);
        end if;
      end $$;
      comment on function write_follow_ups is 'Everything that follows from events: of one case, or, where none is named, of the case that each row names. A document that says it was answered has these answers. Only write_change and save_command call it.';

      create or replace function write_change(p_authority text, p_case uuid, p_change jsonb) returns void
      language plpgsql as $$
      begin
        insert into event (case_id, revision, authority_id, idempotency_key, request_hash, event, happened_on, recorded_at, person_id, version,
          entry, changes, previous_hash, hash)
        select coalesce(p_case, e."case"), e.revision, p_authority, e.key, decode(e.request, 'hex'), e.event, e.happened_on, e.recorded_at, e.person, e.version,
          e.entry, e.changes, decode(e.previous, 'hex'), decode(e.hash, 'hex')
        from jsonb_to_recordset(p_change -> 'events') as e ("case" uuid, revision integer, key text, request text, event text, happened_on date,
          recorded_at timestamptz, person uuid, version text, entry jsonb, changes jsonb, previous text, hash text);
        perform write_follow_ups(p_authority, p_case, p_change, null);
      end $$;

      create function save_command(p_authority text, p_case uuid, p_version text, p_previous bytea, p_token bytea, p_roles text[], p_person uuid,
        p_key text, p_request bytea, p_at timestamptz, p_hash bytea, p_record json, p_entry jsonb, p_changes jsonb, p_rest jsonb) returns boolean
      language plpgsql as $$
      declare
        v_authority text := set_config('homeward.authority', p_authority, true);
        v_revision integer := p_entry ->> 'revision';
      begin
        if p_token is null then
          update case_record c set
            revision = v_revision, record = p_record, last_hash = p_hash, status = p_rest ->> 'status', plan = p_rest ->> 'plan',
            legal_status = p_rest ->> 'legalStatus', next_due = (p_rest ->> 'nextDue')::date, overdue = (p_rest ->> 'overdue')::integer, changed_at = p_at
          where c.id = p_case and c.revision = v_revision - 1 and c.last_hash = p_previous and c.version = p_version;
        else
          -- The sender decided on what it remembered: all of that must be true now, in this transaction.
          update case_record c set
            revision = v_revision, record = p_record, last_hash = p_hash, status = p_rest ->> 'status', plan = p_rest ->> 'plan',
            legal_status = p_rest ->> 'legalStatus', next_due = (p_rest ->> 'nextDue')::date, overdue = (p_rest ->> 'overdue')::integer, changed_at = p_at
          from session s join person p on p.id = s.person_id
          where c.id = p_case and c.revision = v_revision - 1 and c.last_hash = p_previous and c.version = p_version
            and s.token_hash = p_token and s.person_id = p_person and p.active and s.ends_at_latest > p_at and s.seen_at > p_at - interval '30 minutes'
            and p_roles = array(
              select held.role from (
                select a.role from allocation a where a.case_id = c.id and a.person_id = s.person_id
                union
                select m.role from role_membership m
                where m.person_id = s.person_id and (
                  m.scope = 'authority'
                  or (m.scope = 'team' and m.team_key = c.team_key)
                  or (m.scope = 'body' and exists (
                    select from meeting_item i join meeting g on g.id = i.meeting_id
                    where i.case_id = c.id and g.body_key = m.body_key and g.status in ('papersOut', 'held'))))) held
              order by held.role collate "C");
        end if;
        if not found then return false; end if;
        insert into event (case_id, revision, authority_id, idempotency_key, request_hash, event, happened_on, recorded_at, person_id, version,
          entry, changes, previous_hash, hash)
        values (p_case, v_revision, p_authority, p_key, p_request, p_entry ->> 'event', (p_entry ->> 'on')::date, p_at, p_person, p_version,
          p_entry, p_changes, p_previous, p_hash);
        perform write_follow_ups(p_authority, p_case, p_rest, p_entry -> 'answers');
        return true;
      end $$;
      comment on function save_command is 'All of a person''s or the system''s decision in one transaction; or nothing and false, when the case does not stand where it was decided on, or, where a token is named, its session has ended or its person''s roles (as case_roles) are others.';

      create function case_for(p_authority text, p_case uuid, p_person uuid, p_known bytea)
      returns table (version text, revision integer, last_hash bytea, record text, reference text, given_name text, family_name text,
        date_of_birth date, roles text[], people json, drafts json, linked boolean)
      language plpgsql as $$
      declare
        v_authority text := set_config('homeward.authority', p_authority, true);
      begin
        return query
          select c.version, c.revision, c.last_hash, case when c.last_hash is distinct from p_known then c.record::text end,
            s.reference, s.given_name, s.family_name, s.date_of_birth, case_roles(p_person, c.id),
            (select coalesce(json_agg(json_build_object('role', held.role, 'id', p.id, 'name', p.name) order by p.name), '[]')
             from (
               select a.role, a.person_id from allocation a where a.case_id = c.id
               union
               select m.role, m.person_id from role_membership m where m.scope = 'authority' or (m.scope = 'team' and m.team_key = c.team_key)
             ) held join person p on p.id = held.person_id where p.active),
            (select coalesce(json_agg(json_build_object('key', d.key, 'savedAt', d.saved_at, 'savedBy', p.name)), '[]')
             from draft d join person p on p.id = d.saved_by where d.case_id = c.id),
            exists (select from case_link k where k.from_case = c.id) or exists (select from case_link k where k.to_case = c.id)
          from case_record c join subject s on s.id = c.subject_id where c.id = p_case;
      end $$;
      comment on function case_for is 'A case as a person sees it: as it stands, whom it is about, the person''s roles, who else holds which, the drafts, and whether it is linked to others. No record where the caller knows the one of this hash.';

      -- Told rows are dead rows until the next vacuum: only a plain walk along the index remembers which entries lead nowhere.
      create or replace function authorities_with_outbox(p_at timestamptz) returns setof text
      language sql stable security definer set search_path = pg_catalog, public set enable_bitmapscan = off set enable_seqscan = off as $$
        select distinct authority_id from outbox where retry_at <= p_at
      $$;

      create or replace function tell_pages(p_at timestamptz, p_most integer) returns setof text
      language plpgsql set enable_bitmapscan = off set enable_seqscan = off as $$
      declare
        v_authority text;
        v_told bigint;
      begin
        for v_authority in select authorities_with_outbox(p_at) loop
          v_authority := set_config('homeward.authority', v_authority, true);
          with told as (
            delete from outbox where ctid = any(array(
              select ctid from outbox where retry_at <= p_at and signals = '[]' order by retry_at limit p_most for update skip locked))
            returning case_id, revision),
          latest as (select case_id, max(revision) as revision, row_number() over () / 100 as letter from told group by case_id),
          -- Many in one, below the 8,000 bytes that fit. Here and not in the command's transaction: a NOTIFY takes a lock that would queue all commits
          -- one behind the other.
          letters as (select json_agg(json_build_array(case_id, revision)) as moved from latest group by letter)
          select count(pg_notify('homeward_changed', json_build_object('authority', v_authority, 'cases', moved)::text)) into v_told from letters;
          if exists (select from outbox where retry_at <= p_at) then return next v_authority; end if;
        end loop;
      end $$;

      revoke execute on function write_follow_ups, save_command, case_for from public;
      grant execute on function write_follow_ups, save_command, case_for to homeward_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function case_for(text, uuid, uuid, bytea);
      drop function save_command(text, uuid, text, bytea, bytea, text[], uuid, text, bytea, timestamptz, bytea, json, jsonb, jsonb, jsonb);

      create or replace function write_change(p_authority text, p_case uuid, p_change jsonb) returns void
      language plpgsql as $$
      declare
        v_fact record;
      begin
        insert into event (case_id, revision, authority_id, idempotency_key, request_hash, event, happened_on, recorded_at, person_id, version,
          entry, changes, previous_hash, hash)
        select coalesce(p_case, e."case"), e.revision, p_authority, e.key, decode(e.request, 'hex'), e.event, e.happened_on, e.recorded_at, e.person, e.version,
          e.entry, e.changes, decode(e.previous, 'hex'), decode(e.hash, 'hex')
        from jsonb_to_recordset(p_change -> 'events') as e ("case" uuid, revision integer, key text, request text, event text, happened_on date,
          recorded_at timestamptz, person uuid, version text, entry jsonb, changes jsonb, previous text, hash text);

        if p_change ? 'facts' then
          -- One at a time, and hardly ever any: joined, a plan made while the table was small would read all of it each time.
          for v_fact in
            select coalesce(p_case, f."case") as case_id, f.fact, f.revision
            from jsonb_to_recordset(p_change -> 'facts') as f ("case" uuid, fact text, revision integer, corrects boolean) where f.corrects
          loop
            update fact set superseded_by = v_fact.revision
            where fact.case_id = v_fact.case_id and fact.fact = v_fact.fact and fact.superseded_by is null and fact.revision < v_fact.revision;
          end loop;
          insert into fact (authority_id, case_id, fact, value, holds_from, revision, superseded_by)
          select p_authority, coalesce(p_case, f."case"), f.fact, f.value, f.holds_from, f.revision, f.superseded
          from jsonb_to_recordset(p_change -> 'facts') as f ("case" uuid, fact text, value jsonb, holds_from date, revision integer, superseded integer);
        end if;

        if p_change ? 'deadlines' then
          insert into deadline (case_id, key, instance, authority_id, status, due, practical_due, owner, started_on, closed_on, next_moment_on, detail)
          select coalesce(p_case, (d.value ->> 'case')::uuid), d.value ->> 'key', (d.value ->> 'instance')::integer, p_authority, d.value ->> 'status', (d.value ->> 'due')::date,
            (d.value ->> 'practicalDue')::date, d.value ->> 'owner', (d.value ->> 'startedOn')::date, (d.value ->> 'closedOn')::date,
            (d.value #>> '{next,on}')::date, case when p_case is null then d.value - 'case' else d.value end
          from jsonb_array_elements(p_change -> 'deadlines') as d
          on conflict (case_id, key, instance) do update set
            status = excluded.status, due = excluded.due, practical_due = excluded.practical_due, owner = excluded.owner,
            started_on = excluded.started_on, closed_on = excluded.closed_on, next_moment_on = excluded.next_moment_on, detail = excluded.detail;
        end if;

        if p_change ? 'tasks' then
          insert into task (case_id, key, instance, authority_id, status, owner, created_on, closed_on)
          select coalesce(p_case, t."case"), t.key, t.instance, p_authority, t.status, t.owner, t."createdOn", t."closedOn"
          from jsonb_to_recordset(p_change -> 'tasks') as t ("case" uuid, key text, instance integer, status text, owner text, "createdOn" date, "closedOn" date)
          on conflict (case_id, key, instance) do update set status = excluded.status, owner = excluded.owner, closed_on = excluded.closed_on;
        end if;

        if p_change ? 'documents' then
          insert into form_document (case_id, document, version, authority_id, status, author_id, changed_on, revision, answers)
          select coalesce(p_case, d."case"), d.document, d.version, p_authority, d.status, d.author, d.changed_on, d.revision, d.answers
          from jsonb_to_recordset(p_change -> 'documents') as d ("case" uuid, document text, version integer, status text, author uuid, changed_on date,
            revision integer, answers jsonb)
          on conflict (case_id, document, version) do update set
            status = excluded.status, author_id = coalesce(excluded.author_id, form_document.author_id), changed_on = excluded.changed_on,
            revision = excluded.revision, answers = coalesce(excluded.answers, form_document.answers);
        end if;

        if p_change ? 'signatures' then
          insert into signature (authority_id, case_id, revision, document, version, act, person_id, roles, signed_on)
          select p_authority, coalesce(p_case, s."case"), s.revision, s.document, s.version, s.act, s.person, s.roles, s.signed_on
          from jsonb_to_recordset(p_change -> 'signatures') as s ("case" uuid, revision integer, document text, version integer, act text, person uuid,
            roles text[], signed_on date);
        end if;

        if p_change ? 'notices' then
          insert into notice (authority_id, case_id, revision, key, recipients, text)
          select p_authority, coalesce(p_case, n."case"), n.revision, n.key, n.recipients, n.text
          from jsonb_to_recordset(p_change -> 'notices') as n ("case" uuid, revision integer, key text, recipients text[], text text);
        end if;

        if p_change ? 'draft' then
          delete from draft where case_id = p_case and key = p_change ->> 'draft';
        end if;

        -- Only ever earlier: a worker that looks too soon finds nothing and sets the right day, one that looks too late would miss it.
        if p_change ? 'alarm' then
          insert into alarm (case_id, authority_id, due_on) values (p_case, p_authority, (p_change ->> 'alarm')::date)
          on conflict (case_id) do update set due_on = excluded.due_on, claimed_until = null, attempts = 0 where excluded.due_on < alarm.due_on;
        end if;

        if p_case is not null then
          insert into outbox (authority_id, case_id, revision, signals)
          values (p_authority, p_case, (p_change ->> 'revision')::integer, p_change -> 'signals');
        else
          insert into outbox (authority_id, case_id, revision, signals)
          select p_authority, o."case", o.revision, o.signals
          from jsonb_to_recordset(p_change -> 'outbox') as o ("case" uuid, revision integer, signals jsonb);
        end if;
      end $$;
      comment on function write_change is 'Writes events with everything that follows from them: of one case, or, where none is named, of the case that each row names. Only save_decision, save_moments and open_case call it.';
      drop function write_follow_ups(text, uuid, jsonb, jsonb);

      create or replace function authorities_with_outbox(p_at timestamptz) returns setof text
      language sql stable security definer set search_path = pg_catalog, public as $$
        select distinct authority_id from outbox where retry_at <= p_at
      $$;

      create or replace function tell_pages(p_at timestamptz, p_most integer) returns setof text
      language plpgsql as $$
      declare
        v_authority text;
        v_told bigint;
      begin
        for v_authority in select authorities_with_outbox(p_at) loop
          v_authority := set_config('homeward.authority', v_authority, true);
          with told as (
            delete from outbox where id in (
              select id from outbox where retry_at <= p_at and signals = '[]' order by retry_at limit p_most for update skip locked)
            returning case_id, revision),
          latest as (select case_id, max(revision) as revision from told group by case_id)
          -- Here and not in the command's transaction: a NOTIFY takes a lock that would queue all commits one behind the other.
          select count(pg_notify('homeward_changed', json_build_object('authority', v_authority, 'case', case_id, 'revision', revision)::text))
          into v_told from latest;
          if exists (select from outbox where retry_at <= p_at) then return next v_authority; end if;
        end loop;
      end $$;
      comment on function tell_pages is 'Rings the open pages for changes that no linked case has to hear of, and takes them from the outbox; answers where more is left to tell.';
    `);
  }
}
