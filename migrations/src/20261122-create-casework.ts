/** What hangs from a case: documents, drafts, signatures, deadlines with their alarms, and tasks. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateCasework1795305600004 implements MigrationInterface {
  readonly name = 'CreateCasework1795305600004';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table form_document (
        case_id uuid not null constraint form_document_case_fk references case_record (id),
        document text not null,
        version integer not null,
        authority_id text not null,
        status text not null,
        author_id uuid,
        changed_on date not null,
        revision integer not null,
        answers jsonb,
        constraint form_document_pk primary key (case_id, document, version)
      );
      comment on table form_document is 'A document of a case, version by version, with what was filled in.';
      comment on column form_document.case_id is 'The case.';
      comment on column form_document.document is 'The document''s key in the pack.';
      comment on column form_document.version is 'Counts from 1; a new version supersedes the one before.';
      comment on column form_document.authority_id is 'Whose case it is.';
      comment on column form_document.status is 'draft, submitted, approved, signed, locked and so on.';
      comment on column form_document.author_id is 'Who wrote it.';
      comment on column form_document.changed_on is 'The day its status last changed.';
      comment on column form_document.revision is 'The event that changed it last.';
      comment on column form_document.answers is 'What was filled in; null for a document without a form.';

      create table draft (
        case_id uuid not null constraint draft_case_fk references case_record (id),
        key text not null,
        authority_id text not null,
        revision integer not null,
        answers jsonb not null,
        saved_at timestamptz not null,
        saved_by uuid not null constraint draft_person_fk references person (id),
        constraint draft_pk primary key (case_id, key)
      );
      comment on table draft is 'What people are typing: kept on the server so that nothing is lost, shared by those who fill the form together.';
      comment on column draft.case_id is 'The case.';
      comment on column draft.key is 'EVENT or EVENT:DOCUMENT.';
      comment on column draft.authority_id is 'Whose case it is.';
      comment on column draft.revision is 'Counts saves; a save names the one it was made against.';
      comment on column draft.answers is 'The answers so far, finished or not.';
      comment on column draft.saved_at is 'When it was last saved.';
      comment on column draft.saved_by is 'By whom.';

      create table signature (
        id bigint generated always as identity constraint signature_pk primary key,
        authority_id text not null,
        case_id uuid not null constraint signature_case_fk references case_record (id),
        revision integer not null,
        document text not null,
        version integer not null,
        act text not null,
        person_id uuid,
        roles text[] not null,
        signed_on date not null
      );
      create index signature_case_idx on signature (case_id);
      comment on table signature is 'Who approved, signed or countersigned which version of a document.';
      comment on column signature.id is 'Order of signing.';
      comment on column signature.authority_id is 'Whose case it is.';
      comment on column signature.case_id is 'The case.';
      comment on column signature.revision is 'The event by which it was done.';
      comment on column signature.document is 'The document''s key.';
      comment on column signature.version is 'Its version.';
      comment on column signature.act is 'The status it reached: approved, signed, countersigned.';
      comment on column signature.person_id is 'Who; null for a signature known from an import.';
      comment on column signature.roles is 'The roles the person held for the case.';
      comment on column signature.signed_on is 'The day.';

      create table deadline (
        case_id uuid not null constraint deadline_case_fk references case_record (id),
        key text not null,
        instance integer not null,
        authority_id text not null,
        status text not null,
        due date not null,
        practical_due date not null,
        owner text not null,
        started_on date not null,
        closed_on date,
        next_moment_on date,
        detail jsonb not null,
        constraint deadline_pk primary key (case_id, key, instance),
        constraint deadline_status_known check (status in ('open', 'met', 'metLate', 'overdue', 'cancelled', 'waived'))
      );
      create index deadline_next_moment_idx on deadline (next_moment_on) where next_moment_on is not null;
      create index deadline_standing_idx on deadline (authority_id, practical_due) where status in ('open', 'overdue');
      comment on table deadline is 'Every limit that ever ran for a case. This row is the truth about time; a queue only says when to look.';
      comment on column deadline.case_id is 'The case.';
      comment on column deadline.key is 'The deadline''s key in the pack.';
      comment on column deadline.instance is 'Counts from 1; a recurring limit is a new instance each time.';
      comment on column deadline.authority_id is 'Whose case it is.';
      comment on column deadline.status is 'open, met, metLate, overdue, cancelled or waived.';
      comment on column deadline.due is 'The day of the limit.';
      comment on column deadline.practical_due is 'The last working day on which it can be done in time.';
      comment on column deadline.owner is 'The role that has to see to it.';
      comment on column deadline.started_on is 'The day it began to run.';
      comment on column deadline.closed_on is 'The day it was met or fell away.';
      comment on column deadline.next_moment_on is 'The day on which time next has something to say about it.';
      comment on column deadline.detail is 'The engine''s deadline record, with its components.';

      create table alarm (
        case_id uuid constraint alarm_pk primary key constraint alarm_case_fk references case_record (id),
        authority_id text not null,
        due_on date not null,
        claimed_until timestamptz,
        attempts integer not null default 0
      );
      create index alarm_due_idx on alarm (due_on);
      comment on table alarm is 'The next day on which time has something to say in a case. Workers claim from here; a sweep makes it anew from the deadlines.';
      comment on column alarm.case_id is 'The case.';
      comment on column alarm.authority_id is 'Whose case it is.';
      comment on column alarm.due_on is 'The day.';
      comment on column alarm.claimed_until is 'A worker is on it until then; after a crash another takes over.';
      comment on column alarm.attempts is 'Claims since it last succeeded: a case that fails again and again waits longer each time.';

      create table task (
        case_id uuid not null constraint task_case_fk references case_record (id),
        key text not null,
        instance integer not null,
        authority_id text not null,
        status text not null,
        owner text not null,
        created_on date not null,
        closed_on date,
        constraint task_pk primary key (case_id, key, instance),
        constraint task_status_known check (status in ('open', 'done', 'cancelled'))
      );
      create index task_open_idx on task (authority_id, owner) where status = 'open';
      comment on table task is 'Work that an event left for somebody.';
      comment on column task.case_id is 'The case.';
      comment on column task.key is 'The task''s key in the pack.';
      comment on column task.instance is 'Counts from 1.';
      comment on column task.authority_id is 'Whose case it is.';
      comment on column task.status is 'open, done or cancelled.';
      comment on column task.owner is 'The role that has to do it.';
      comment on column task.created_on is 'The day it came up.';
      comment on column task.closed_on is 'The day it was done or fell away.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table task; drop table alarm; drop table deadline; drop table signature; drop table draft; drop table form_document',
    );
  }
}
