/** Notices, the outbox, logs, checkpoints and imports. */
import { table } from './table.js';

export const notice = table({
  name: 'notice',
  primary: ['notice_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    case_id: 'uuid',
    revision: 'integer',
    key: 'text',
    recipients: 'text[]',
    text: 'text',
  },
  references: {
    notice_case_fk: [['case_id'], 'case_record', ['id']],
  },
  indexes: { notice_case_idx: ['case_id', 'revision'] },
});

export const outbox = table({
  name: 'outbox',
  primary: ['outbox_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    case_id: 'uuid',
    revision: 'integer',
    signals: 'jsonb',
    attempts: 'integer',
    retry_at: 'timestamp with time zone',
  },
  defaults: { attempts: '0', retry_at: 'now()' },
  indexes: { outbox_case_idx: ['case_id', 'id'], outbox_retry_idx: ['retry_at'] },
});

export const releaseLog = table({
  name: 'release_log',
  primary: ['release_log_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    case_id: 'uuid',
    document: 'text',
    version: 'integer',
    audience: 'text',
    released_by: 'uuid',
    released_at: 'timestamp with time zone',
  },
  references: {
    release_log_authority_fk: [['authority_id'], 'authority', ['id']],
    release_log_case_fk: [['case_id'], 'case_record', ['id']],
    release_log_person_fk: [['released_by'], 'person', ['id']],
  },
  indexes: { release_log_case_idx: ['case_id'] },
});

export const readLog = table({
  name: 'read_log',
  primary: ['read_log_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    case_id: 'uuid',
    person_id: 'uuid',
    resource: 'text',
    reason: 'text?',
    read_at: 'timestamp with time zone',
  },
  references: {
    read_log_authority_fk: [['authority_id'], 'authority', ['id']],
    read_log_case_fk: [['case_id'], 'case_record', ['id']],
    read_log_person_fk: [['person_id'], 'person', ['id']],
  },
  indexes: { read_log_case_idx: ['case_id'] },
});

export const chainCheckpoint = table({
  name: 'chain_checkpoint',
  primary: ['chain_checkpoint_pk', 'authority_id', 'number'],
  columns: {
    authority_id: 'text',
    number: 'integer',
    made_at: 'timestamp with time zone',
    heads: 'jsonb',
    previous_hash: 'bytea',
    hash: 'bytea',
  },
  references: {
    chain_checkpoint_authority_fk: [['authority_id'], 'authority', ['id']],
  },
});

export const importRun = table({
  name: 'import_run',
  primary: ['import_run_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    person_id: 'uuid?',
    kind: 'text',
    as_at: 'date',
    status: 'text',
    started_at: 'timestamp with time zone',
    done: 'integer',
    total: 'integer',
    report: 'jsonb',
  },
  defaults: { done: '0', total: '0' },
  references: {
    import_run_authority_fk: [['authority_id'], 'authority', ['id']],
    import_run_person_fk: [['person_id'], 'person', ['id']],
  },
  checks: ['import_run_status_known'],
  indexes: { import_run_started_idx: ['authority_id', 'started_at'] },
});
