/** What the editor works on: the files of each version as they are edited, drafts of the next one, and every step that somebody made in them. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows that are only ever added. */
const APPEND_ONLY = ['pack_files', 'pack_draft_step', 'pack_draft_act'];
const TABLES = [...APPEND_ONLY, 'pack_draft', 'pack_draft_file'];

export class KeepDrafts1795910400040 implements MigrationInterface {
  readonly name = 'KeepDrafts1795910400040';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pack_files (
        id bigint generated always as identity constraint pack_files_pk primary key,
        authority_id text not null,
        version text not null,
        hash text not null,
        files json not null,
        origins json not null,
        blocks json not null,
        constraint pack_files_version_fk foreign key (authority_id, version) references pack_version (authority_id, hash),
        constraint pack_files_hash_shape check (hash ~ '^[0-9a-f]{64}$')
      );
      create index pack_files_of_version on pack_files (authority_id, version, id);
      comment on table pack_files is 'The files of a version as an editor shows them, building blocks written out. They decide nothing in a case: the pack itself stands in pack_version.';
      comment on column pack_files.id is 'Counts what was kept: of several for one version the last holds.';
      comment on column pack_files.authority_id is 'Whose they are.';
      comment on column pack_files.version is 'The version that reads from them.';
      comment on column pack_files.hash is 'SHA-256 of all three texts.';
      comment on column pack_files.files is 'Path to JSON; json, not jsonb, for people read names in the order in which they were written.';
      comment on column pack_files.origins is 'File, place: the building block that says what stands there; null for the authority itself.';
      comment on column pack_files.blocks is 'The building blocks that it includes: title, and which other authorities include them.';

      create table pack_draft (
        id uuid constraint pack_draft_pk primary key,
        authority_id text not null constraint pack_draft_authority_fk references authority (id),
        title text not null,
        base_files bigint not null constraint pack_draft_base_fk references pack_files (id),
        status text not null default 'draft',
        seq integer not null default 0,
        started_by uuid not null constraint pack_draft_person_fk references person (id),
        started_at timestamptz not null,
        changed_at timestamptz not null,
        constraint pack_draft_status_known check (status in ('draft', 'inReview', 'published', 'abandoned')),
        constraint pack_draft_seq_counts check (seq >= 0)
      );
      create index pack_draft_authority_idx on pack_draft (authority_id, changed_at);
      comment on table pack_draft is 'A change of the procedure under way: what may become the next version.';
      comment on column pack_draft.id is 'Random, made by the page that asked for it, so that asking twice makes one.';
      comment on column pack_draft.authority_id is 'Whose procedure it is.';
      comment on column pack_draft.title is 'What it is about, in its owner''s words.';
      comment on column pack_draft.base_files is 'The files of the version that it started from.';
      comment on column pack_draft.status is 'draft, inReview, published or abandoned; only a draft can be edited.';
      comment on column pack_draft.seq is 'The number of its latest step; locked while steps are added.';
      comment on column pack_draft.started_by is 'Who started it.';
      comment on column pack_draft.started_at is 'When.';
      comment on column pack_draft.changed_at is 'When the latest step or act was.';

      create table pack_draft_file (
        draft_id uuid not null constraint pack_draft_file_draft_fk references pack_draft (id),
        path text not null,
        authority_id text not null,
        content json not null,
        constraint pack_draft_file_pk primary key (draft_id, path)
      );
      comment on table pack_draft_file is 'A file of a draft as it stands: what its base says with every step applied. What all authorities share stands in the base alone.';
      comment on column pack_draft_file.draft_id is 'The draft.';
      comment on column pack_draft_file.path is 'As in configs: processes/child-permanence/chart.json.';
      comment on column pack_draft_file.authority_id is 'Whose draft it is.';
      comment on column pack_draft_file.content is 'Its JSON; json, not jsonb, for the order of names counts.';

