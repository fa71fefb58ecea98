/** Commands of several people in one transaction, when they come faster than one after the other can be written. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What `case_record` and `event` need of each command, without the three long texts. */
const COMMANDS = `jsonb_to_recordset(p_commands) as ("case" uuid, revision integer, version text, previous bytea, hash bytea, token bytea, roles text[],
          person uuid, key text, request bytea, "at" timestamptz, event text, "on" date, status text, plan text, "legalStatus" text, "nextDue" date,
          overdue integer)`;
const COLUMNS = `"case", revision, version, previous, hash, token, roles, person, key, request, "at", event, "on", status, plan, "legalStatus", "nextDue",
          overdue`;

export class SaveTogether1795996800001 implements MigrationInterface {
  readonly name = 'SaveTogether1795996800001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create function save_commands(p_authority text, p_commands jsonb, p_records text, p_entries text, p_changes text, p_rest jsonb) returns void
      language plpgsql
      -- From each command to its own rows: a plan made while a table was small would read all of it each time, and lock in any order.
      set enable_hashjoin = off set enable_mergejoin = off set enable_seqscan = off set enable_bitmapscan = off as $$
      declare
        v_authority text := set_config('homeward.authority', p_authority, true);
        v_moved integer;
      begin
        update case_record c set
          revision = s.revision, record = s.record::json, last_hash = s.hash, status = s.status, plan = s.plan, legal_status = s."legalStatus",
          next_due = s."nextDue", overdue = s.overdue, changed_at = s."at"
        from rows from (${COMMANDS}, string_to_table(p_records, E'\\n')) as s (${COLUMNS}, record)
        where c.id = s."case" and c.revision = s.revision - 1 and c.last_hash = s.previous and c.version = s.version
          -- The sender decided on what it remembered: all of that must be true now, in this transaction.
          and (s.token is null or exists (
            select from session n join person p on p.id = n.person_id
            where n.token_hash = s.token and n.person_id = s.person and p.active and n.ends_at_latest > s."at" and n.seen_at > s."at" - interval '30 minutes'
              and s.roles = array(
                select held.role from (
                  select a.role from allocation a where a.case_id = c.id and a.person_id = n.person_id
                  union
                  select m.role from role_membership m
                  where m.person_id = n.person_id and (
                    m.scope = 'authority'
                    or (m.scope = 'team' and m.team_key = c.team_key)
                    or (m.scope = 'body' and exists (
                      select from meeting_item i join meeting g on g.id = i.meeting_id
                      where i.case_id = c.id and g.body_key = m.body_key and g.status in ('papersOut', 'held'))))) held
                order by held.role collate "C")));
        get diagnostics v_moved = row_count;
        if v_moved < jsonb_array_length(p_commands) then
          raise exception 'a command of several cannot be written' using errcode = 'serialization_failure';
        end if;
        insert into event (case_id, revision, authority_id, idempotency_key, request_hash, event, happened_on, recorded_at, person_id, version,
          entry, changes, previous_hash, hash)
        select s."case", s.revision, p_authority, s.key, s.request, s.event, s."on", s."at", s.person, s.version,
          s.entry::jsonb, s.changes::jsonb, s.previous, s.hash
        from rows from (${COMMANDS}, string_to_table(p_entries, E'\\n'), string_to_table(p_changes, E'\\n')) as s (${COLUMNS}, entry, changes);
        if p_rest ? 'drafts' then
          delete from draft d using jsonb_to_recordset(p_rest -> 'drafts') as g ("case" uuid, key text) where d.case_id = g."case" and d.key = g.key;
        end if;
        -- Only ever earlier, as in write_follow_ups.
        if p_rest ? 'alarms' then
          insert into alarm (case_id, authority_id, due_on)
          select a."case", p_authority, a.due from jsonb_to_recordset(p_rest -> 'alarms') as a ("case" uuid, due date)
          on conflict (case_id) do update set due_on = excluded.due_on, claimed_until = null, attempts = 0 where excluded.due_on < alarm.due_on;
        end if;
        perform write_follow_ups(p_authority, null, p_rest, null);
      end $$;
      comment on function save_commands is 'What save_command does, for several commands in as many cases: all of them in one transaction, or none and a serialization failure when one of them cannot be. Records, entries and changes are one to a line.';
      revoke execute on function save_commands from public;
      grant execute on function save_commands to homeward_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop function save_commands(text, jsonb, text, text, text, jsonb)');
  }
}
