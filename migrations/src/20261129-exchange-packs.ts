/** Packs that go out and come in: their files as people wrote them, the keys that are known, and an entry for each that went or came. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rows that are only ever added. */
const TABLES = ['pack_content', 'pack_content_of', 'pack_signer_act', 'pack_exchange'];

export class ExchangePacks1796083200080 implements MigrationInterface {
  readonly name = 'ExchangePacks1796083200080';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table pack_content (
        authority_id text not null,
        hash text not null,
        files json not null,
        common json not null,
        constraint pack_content_pk primary key (authority_id, hash),
        constraint pack_content_authority_fk foreign key (authority_id) references authority (id),
        constraint pack_content_hash_shape check (hash ~ '^[0-9a-f]{64}$')
      );
      comment on table pack_content is 'The files of a pack as they were written, building blocks not written out: what goes out is what came in, to the byte.';
      comment on column pack_content.authority_id is 'Whose pack it is.';
      comment on column pack_content.hash is 'Its address: SHA-256 of both columns with names in order.';
      comment on column pack_content.files is 'Path below the authority''s folder to text.';
      comment on column pack_content.common is 'Path below common to text: the building blocks, calendar, code lists and clauses that it uses.';

      create table pack_content_of (
        id bigint generated always as identity constraint pack_content_of_pk primary key,
        authority_id text not null,
        version text,
        draft_id uuid constraint pack_content_of_draft_fk references pack_draft (id),
        hash text not null,
        constraint pack_content_of_version_fk foreign key (authority_id, version) references pack_version (authority_id, hash),
        constraint pack_content_of_content_fk foreign key (authority_id, hash) references pack_content (authority_id, hash),
        constraint pack_content_of_one check ((version is null) <> (draft_id is null))
      );
      create index pack_content_of_version on pack_content_of (authority_id, version, id);
      create index pack_content_of_draft on pack_content_of (draft_id, id);
      comment on table pack_content_of is 'What a version was read from, and what a draft was brought in with; of several the last holds.';
      comment on column pack_content_of.id is 'Order.';
      comment on column pack_content_of.authority_id is 'Whose it is.';
      comment on column pack_content_of.version is 'The version; null where it is about a draft.';
      comment on column pack_content_of.draft_id is 'The draft; null where it is about a version.';
      comment on column pack_content_of.hash is 'The content.';

      create table pack_signer_act (
        id bigint generated always as identity constraint pack_signer_act_pk primary key,
        authority_id text not null constraint pack_signer_act_authority_fk references authority (id),
        fingerprint text not null,
        public_key text not null,
        name text not null,
        act text not null,
        person_id uuid not null constraint pack_signer_act_person_fk references person (id),
        at timestamptz not null,
        constraint pack_signer_act_known check (act in ('accepted', 'withdrawn'))
      );
      create index pack_signer_act_fingerprint_idx on pack_signer_act (authority_id, fingerprint, id);
      comment on table pack_signer_act is 'Whose signature a process owner takes: the latest act about a key holds.';
      comment on column pack_signer_act.id is 'Order of acts.';
      comment on column pack_signer_act.authority_id is 'Who takes it.';
      comment on column pack_signer_act.fingerprint is 'Of the key, as people read it to each other.';
      comment on column pack_signer_act.public_key is 'Ed25519, 32 bytes in base64.';
      comment on column pack_signer_act.name is 'Whose key it is, in the words of whoever accepted it.';
      comment on column pack_signer_act.act is 'accepted or withdrawn.';
      comment on column pack_signer_act.person_id is 'Who did it.';
      comment on column pack_signer_act.at is 'When.';

      create table pack_exchange (
        id bigint generated always as identity constraint pack_exchange_pk primary key,
        authority_id text not null constraint pack_exchange_authority_fk references authority (id),
        act text not null,
        form text not null,
        hash text not null,
        version text,
        draft_id uuid constraint pack_exchange_draft_fk references pack_draft (id),
        fingerprint text,
        signer text,
        person_id uuid constraint pack_exchange_person_fk references person (id),
        at timestamptz not null,
        constraint pack_exchange_act_known check (act in ('exported', 'imported')),
        constraint pack_exchange_form_known check (form in ('file', 'folder'))
      );
      create index pack_exchange_authority_idx on pack_exchange (authority_id, id);
      comment on table pack_exchange is 'An entry for each pack that went out or came in.';
      comment on column pack_exchange.id is 'Order.';
      comment on column pack_exchange.authority_id is 'Whose pack it is.';
      comment on column pack_exchange.act is 'exported or imported.';
      comment on column pack_exchange.form is 'file: signed; folder: not.';
      comment on column pack_exchange.hash is 'The content.';
      comment on column pack_exchange.version is 'The version that went out.';
      comment on column pack_exchange.draft_id is 'The draft that went out, or that came of it.';
      comment on column pack_exchange.fingerprint is 'Of the key that the file is signed with.';
      comment on column pack_exchange.signer is 'What the signer calls itself.';
      comment on column pack_exchange.person_id is 'Who did it; null for somebody at the command line.';
      comment on column pack_exchange.at is 'When.';
    `);
    for (const table of TABLES)
      await runner.query(`
        create trigger ${table}_is_final before update or delete on ${table} for each row execute function refuse_change();
        create trigger ${table}_is_kept before truncate on ${table} for each statement execute function refuse_change();
        alter table ${table} enable row level security;
        alter table ${table} force row level security;
        create policy own_authority on ${table} using (authority_id = current_setting('homeward.authority', true));
        grant select, insert on ${table} to homeward_app;
      `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table pack_exchange; drop table pack_signer_act; drop table pack_content_of; drop table pack_content',
    );
  }
}