      create table pack_draft_step (
        draft_id uuid not null constraint pack_draft_step_draft_fk references pack_draft (id),
        seq integer not null,
        authority_id text not null,
        id uuid not null,
        person_id uuid not null constraint pack_draft_step_person_fk references person (id),
        tab text not null,
        at timestamptz not null,
        label text not null,
        edits json not null,
        takes_back uuid,
        constraint pack_draft_step_pk primary key (draft_id, seq),
        constraint pack_draft_step_once unique (draft_id, id),
        constraint pack_draft_step_seq_counts check (seq > 0)
      );
      create trigger pack_draft_step_is_final before update or delete on pack_draft_step for each row execute function refuse_change();
      create trigger pack_draft_step_is_kept before truncate on pack_draft_step for each statement execute function refuse_change();
      comment on table pack_draft_step is 'What somebody changed in a draft in one step. Taking it back is a step of its own.';
      comment on column pack_draft_step.draft_id is 'The draft.';
      comment on column pack_draft_step.seq is 'Counts from 1 without a gap, in the order in which steps took effect.';
      comment on column pack_draft_step.authority_id is 'Whose draft it is.';
      comment on column pack_draft_step.id is 'Random, made by the page: a step that is sent twice has one effect.';
      comment on column pack_draft_step.person_id is 'Who made it.';
      comment on column pack_draft_step.tab is 'The window it was made in.';
      comment on column pack_draft_step.at is 'When it took effect.';
      comment on column pack_draft_step.label is 'What it does, in plain words.';
      comment on column pack_draft_step.edits is 'Each place with what stood there and what stands there since.';
      comment on column pack_draft_step.takes_back is 'The step that this one takes back.';

      create table pack_draft_act (
        id bigint generated always as identity constraint pack_draft_act_pk primary key,
        authority_id text not null,
        draft_id uuid not null constraint pack_draft_act_draft_fk references pack_draft (id),
        act text not null,
        person_id uuid not null constraint pack_draft_act_person_fk references person (id),
        at timestamptz not null,
        seq integer not null,
        note text,
        constraint pack_draft_act_known check (act in ('started', 'renamed', 'sentToReview', 'givenBack', 'abandoned', 'reopened', 'published'))
      );
      create index pack_draft_act_draft_idx on pack_draft_act (draft_id, id);
      create trigger pack_draft_act_is_final before update or delete on pack_draft_act for each row execute function refuse_change();
      create trigger pack_draft_act_is_kept before truncate on pack_draft_act for each statement execute function refuse_change();
      comment on table pack_draft_act is 'What was done with a draft as a whole, by whom: the audit trail of a version before it was one.';
      comment on column pack_draft_act.id is 'Order of acts.';
      comment on column pack_draft_act.authority_id is 'Whose draft it is.';
      comment on column pack_draft_act.draft_id is 'The draft.';
      comment on column pack_draft_act.act is 'started, renamed, sentToReview, givenBack, abandoned, reopened or published.';
      comment on column pack_draft_act.person_id is 'Who did it.';
      comment on column pack_draft_act.at is 'When.';
      comment on column pack_draft_act.seq is 'The step after which it was done.';
      comment on column pack_draft_act.note is 'What they wrote about it; for a published draft the version.';

      create trigger pack_files_are_final before update or delete on pack_files for each row execute function refuse_change();
      create trigger pack_files_are_kept before truncate on pack_files for each statement execute function refuse_change();
    `);
    for (const table of TABLES)
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy own_authority on ${table} using (authority_id = current_setting('homeward.authority', true));
        grant ${privileges(table)} on ${table} to homeward_app;
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table pack_draft_act; drop table pack_draft_step; drop table pack_draft_file; drop table pack_draft; drop table pack_files',
    );
  }
}

function privileges(table: string): string {
  if (APPEND_ONLY.includes(table)) return 'select, insert';
  return table === 'pack_draft' ? 'select, insert, update' : 'select, insert, update, delete';
}
