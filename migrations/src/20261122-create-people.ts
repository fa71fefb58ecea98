/** People, their teams and roles, and their sessions. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreatePeople1795305600002 implements MigrationInterface {
  readonly name = 'CreatePeople1795305600002';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table team (
        authority_id text not null constraint team_authority_fk references authority (id),
        key text not null,
        title text not null,
        service text not null,
        constraint team_pk primary key (authority_id, key)
      );
      comment on table team is 'A team of an authority, as its pack names them.';
      comment on column team.authority_id is 'Whose team it is.';
      comment on column team.key is 'The team''s key in the pack.';
      comment on column team.title is 'Its name as people read it.';
      comment on column team.service is 'The service it belongs to.';

      create table person (
        id uuid constraint person_pk primary key,
        authority_id text not null constraint person_authority_fk references authority (id),
        username text not null constraint person_username_key unique,
        name text not null,
        password_hash text,
        active boolean not null default true,
        demonstration boolean not null default false,
        created_at timestamptz not null default now(),
        constraint person_username_shape check (username = lower(username) and username <> '')
      );
      create index person_authority_idx on person (authority_id);
      comment on table person is 'Somebody who can sign in.';
      comment on column person.id is 'Random; the only name of a person that may stand in a log.';
      comment on column person.authority_id is 'The authority the person works for.';
      comment on column person.username is 'What is typed to sign in, in lower case; unique over all authorities.';
      comment on column person.name is 'As people read it.';
      comment on column person.password_hash is 'argon2id, with its salt and costs; null where another system signs the person in.';
      comment on column person.active is 'False once a person has left: no sign-in, history kept.';
      comment on column person.demonstration is 'Made up, and shown on the sign-in page.';
      comment on column person.created_at is 'When the account was made.';

      create table role_membership (
        id uuid constraint role_membership_pk primary key,
        authority_id text not null constraint role_membership_authority_fk references authority (id),
        person_id uuid not null constraint role_membership_person_fk references person (id),
        role text not null,
        scope text not null,
        team_key text,
        body_key text,
        constraint role_membership_scope_known check (scope in ('allocated', 'team', 'authority', 'body', 'configuration')),
        constraint role_membership_body_named check ((scope = 'body') = (body_key is not null)),
        constraint role_membership_team_named check (scope <> 'team' or team_key is not null),
        constraint role_membership_team_fk foreign key (authority_id, team_key) references team (authority_id, key)
      );
      create index role_membership_person_idx on role_membership (person_id);
      create index role_membership_role_idx on role_membership (authority_id, role);
      comment on table role_membership is 'A role a person holds, and how far it reaches.';
      comment on column role_membership.id is 'Random.';
      comment on column role_membership.authority_id is 'Whose role it is.';
      comment on column role_membership.person_id is 'Who holds it.';
      comment on column role_membership.role is 'The role''s key in the pack.';
      comment on column role_membership.scope is 'allocated: only for children allocated by name; team: for the team''s children; authority: for all; body: while a child is on its agenda; configuration: for no child.';
      comment on column role_membership.team_key is 'The team of a team role, or the home team of an allocated one.';
      comment on column role_membership.body_key is 'The panel or meeting of a body role.';

      create table session (
        token_hash bytea constraint session_pk primary key,
        authority_id text not null constraint session_authority_fk references authority (id),
        person_id uuid not null constraint session_person_fk references person (id),
        started_at timestamptz not null,
        seen_at timestamptz not null,
        ends_at_latest timestamptz not null,
        constraint session_token_is_hashed check (octet_length(token_hash) = 32)
      );
      create index session_person_idx on session (person_id);
      create index session_end_idx on session (ends_at_latest);
      comment on table session is 'Somebody signed in. The token itself is in the person''s cookie and nowhere else.';
      comment on column session.token_hash is 'SHA-256 of the token: a stolen dump opens no session.';
      comment on column session.authority_id is 'The person''s authority.';
      comment on column session.person_id is 'Who.';
      comment on column session.started_at is 'When they signed in.';
      comment on column session.seen_at is 'When something was last asked, to the minute; the session ends 30 minutes later.';
      comment on column session.ends_at_latest is 'When it ends in any case.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table session; drop table role_membership; drop table person; drop table team');
  }
}
