/** Children, their cases, and the append-only history that a case is the sum of. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCases1795305600003 implements MigrationInterface {
  readonly name = 'CreateCases1795305600003';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table subject (
        id uuid constraint subject_pk primary key,
        authority_id text not null constraint subject_authority_fk references authority (id),
        kind text not null,
        reference text not null,
        given_name text not null,
        family_name text not null,
        date_of_birth date,
        sex text,
        created_at timestamptz not null default now(),
        constraint subject_reference_key unique (authority_id, reference),
        constraint subject_kind_known check (kind in ('child', 'household', 'match', 'siblingGroup'))
      );
      create index subject_name_idx on subject (authority_id, lower(family_name), lower(given_name));
      comment on table subject is 'Whom a case is about. Names stand here and nowhere else.';
      comment on column subject.id is 'Random.';
      comment on column subject.authority_id is 'The authority that looks after the child.';
      comment on column subject.kind is 'child, household, match or siblingGroup.';
      comment on column subject.reference is 'The authority''s own reference.';
      comment on column subject.given_name is 'Given names.';
      comment on column subject.family_name is 'Family name.';
      comment on column subject.date_of_birth is 'Date of birth; null for what is not a person.';
      comment on column subject.sex is 'female, male, indeterminate or notKnown.';
      comment on column subject.created_at is 'When the record was made.';

      create table case_record (
        id uuid constraint case_record_pk primary key,
        authority_id text not null constraint case_record_authority_fk references authority (id),
        subject_id uuid not null constraint case_record_subject_fk references subject (id),
        process text not null,
        version text not null,
        revision integer not null,
        status text not null,
        record json not null,
        last_hash bytea not null,
        team_key text,
        opened_on date not null,
        plan text,
        legal_status text,
        next_due date,
        overdue integer not null,
        changed_at timestamptz not null,
        constraint case_record_subject_key unique (subject_id, process, opened_on),
        constraint case_record_version_fk foreign key (authority_id, version) references pack_version (authority_id, hash),
        constraint case_record_team_fk foreign key (authority_id, team_key) references team (authority_id, key),
        constraint case_record_status_known check (status in ('open', 'closed')),
        constraint case_record_revision_counts check (revision >= 0)
      ) with (fillfactor = 80);
      create index case_record_team_idx on case_record (authority_id, team_key);
      create index case_record_due_idx on case_record (authority_id, next_due);
      comment on table case_record is 'One subject in one process, as it stands: the sum of its events, kept so that it need not be added up each time.';
      comment on column case_record.id is 'Random.';
      comment on column case_record.authority_id is 'Whose case it is.';
      comment on column case_record.subject_id is 'Whom it is about.';
      comment on column case_record.process is 'The process of the pack it goes through.';
      comment on column case_record.version is 'The pack version it is pinned to.';
      comment on column case_record.revision is 'How many events there have been; a change names the one it was made against.';
      comment on column case_record.status is 'open, or closed once every region has ended.';
      comment on column case_record.record is 'The engine''s case record: states, facts, deadlines, documents, tasks. As text, for it is only ever read and written whole: jsonb would take it apart and put it together each time.';
      comment on column case_record.last_hash is 'The chain''s hash of the latest event.';
      comment on column case_record.team_key is 'The team responsible.';
      comment on column case_record.opened_on is 'The day the case was opened.';
      comment on column case_record.plan is 'The fact that the pack shows as the plan, for lists.';
      comment on column case_record.legal_status is 'The fact that the pack shows as the legal status, for lists.';
      comment on column case_record.next_due is 'The soonest practical day of an open deadline, for lists.';
      comment on column case_record.overdue is 'How many deadlines are overdue, for lists.';
      comment on column case_record.changed_at is 'When the latest event was recorded.';

      create table case_link (
        id uuid constraint case_link_pk primary key,
        authority_id text not null constraint case_link_authority_fk references authority (id),
        from_case uuid not null constraint case_link_from_fk references case_record (id),
        to_case uuid not null constraint case_link_to_fk references case_record (id),
        kind text not null,
        constraint case_link_key unique (from_case, to_case, kind)
      );
      create index case_link_to_idx on case_link (to_case);
      comment on table case_link is 'Cases that belong together: a match and its child, brothers and sisters, a child who comes back into care.';
      comment on column case_link.id is 'Random.';
      comment on column case_link.authority_id is 'Whose cases they are.';
      comment on column case_link.from_case is 'The case that signals; of a child''s two cases the earlier.';
      comment on column case_link.to_case is 'The case that is told; of a child''s two cases the later.';
      comment on column case_link.kind is 'sibling, match, household, returnToCare.';

      create table allocation (
        id uuid constraint allocation_pk primary key,
        authority_id text not null constraint allocation_authority_fk references authority (id),
        case_id uuid not null constraint allocation_case_fk references case_record (id),
        person_id uuid not null constraint allocation_person_fk references person (id),
        role text not null,
        constraint allocation_key unique (case_id, person_id, role)
      );
      create index allocation_person_idx on allocation (person_id, case_id);
      comment on table allocation is 'Who holds which role for one child by name.';
      comment on column allocation.id is 'Random.';
      comment on column allocation.authority_id is 'Whose case it is.';
      comment on column allocation.case_id is 'The case.';
      comment on column allocation.person_id is 'The person.';
      comment on column allocation.role is 'The role''s key in the pack.';

      create table event (
        case_id uuid not null constraint event_case_fk references case_record (id),
        revision integer not null,
        authority_id text not null,
        idempotency_key text not null,
        request_hash bytea,
        event text not null,
        happened_on date not null,
        recorded_at timestamptz not null,
        person_id uuid,
        version text not null,
        entry jsonb not null,
        changes jsonb not null,
        previous_hash bytea not null,
        hash bytea not null,
        constraint event_pk primary key (case_id, revision),
        constraint event_key_once unique (case_id, idempotency_key)
      );
      create index event_authority_idx on event (authority_id, recorded_at);
      create trigger event_is_final before update or delete on event for each row execute function refuse_change();
      create trigger event_is_kept before truncate on event for each statement execute function refuse_change();
      comment on table event is 'The audit trail: everything that ever changed a case, chained by hash. Append-only.';
      comment on column event.case_id is 'The case.';
      comment on column event.revision is '0 opens the case; then without a gap.';
      comment on column event.authority_id is 'Whose case it is.';
      comment on column event.idempotency_key is 'The sender''s key: the same request twice has one effect.';
      comment on column event.request_hash is 'SHA-256 of what was asked, so that a key cannot be used for something else.';
      comment on column event.event is 'The event''s name in the pack.';
      comment on column event.happened_on is 'The day it happened.';
      comment on column event.recorded_at is 'When it was recorded.';
      comment on column event.person_id is 'Who recorded it; null for time, linked cases and imports.';
      comment on column event.version is 'The pack version that decided.';
      comment on column event.entry is 'The engine''s audit entry: enough to replay the case.';
      comment on column event.changes is 'What followed: facts, deadlines, documents, tasks, notices.';
      comment on column event.previous_hash is 'The hash of the event before; 32 zero bytes at the first.';
      comment on column event.hash is 'HMAC-SHA256 over the previous hash and this row, under a key that is not in this database.';

      create table fact (
        id bigint generated always as identity constraint fact_pk primary key,
        authority_id text not null,
        case_id uuid not null constraint fact_case_fk references case_record (id),
        fact text not null,
        value jsonb not null,
        holds_from date not null,
        revision integer not null,
        superseded_by integer
      );
      create index fact_case_idx on fact (case_id, fact);
      comment on table fact is 'Every dated thing known about a case: from when it holds, and from which to which revision it was believed.';
      comment on column fact.id is 'Order of recording.';
      comment on column fact.authority_id is 'Whose case it is.';
      comment on column fact.case_id is 'The case.';
      comment on column fact.fact is 'The fact''s name in the catalogue.';
      comment on column fact.value is 'Its value.';
      comment on column fact.holds_from is 'The day from which it holds.';
      comment on column fact.revision is 'The event that made it known.';
      comment on column fact.superseded_by is 'The event that corrected it; null while it is believed.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table fact; drop table event; drop table allocation; drop table case_link; drop table case_record; drop table subject',
    );
  }
}
