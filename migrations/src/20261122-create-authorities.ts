/** Authorities (the tenants) and the published versions of their packs, which nothing can change. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateAuthorities1795305600001 implements MigrationInterface {
  readonly name = 'CreateAuthorities1795305600001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table authority (
        id text constraint authority_pk primary key,
        name text not null,
        nation text not null,
        current_version text,
        constraint authority_id_shape check (id ~ '^[a-z][a-z0-9]*(-[a-z0-9]+)*$')
      );
      comment on table authority is 'A council: the tenant. Every row of every other table belongs to one.';
      comment on column authority.id is 'Its short name, as its folder in configs is called.';
      comment on column authority.name is 'Its name as people read it.';
      comment on column authority.nation is 'Whose law and bank holidays apply.';
      comment on column authority.current_version is 'Content hash of the pack version that new cases are opened under.';

      create table pack_version (
        authority_id text not null constraint pack_version_authority_fk references authority (id),
        hash text not null,
        pack json not null,
        published_at timestamptz not null,
        published_by uuid,
        note text not null,
        constraint pack_version_pk primary key (authority_id, hash),
        constraint pack_version_hash_shape check (hash ~ '^[0-9a-f]{64}$')
      );
      comment on table pack_version is 'A published configuration. Cases are pinned to one; it never changes.';
      comment on column pack_version.authority_id is 'Whose configuration it is.';
      comment on column pack_version.hash is 'SHA-256 of the canonical text of the pack: the version''s name.';
      comment on column pack_version.pack is 'The whole pack, blocks included, as the engine compiles it; json, not jsonb, for people read its states in the order they were written.';
      comment on column pack_version.published_at is 'When it was published.';
      comment on column pack_version.published_by is 'The person who published it; null for one that came with the installation.';
      comment on column pack_version.note is 'What is new, in the publisher''s words.';

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'rows of % are never changed or removed', tg_table_name using errcode = 'restrict_violation';
      end $$;
      comment on function refuse_change() is 'Refuses update, delete and truncate, whoever asks, the owner included.';
      create trigger pack_version_is_final before update or delete on pack_version for each row execute function refuse_change();
      create trigger pack_version_is_kept before truncate on pack_version for each statement execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table pack_version; drop table authority; drop function refuse_change()');
  }
}
