/** Releases of versions, re-runs of open cases, and moves from version to version. */
import { table } from './table.js';

export const packRelease = table({
  name: 'pack_release',
  primary: ['pack_release_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    version: 'text',
    starts_on: 'date',
    owner_id: 'uuid',
    second_id: 'uuid?',
    note: 'text',
    dealt_with: 'json',
    made_at: 'timestamp with time zone',
  },
  references: {
    pack_release_owner_fk: [['owner_id'], 'person', ['id']],
    pack_release_second_fk: [['second_id'], 'person', ['id']],
    pack_release_version_fk: [['authority_id', 'version'], 'pack_version', ['authority_id', 'hash']],
  },
  checks: ['pack_release_two_people'],
  indexes: { pack_release_authority_idx: ['authority_id', 'starts_on', 'id'] },
});

export const packReleaseAct = table({
  name: 'pack_release_act',
  primary: ['pack_release_act_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    release_id: 'bigint',
    act: 'text',
    person_id: 'uuid',
    at: 'timestamp with time zone',
    note: 'text?',
  },
  references: {
    pack_release_act_person_fk: [['person_id'], 'person', ['id']],
    pack_release_act_release_fk: [['release_id'], 'pack_release', ['id']],
  },
  checks: ['pack_release_act_known'],
  indexes: { pack_release_act_release_idx: ['release_id', 'id'] },
});

export const replayRun = table({
  name: 'replay_run',
  primary: ['replay_run_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    version: 'text',
    as_at: 'date',
    status: 'text',
    person_id: 'uuid?',
    started_at: 'timestamp with time zone',
    finished_at: 'timestamp with time zone?',
    done: 'integer',
    total: 'integer',
    report: 'json',
  },
  defaults: { done: '0', total: '0' },
  references: {
    replay_run_authority_fk: [['authority_id'], 'authority', ['id']],
    replay_run_person_fk: [['person_id'], 'person', ['id']],
  },
  checks: ['replay_run_status_known', 'replay_run_version_shape'],
  indexes: { replay_run_version_idx: ['authority_id', 'version', 'started_at'] },
});

export const moveRun = table({
  name: 'move_run',
  primary: ['move_run_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    from_version: 'text',
    to_version: 'text',
    mapping: 'json',
    person_id: 'uuid',
    status: 'text',
    moved_on: 'date',
    started_at: 'timestamp with time zone',
  },
  references: {
    move_run_authority_fk: [['authority_id'], 'authority', ['id']],
    move_run_from_fk: [['authority_id', 'from_version'], 'pack_version', ['authority_id', 'hash']],
    move_run_person_fk: [['person_id'], 'person', ['id']],
    move_run_to_fk: [['authority_id', 'to_version'], 'pack_version', ['authority_id', 'hash']],
  },
  checks: ['move_run_status_known'],
  indexes: { move_run_authority_idx: ['authority_id', 'started_at'] },
});

export const moveCase = table({
  name: 'move_case',
  primary: ['move_case_pk', 'run_id', 'case_id'],
  columns: {
    run_id: 'uuid',
    case_id: 'uuid',
    authority_id: 'text',
    status: 'text',
    revision: 'integer?',
    sentence: 'text?',
  },
  references: {
    move_case_case_fk: [['case_id'], 'case_record', ['id']],
    move_case_run_fk: [['run_id'], 'move_run', ['id']],
  },
  checks: ['move_case_status_known'],
  indexes: { move_case_status_idx: ['run_id', 'status'] },
});
