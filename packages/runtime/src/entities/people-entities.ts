/** People, teams, roles and sessions. */
import { table } from './table.js';

export const team = table({
  name: 'team',
  primary: ['team_pk', 'authority_id', 'key'],
  columns: {
    authority_id: 'text',
    key: 'text',
    title: 'text',
    service: 'text',
  },
  references: {
    team_authority_fk: [['authority_id'], 'authority', ['id']],
  },
});

export const person = table({
  name: 'person',
  primary: ['person_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    username: 'text',
    name: 'text',
    password_hash: 'text?',
    active: 'boolean',
    demonstration: 'boolean',
    created_at: 'timestamp with time zone',
    first_password_until: 'timestamp with time zone?',
  },
  defaults: { active: 'true', demonstration: 'false', created_at: 'now()' },
  references: {
    person_authority_fk: [['authority_id'], 'authority', ['id']],
  },
  unique: { person_username_key: ['username'] },
  checks: ['person_username_shape'],
  indexes: { person_authority_idx: ['authority_id'] },
});

export const roleMembership = table({
  name: 'role_membership',
  primary: ['role_membership_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    person_id: 'uuid',
    role: 'text',
    scope: 'text',
    team_key: 'text?',
    body_key: 'text?',
  },
  references: {
    role_membership_authority_fk: [['authority_id'], 'authority', ['id']],
    role_membership_person_fk: [['person_id'], 'person', ['id']],
    role_membership_team_fk: [['authority_id', 'team_key'], 'team', ['authority_id', 'key']],
  },
  checks: ['role_membership_body_named', 'role_membership_scope_known', 'role_membership_team_named'],
  indexes: { role_membership_person_idx: ['person_id'], role_membership_role_idx: ['authority_id', 'role'] },
});

export const session = table({
  name: 'session',
  primary: ['session_pk', 'token_hash'],
  columns: {
    token_hash: 'bytea',
    authority_id: 'text',
    person_id: 'uuid',
    started_at: 'timestamp with time zone',
    seen_at: 'timestamp with time zone',
    ends_at_latest: 'timestamp with time zone',
  },
  references: {
    session_authority_fk: [['authority_id'], 'authority', ['id']],
    session_person_fk: [['person_id'], 'person', ['id']],
  },
  checks: ['session_token_is_hashed'],
  indexes: { session_end_idx: ['ends_at_latest'], session_person_idx: ['person_id'] },
});
