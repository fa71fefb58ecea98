/** The statements of a command: one reads everything it needs, one writes everything it decided; and the same for many cases at once when time passes. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class WriteDecisions1795305600008 implements MigrationInterface {
  readonly name = 'WriteDecisions1795305600008';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function case_roles(p_person uuid, p_case uuid) returns text[]
      language sql stable as $$
        select coalesce(array_agg(distinct held.role order by held.role), '{}') from (
          select a.role from allocation a where a.case_id = p_case and a.person_id = p_person
          union all
          select m.role from role_membership m
          where m.person_id = p_person and (
            m.scope = 'authority'
            or (m.scope = 'team' and m.team_key = (select c.team_key from case_record c where c.id = p_case))
            or (m.scope = 'body' and exists (
              select from meeting_item i join meeting g on g.id = i.meeting_id
              where i.case_id = p_case and g.body_key = m.body_key and g.status in ('papersOut', 'held'))))
        ) held
      $$;
      comment on function case_roles is 'The roles a person holds for one case: by allocation, by team, everywhere, or while it is on their body''s agenda.';

      create function begin_command(p_token bytea, p_authority text, p_case uuid, p_key text, p_known bytea, p_at timestamptz)
      returns table (
        authority_id text, session_person uuid, seen_at timestamptz, roles text[], revision integer, version text, record json, last_hash bytea,
        seen_revision integer, seen_request bytea)
      language plpgsql as $$
      declare
        v_authority text := p_authority;
      begin
        if v_authority is null then
          select s.authority_id into v_authority from session_of(p_token, p_at) s;
          if not found then return; end if;
        end if;
        -- An assignment: \`perform\` would start the executor for it.
        v_authority := set_config('homeward.authority', v_authority, true);
        return query
          select s.authority_id, s.person_id, s.seen_at,
            array(
              select a.role from allocation a where a.case_id = c.id and a.person_id = s.person_id
              union all
              select m.role from role_membership m
              where m.person_id = s.person_id and (
                m.scope = 'authority'
                or (m.scope = 'team' and m.team_key = c.team_key)
                or (m.scope = 'body' and exists (
                  select from meeting_item i join meeting g on g.id = i.meeting_id
                  where i.case_id = c.id and g.body_key = m.body_key and g.status in ('papersOut', 'held'))))),
            c.revision, c.version, case when c.last_hash is distinct from p_known then c.record end, c.last_hash, e.revision, e.request_hash
          from session s
          join person p on p.id = s.person_id
          left join case_record c on c.id = p_case
          left join event e on e.case_id = c.id and e.idempotency_key = p_key
          where s.token_hash = p_token and p.active and s.ends_at_latest > p_at and s.seen_at > p_at - interval '30 minutes';
      end $$;
      comment on function begin_command is 'Round trip one of a person''s command: session, roles (as case_roles, in any order), case and earlier answer. No row: not signed in. No revision: no such case. The authority, where the caller knows it from before, only says under which one to look: the session''s own row decides. No record where the caller knows the one of this hash.';

      create function begin_command_as(p_authority text, p_case uuid, p_key text, p_known bytea)
      returns table (
        revision integer, version text, record json, last_hash bytea, seen_revision integer, seen_request bytea)
      language plpgsql as $$
      declare
        v_authority text := set_config('homeward.authority', p_authority, true);
      begin
        return query
          select c.revision, c.version, case when c.last_hash is distinct from p_known then c.record end, c.last_hash, e.revision, e.request_hash
          from case_record c left join event e on e.case_id = c.id and e.idempotency_key = p_key
          where c.id = p_case;
      end $$;
      comment on function begin_command_as is 'The same for time, linked cases and imports, which have no session.';

      create function write_change(p_authority text, p_case uuid, p_change jsonb) returns void
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

      create function save_decision(p_authority text, p_case uuid, p_expected integer, p_record json, p_change jsonb) returns boolean
      language plpgsql as $$
      declare
        v_authority text := set_config('homeward.authority', p_authority, true);
      begin
        update case_record set
          revision = (p_change ->> 'revision')::integer, record = p_record, last_hash = decode(p_change ->> 'hash', 'hex'),
          status = p_change ->> 'status', plan = p_change ->> 'plan', legal_status = p_change ->> 'legalStatus',
          next_due = (p_change ->> 'nextDue')::date, overdue = (p_change ->> 'overdue')::integer,
          changed_at = (p_change ->> 'changedAt')::timestamptz
        where id = p_case and revision = p_expected;
        if not found then return false; end if;
        perform write_change(p_authority, p_case, p_change);
        return true;
      end $$;
      comment on function save_decision is 'Round trip two of a command: all of a decision in one transaction, or nothing and false when somebody else was first.';

      create function claim_moments(p_authority text, p_day date, p_at timestamptz, p_most integer)
      returns table (case_id uuid, due_on date, version text, record json, last_hash bytea)
      language plpgsql as $$
      declare
        v_authority text := set_config('homeward.authority', p_authority, true);
      begin
        return query
          with due as (
            select a.case_id from alarm a where a.due_on <= p_day and (a.claimed_until is null or a.claimed_until < p_at)
            order by a.due_on limit p_most for update skip locked),
          claimed as (
            -- A case that fails waits a minute, then two, then four: it must not keep the others from being looked at.
            update alarm a set claimed_until = p_at + (2 ^ least(a.attempts, 8)) * interval '1 minute', attempts = a.attempts + 1
            from due where a.case_id = due.case_id returning a.case_id, a.due_on)
          select claimed.case_id, claimed.due_on, c.version, c.record, c.last_hash
          from claimed join case_record c on c.id = claimed.case_id order by claimed.due_on;
      end $$;
      comment on function claim_moments is 'Takes cases in which time has something to say, as they stand, for one worker and for a while; other workers take others.';

      create function save_moments(p_authority text, p_cases jsonb, p_change jsonb, p_records text) returns void
      language plpgsql as $$
      declare
        v_authority text := set_config('homeward.authority', p_authority, true);
        v_moved integer;
      begin
        if p_change ? 'events' then
          update case_record c set
            revision = s.revision, record = s.record::json, last_hash = decode(s.hash, 'hex'), status = s.status, plan = s.plan,
            legal_status = s."legalStatus", next_due = s."nextDue", overdue = s.overdue, changed_at = s."changedAt"
          from rows from (
            jsonb_to_recordset(p_change -> 'cases') as ("case" uuid, expected integer, revision integer, hash text, status text, plan text,
              "legalStatus" text, "nextDue" date, overdue integer, "changedAt" timestamptz),
            string_to_table(p_records, E'\\n')
          ) as s ("case", expected, revision, hash, status, plan, "legalStatus", "nextDue", overdue, "changedAt", record)
          where c.id = s."case" and c.revision = s.expected;
          get diagnostics v_moved = row_count;
          if v_moved < jsonb_array_length(p_change -> 'cases') then
            raise exception 'a case has moved on meanwhile' using errcode = 'serialization_failure';
          end if;
          perform write_change(p_authority, null, p_change);
        end if;
        -- A case that somebody changed meanwhile is looked at again.
        update alarm a set claimed_until = null, attempts = 0,
          due_on = case when c.revision = l.revision then coalesce(l.next, 'infinity'::date) else a.due_on end
        from jsonb_to_recordset(p_cases) as l ("case" uuid, revision integer, next date) join case_record c on c.id = l."case"
        where a.case_id = l."case";
      end $$;
      comment on function save_moments is 'Everything that time had to say in many cases, with their records line by line and the day on which it next has, in one transaction; or nothing, and a serialization failure, when one of them has moved on.';

      create function open_case(p_authority text, p_case uuid, p_opening jsonb, p_record json, p_change jsonb) returns void
      language plpgsql as $$
      declare
        v_earlier uuid := (p_opening ->> 'earlier')::uuid;
        v_subject uuid := (p_opening #>> '{subject,id}')::uuid;
      begin
        perform set_config('homeward.authority', p_authority, true);
        if v_earlier is null then
          insert into subject (id, authority_id, kind, reference, given_name, family_name, date_of_birth, sex)
          select s.id, p_authority, s.kind, s.reference, s."givenName", s."familyName", s."dateOfBirth", s.sex
          from jsonb_to_record(p_opening -> 'subject') as s (id uuid, kind text, reference text, "givenName" text, "familyName" text,
            "dateOfBirth" date, sex text);
        else
          -- One subject, a case for each period of care: the subject's reference stays unique.
          select c.subject_id into strict v_subject from case_record c join subject s on s.id = c.subject_id
          where c.id = v_earlier and s.reference = p_opening #>> '{subject,reference}';
        end if;
        insert into case_record (id, authority_id, subject_id, process, version, revision, status, record, last_hash, team_key, opened_on,
          plan, legal_status, next_due, overdue, changed_at)
        values (p_case, p_authority, v_subject, p_opening ->> 'process', p_opening ->> 'version',
          (p_change ->> 'revision')::integer, p_change ->> 'status', p_record, decode(p_change ->> 'hash', 'hex'), p_opening ->> 'team',
          (p_opening ->> 'openedOn')::date, p_change ->> 'plan', p_change ->> 'legalStatus', (p_change ->> 'nextDue')::date,
          (p_change ->> 'overdue')::integer, (p_change ->> 'changedAt')::timestamptz);
        if v_earlier is not null then
          insert into case_link (id, authority_id, from_case, to_case, kind) values (gen_random_uuid(), p_authority, v_earlier, p_case, 'returnToCare');
        end if;
        insert into allocation (id, authority_id, case_id, person_id, role)
        select a.id, p_authority, p_case, a.person, a.role
        from jsonb_to_recordset(p_opening -> 'allocations') as a (id uuid, person uuid, role text);
        perform write_change(p_authority, p_case, p_change);
      end $$;
      comment on function open_case is 'A new case with its opening event, and with a whole history where it comes from elsewhere, in one transaction.';

      create function tell_pages(p_at timestamptz, p_most integer) returns setof text
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

      revoke execute on all functions in schema public from public;
      grant execute on all functions in schema public to homeward_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function tell_pages(timestamptz, integer);
      drop function open_case(text, uuid, jsonb, json, jsonb);
      drop function save_moments(text, jsonb, jsonb, text);
      drop function claim_moments(text, date, timestamptz, integer);
      drop function save_decision(text, uuid, integer, json, jsonb);
      drop function write_change(text, uuid, jsonb);
      drop function begin_command_as(text, uuid, text, bytea);
      drop function begin_command(bytea, text, uuid, text, bytea, timestamptz);
      drop function case_roles(uuid, uuid);
    `);
  }
}
