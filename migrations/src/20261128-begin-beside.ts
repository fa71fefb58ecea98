/** Cases of one subject in several processes, and what a case has to tell in the order in which it happened. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** @param besides where the subject of an opening comes from when it is there already */
const openCase = (besides: { readonly declared: string; readonly found: string }): string => `
  create or replace function open_case(p_authority text, p_case uuid, p_opening jsonb, p_record json, p_change jsonb) returns void
  language plpgsql as $$
  declare
    v_earlier uuid := (p_opening ->> 'earlier')::uuid;
    ${besides.declared}
    v_subject uuid := (p_opening #>> '{subject,id}')::uuid;
  begin
    perform set_config('homeward.authority', p_authority, true);
    if ${besides.found} is null then
      insert into subject (id, authority_id, kind, reference, given_name, family_name, date_of_birth, sex)
      select s.id, p_authority, s.kind, s.reference, s."givenName", s."familyName", s."dateOfBirth", s.sex
      from jsonb_to_record(p_opening -> 'subject') as s (id uuid, kind text, reference text, "givenName" text, "familyName" text,
        "dateOfBirth" date, sex text);
    else
      -- One subject, a case for each period of care and for each process: the subject's reference stays unique.
      select c.subject_id into strict v_subject from case_record c join subject s on s.id = c.subject_id
      where c.id = ${besides.found} and s.reference = p_opening #>> '{subject,reference}';
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
  end $$;`;

export class BeginBeside1795910400001 implements MigrationInterface {
  readonly name = 'BeginBeside1795910400001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      ${openCase({ declared: "v_beside uuid := coalesce(v_earlier, (p_opening ->> 'beside')::uuid);", found: 'v_beside' })}
      create index outbox_case_idx on outbox (case_id, id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index outbox_case_idx;
      ${openCase({ declared: '', found: 'v_earlier' })}
    `);
  }
}
