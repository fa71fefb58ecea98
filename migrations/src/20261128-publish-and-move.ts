/** Versions that a process owner publishes for a day, what the re-run of open cases found, and cases that are moved to another version. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows that are only ever added. */
const APPEND_ONLY = ['pack_release', 'pack_release_act'];
const TABLES = [...APPEND_ONLY, 'replay_run', 'move_run', 'move_case'];

export class PublishAndMove1795910400070 implements MigrationInterface {
  readonly name = 'PublishAndMove1795910400070';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      comment on column authority.current_version is 'Content hash of the version that came with the installation; new cases open under it as long as no process owner has published one of her own (pack_release).';

      create table pack_release (
        id bigint generated always as identity constraint pack_release_pk primary key,
        authority_id text not null,
        version text not null,
        starts_on date not null,
        owner_id uuid not null constraint pack_release_owner_fk references person (id),
        second_id uuid constraint pack_release_second_fk references person (id),
        note text not null,
        dealt_with json not null,
        made_at timestamptz not null,
        constraint pack_release_version_fk foreign key (authority_id, version) references pack_version (authority_id, hash),
        constraint pack_release_two_people check (second_id <> owner_id)
      );
      create index pack_release_authority_idx on pack_release (authority_id, starts_on, id);
      comment on table pack_release is 'From which day new cases open under a version, and who answers for that. Of those whose day has come the latest holds, unless it was withdrawn.';
      comment on column pack_release.id is 'Order of publishing.';
      comment on column pack_release.authority_id is 'Whose version it is.';
      comment on column pack_release.version is 'The version.';
      comment on column pack_release.starts_on is 'The first day on which new cases open under it.';
      comment on column pack_release.owner_id is 'Who answers for it.';
      comment on column pack_release.second_id is 'Who else has looked at what loosens; null where nothing does.';
      comment on column pack_release.note is 'What is new and why, in the owner''s words.';
      comment on column pack_release.dealt_with is 'What becomes of open cases that do not conform, by what breaks them: stay or move.';
      comment on column pack_release.made_at is 'When it was published.';

      create table pack_release_act (
        id bigint generated always as identity constraint pack_release_act_pk primary key,
        authority_id text not null,
        release_id bigint not null constraint pack_release_act_release_fk references pack_release (id),
        act text not null,
        person_id uuid not null constraint pack_release_act_person_fk references person (id),
        at timestamptz not null,
        note text,
        constraint pack_release_act_known check (act in ('published', 'withdrawn', 'moveStarted', 'moveUndone'))
      );
      create index pack_release_act_release_idx on pack_release_act (release_id, id);
      comment on table pack_release_act is 'What was done with a published version, by whom. Append-only.';
      comment on column pack_release_act.id is 'Order of acts.';
      comment on column pack_release_act.authority_id is 'Whose version it is.';
      comment on column pack_release_act.release_id is 'The release.';
      comment on column pack_release_act.act is 'published; withdrawn before its day had come; moveStarted and moveUndone: cases were moved to it, or back.';
      comment on column pack_release_act.person_id is 'Who did it.';
      comment on column pack_release_act.at is 'When.';
      comment on column pack_release_act.note is 'The reason given, where one is.';

      create table replay_run (
        id uuid constraint replay_run_pk primary key,
        authority_id text not null constraint replay_run_authority_fk references authority (id),
        version text not null,
        as_at date not null,
        status text not null,
        person_id uuid constraint replay_run_person_fk references person (id),
        started_at timestamptz not null,
        finished_at timestamptz,
        done integer not null default 0,
        total integer not null default 0,
        report json not null,
        constraint replay_run_status_known check (status in ('running', 'finished', 'failed')),
        constraint replay_run_version_shape check (version ~ '^[0-9a-f]{64}$')
      );
      create index replay_run_version_idx on replay_run (authority_id, version, started_at);
      comment on table replay_run is 'A re-run of every open case''s history against a pack that may be published.';
      comment on column replay_run.id is 'Random.';
      comment on column replay_run.authority_id is 'Whose cases they are.';
      comment on column replay_run.version is 'Content hash of the pack, which need not have been published.';
      comment on column replay_run.as_at is 'The day on which it was run.';
      comment on column replay_run.status is 'running, finished or failed.';
      comment on column replay_run.person_id is 'Who asked for it; null from the command line.';
      comment on column replay_run.started_at is 'When it began: cases that changed later were not seen as they stand.';
      comment on column replay_run.finished_at is 'When it was done.';
      comment on column replay_run.done is 'Cases that have been re-run.';
      comment on column replay_run.total is 'Cases there were when it began.';
      comment on column replay_run.report is 'What conforms, what does not and what would stand otherwise.';

      create table move_run (
        id uuid constraint move_run_pk primary key,
        authority_id text not null constraint move_run_authority_fk references authority (id),
        from_version text not null,
        to_version text not null,
        mapping json not null,
        person_id uuid not null constraint move_run_person_fk references person (id),
        status text not null,
        moved_on date not null,
        started_at timestamptz not null,
        constraint move_run_from_fk foreign key (authority_id, from_version) references pack_version (authority_id, hash),
        constraint move_run_to_fk foreign key (authority_id, to_version) references pack_version (authority_id, hash),
        constraint move_run_status_known check (status in ('moving', 'moved', 'undoing', 'undone'))
      );
      create index move_run_authority_idx on move_run (authority_id, started_at);
      comment on table move_run is 'Cases that are moved together from one version to another. Any process goes on with it where another has stopped.';
      comment on column move_run.id is 'Random.';
      comment on column move_run.authority_id is 'Whose cases they are.';
      comment on column move_run.from_version is 'The version that they stand on.';
      comment on column move_run.to_version is 'The version that they go to.';
      comment on column move_run.mapping is 'Where each step of the one leads in the other, and what is called otherwise.';
      comment on column move_run.person_id is 'Who had them moved.';
      comment on column move_run.status is 'moving, moved, undoing or undone.';
      comment on column move_run.moved_on is 'The day of the moves.';
      comment on column move_run.started_at is 'When it began.';

