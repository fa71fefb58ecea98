/** What people are told, what goes out after a commit, and the logs that answer "who saw it". */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateNoticesAndLogs1795305600006 implements MigrationInterface {
  readonly name = 'CreateNoticesAndLogs1795305600006';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table notice (
        id bigint generated always as identity constraint notice_pk primary key,
        authority_id text not null,
        case_id uuid not null constraint notice_case_fk references case_record (id),
        revision integer not null,
        key text not null,
        recipients text[] not null,
        text text not null
      );
      create index notice_case_idx on notice (case_id, revision);
      comment on table notice is 'Who is told what because of an event. Without personal details: a notice may leave the building.';
      comment on column notice.id is 'Order of arising.';
      comment on column notice.authority_id is 'Whose case it is.';
      comment on column notice.case_id is 'The case.';
      comment on column notice.revision is 'The event it follows from.';
      comment on column notice.key is 'The notice''s key in the pack.';
      comment on column notice.recipients is 'Roles for this case, or bodies.';
      comment on column notice.text is 'The text.';

      create table outbox (
        id bigint generated always as identity constraint outbox_pk primary key,
        authority_id text not null,
        case_id uuid not null,
        revision integer not null,
        signals jsonb not null,
        attempts integer not null default 0,
        retry_at timestamptz not null default now()
      );
      create index outbox_retry_idx on outbox (retry_at);
      comment on table outbox is 'What a commit still has to tell others: linked cases and open pages. A row goes when it has been told.';
      comment on column outbox.id is 'Order of arising.';
      comment on column outbox.authority_id is 'Whose case it is.';
      comment on column outbox.case_id is 'The case that changed.';
      comment on column outbox.revision is 'The event.';
      comment on column outbox.signals is 'Signals for linked cases: each is a command there, told exactly once in effect.';
      comment on column outbox.attempts is 'How often telling failed.';
      comment on column outbox.retry_at is 'Not before then.';

      create table release_log (
        id bigint generated always as identity constraint release_log_pk primary key,
        authority_id text not null constraint release_log_authority_fk references authority (id),
        case_id uuid not null constraint release_log_case_fk references case_record (id),
        document text not null,
        version integer not null,
        audience text not null,
        released_by uuid not null constraint release_log_person_fk references person (id),
        released_at timestamptz not null
      );
      create index release_log_case_idx on release_log (case_id);
      create trigger release_log_is_final before update or delete on release_log for each row execute function refuse_change();
      create trigger release_log_is_kept before truncate on release_log for each statement execute function refuse_change();
      comment on table release_log is 'Which version of a document was given to whom. Append-only.';
      comment on column release_log.id is 'Order of release.';
      comment on column release_log.authority_id is 'Whose case it is.';
      comment on column release_log.case_id is 'The case.';
      comment on column release_log.document is 'The document''s key.';
      comment on column release_log.version is 'Its version.';
      comment on column release_log.audience is 'The role or person it was given to.';
      comment on column release_log.released_by is 'Who released it.';
      comment on column release_log.released_at is 'When.';

      create table read_log (
        id bigint generated always as identity constraint read_log_pk primary key,
        authority_id text not null constraint read_log_authority_fk references authority (id),
        case_id uuid not null constraint read_log_case_fk references case_record (id),
        person_id uuid not null constraint read_log_person_fk references person (id),
        resource text not null,
        reason text,
        read_at timestamptz not null
      );
      create index read_log_case_idx on read_log (case_id);
      create trigger read_log_is_final before update or delete on read_log for each row execute function refuse_change();
      create trigger read_log_is_kept before truncate on read_log for each statement execute function refuse_change();
      comment on table read_log is 'Who looked at a restricted or sealed record. Append-only.';
      comment on column read_log.id is 'Order of reading.';
      comment on column read_log.authority_id is 'Whose case it is.';
      comment on column read_log.case_id is 'The case.';
      comment on column read_log.person_id is 'Who.';
      comment on column read_log.resource is 'What: case, or a document.';
      comment on column read_log.reason is 'The reason given, where one is asked.';
      comment on column read_log.read_at is 'When.';

      create table chain_checkpoint (
        authority_id text not null constraint chain_checkpoint_authority_fk references authority (id),
        number integer not null,
        made_at timestamptz not null,
        heads jsonb not null,
        previous_hash bytea not null,
        hash bytea not null,
        constraint chain_checkpoint_pk primary key (authority_id, number)
      );
      create trigger chain_checkpoint_is_final before update or delete on chain_checkpoint for each row execute function refuse_change();
      create trigger chain_checkpoint_is_kept before truncate on chain_checkpoint for each statement execute function refuse_change();
      comment on table chain_checkpoint is 'Signed statements of where each case''s chain stood, chained to one another: they show when a chain''s end, or a whole case, is gone.';
      comment on column chain_checkpoint.authority_id is 'Whose chain it is.';
      comment on column chain_checkpoint.number is 'Counts from 1 without a gap.';
      comment on column chain_checkpoint.made_at is 'When.';
      comment on column chain_checkpoint.heads is 'Of each case that changed since the last one: case, revision, hash.';
      comment on column chain_checkpoint.previous_hash is 'The hash of the checkpoint before; 32 zero bytes at the first.';
      comment on column chain_checkpoint.hash is 'HMAC-SHA256 over the previous hash and this row.';

      create table import_run (
        id uuid constraint import_run_pk primary key,
        authority_id text not null constraint import_run_authority_fk references authority (id),
        person_id uuid constraint import_run_person_fk references person (id),
        kind text not null,
        as_at date not null,
        status text not null,
        started_at timestamptz not null,
        done integer not null default 0,
        total integer not null default 0,
        report jsonb not null,
        constraint import_run_status_known check (status in ('waiting', 'reading', 'playing', 'finished', 'failed'))
      );
      create index import_run_started_idx on import_run (authority_id, started_at);
      comment on table import_run is 'One import of a return: how far it is and what it found.';
      comment on column import_run.id is 'Random.';
      comment on column import_run.authority_id is 'Whose return it is.';
      comment on column import_run.person_id is 'Who started it; null from the command line.';
      comment on column import_run.kind is 'ssda903.';
      comment on column import_run.as_at is 'The day the return speaks of.';
      comment on column import_run.status is 'waiting, reading, playing, finished or failed.';
      comment on column import_run.started_at is 'When.';
      comment on column import_run.done is 'Children dealt with.';
      comment on column import_run.total is 'Children in the return.';
      comment on column import_run.report is 'Findings by kind and rows that could not be read.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table import_run; drop table chain_checkpoint; drop table read_log; drop table release_log; drop table outbox; drop table notice',
    );
  }
}
