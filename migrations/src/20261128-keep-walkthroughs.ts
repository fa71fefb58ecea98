/** The walkthroughs that came with a version of a pack: what shows that its clauses are carried out. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class KeepWalkthroughs1795824000030 implements MigrationInterface {
  readonly name = 'KeepWalkthroughs1795824000030';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pack_walkthroughs (
        id bigint generated always as identity constraint pack_walkthroughs_pk primary key,
        authority_id text not null,
        version text not null,
        hash text not null,
        stories json not null,
        constraint pack_walkthroughs_version_fk foreign key (authority_id, version) references pack_version (authority_id, hash),
        constraint pack_walkthroughs_hash_shape check (hash ~ '^[0-9a-f]{64}$')
      );
      comment on table pack_walkthroughs is 'The stories that a version of a pack is held to. They decide nothing in a case, so the version''s own hash does not cover them and better ones make no new version.';
      comment on column pack_walkthroughs.id is 'Counts what was kept: of several for one version the last holds.';
      comment on column pack_walkthroughs.authority_id is 'Whose they are.';
      comment on column pack_walkthroughs.version is 'The version that they came with.';
      comment on column pack_walkthroughs.hash is 'SHA-256 of their canonical text.';
      comment on column pack_walkthroughs.stories is 'The stories, in the order of their files.';
      create index pack_walkthroughs_of_version on pack_walkthroughs (authority_id, version, id);
      create trigger pack_walkthroughs_are_final before update or delete on pack_walkthroughs for each row execute function refuse_change();
      create trigger pack_walkthroughs_are_kept before truncate on pack_walkthroughs for each statement execute function refuse_change();
      alter table pack_walkthroughs enable row level security;
      alter table pack_walkthroughs force row level security;
      create policy own_authority on pack_walkthroughs using (authority_id = current_setting('homeward.authority', true));
      grant select, insert on pack_walkthroughs to homeward_app;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table pack_walkthroughs');
  }
}