      create table move_case (
        run_id uuid not null constraint move_case_run_fk references move_run (id),
        case_id uuid not null constraint move_case_case_fk references case_record (id),
        authority_id text not null,
        status text not null,
        revision integer,
        sentence text,
        constraint move_case_pk primary key (run_id, case_id),
        constraint move_case_status_known check (status in ('waiting', 'moved', 'cannot', 'undone', 'kept'))
      );
      create index move_case_status_idx on move_case (run_id, status);
      comment on table move_case is 'One case of such a move, and what became of it: written in the transaction that moves it.';
      comment on column move_case.run_id is 'The move.';
      comment on column move_case.case_id is 'The case.';
      comment on column move_case.authority_id is 'Whose case it is.';
      comment on column move_case.status is 'waiting, moved, cannot; after an undo: undone, or kept because something has happened since.';
      comment on column move_case.revision is 'Of the entry that moved it.';
      comment on column move_case.sentence is 'Why it cannot be moved, or not back. No personal details.';

      create function current_version_on(p_day date) returns text
      language sql stable as $$
        select coalesce(
          (select r.version from pack_release r
           where r.authority_id = a.id and r.starts_on <= p_day
             and not exists (select from pack_release_act w where w.release_id = r.id and w.act = 'withdrawn')
           order by r.starts_on desc, r.id desc limit 1),
          a.current_version)
        from authority a where a.id = current_setting('homeward.authority', true)
      $$;
      comment on function current_version_on is 'The version that new cases open under on a day: the latest release whose day has come, else the one that came with the installation.';

      create function rename_kept(p_case uuid, p_names jsonb) returns void
      language plpgsql as $$
      begin
        update form_document d set document = n.value from jsonb_each_text(p_names -> 'documents') n where d.case_id = p_case and d.document = n.key;
        update signature s set document = n.value from jsonb_each_text(p_names -> 'documents') n where s.case_id = p_case and s.document = n.key;
        update deadline d set key = n.value, detail = jsonb_set(d.detail, '{key}', to_jsonb(n.value))
        from jsonb_each_text(p_names -> 'limits') n where d.case_id = p_case and d.key = n.key;
        update task t set key = n.value from jsonb_each_text(p_names -> 'tasks') n where t.case_id = p_case and t.key = n.key;
        -- What somebody is typing about a document goes with it: EVENT:DOCUMENT.
        update draft d set key = split_part(d.key, ':', 1) || ':' || n.value
        from jsonb_each_text(p_names -> 'documents') n where d.case_id = p_case and split_part(d.key, ':', 2) = n.key;
      end $$;
      comment on function rename_kept is 'Documents with their signatures and drafts, limits and tasks of a case that are called otherwise under its new version.';

      create function save_move(p_run uuid, p_status text, p_from text, p_names jsonb, p_person uuid, p_authority text, p_case uuid, p_version text, p_previous bytea,
        p_key text, p_request bytea, p_at timestamptz, p_hash bytea, p_record json, p_entry jsonb, p_changes jsonb, p_rest jsonb) returns boolean
      language plpgsql as $$
      declare
        v_authority text := set_config('homeward.authority', p_authority, true);
      begin
        update case_record set version = p_version where id = p_case and version = p_from and last_hash = p_previous;
        if not found then return false; end if;
        perform rename_kept(p_case, p_names);
        if not save_command(p_authority, p_case, p_version, p_previous, null, null, p_person, p_key, p_request, p_at, p_hash, p_record, p_entry, p_changes, p_rest) then
          raise exception 'the case has moved on meanwhile' using errcode = 'serialization_failure';
        end if;
        update move_case set status = p_status, revision = coalesce(revision, (p_entry ->> 'revision')::integer), sentence = null
        where run_id = p_run and case_id = p_case;
        return true;
      end $$;
      comment on function save_move is 'A case''s move to another version, or back, with its entry and what became of it, in one transaction; or nothing and false when it does not stand where it was decided on.';
    `);
    for (const table of TABLES)
      await runner.query(`
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy own_authority on ${table} using (authority_id = current_setting('homeward.authority', true));
        grant ${APPEND_ONLY.includes(table) ? 'select, insert' : 'select, insert, update'} on ${table} to homeward_app;
      `);
    for (const table of APPEND_ONLY)
      await runner.query(`
        create trigger ${table}_is_final before update or delete on ${table} for each row execute function refuse_change();
        create trigger ${table}_is_kept before truncate on ${table} for each statement execute function refuse_change();
      `);
    await runner.query(`
      revoke execute on function current_version_on, rename_kept, save_move from public;
      grant execute on function current_version_on, rename_kept, save_move to homeward_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop function save_move(uuid, text, text, jsonb, uuid, text, uuid, text, bytea, text, bytea, timestamptz, bytea, json, jsonb, jsonb, jsonb);
      drop function rename_kept(uuid, jsonb);
      drop function current_version_on(date);
      drop table move_case; drop table move_run; drop table replay_run; drop table pack_release_act; drop table pack_release;
      comment on column authority.current_version is 'Content hash of the pack version that new cases are opened under.';
    `);
  }
}
