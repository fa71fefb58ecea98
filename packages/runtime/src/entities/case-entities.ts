/** Subjects, their cases and the history of each. */
import { table } from './table.js';

export const subject = table({
  name: 'subject',
  primary: ['subject_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    kind: 'text',
    reference: 'text',
    given_name: 'text',
    family_name: 'text',
    date_of_birth: 'date?',
    sex: 'text?',
    created_at: 'timestamp with time zone',
  },
  defaults: { created_at: 'now()' },
  references: {
    subject_authority_fk: [['authority_id'], 'authority', ['id']],
  },
  unique: { subject_reference_key: ['authority_id', 'reference'] },
  checks: ['subject_kind_known'],
  indexes: { subject_name_idx: null },
});

export const caseRecord = table({
  name: 'case_record',
  primary: ['case_record_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    subject_id: 'uuid',
    process: 'text',
    version: 'text',
    revision: 'integer',
    status: 'text',
    record: 'json',
    last_hash: 'bytea',
    team_key: 'text?',
    opened_on: 'date',
    plan: 'text?',
    legal_status: 'text?',
    next_due: 'date?',
    overdue: 'integer',
    changed_at: 'timestamp with time zone',
  },
  references: {
    case_record_authority_fk: [['authority_id'], 'authority', ['id']],
    case_record_subject_fk: [['subject_id'], 'subject', ['id']],
    case_record_team_fk: [['authority_id', 'team_key'], 'team', ['authority_id', 'key']],
    case_record_version_fk: [['authority_id', 'version'], 'pack_version', ['authority_id', 'hash']],
  },
  unique: { case_record_subject_key: ['subject_id', 'process', 'opened_on'] },
  checks: ['case_record_revision_counts', 'case_record_status_known'],
  indexes: {
    case_record_due_idx: ['authority_id', 'next_due'],
    case_record_team_idx: ['authority_id', 'team_key'],
  },
});

export const caseLink = table({
  name: 'case_link',
  primary: ['case_link_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    from_case: 'uuid',
    to_case: 'uuid',
    kind: 'text',
  },
  references: {
    case_link_authority_fk: [['authority_id'], 'authority', ['id']],
    case_link_from_fk: [['from_case'], 'case_record', ['id']],
    case_link_to_fk: [['to_case'], 'case_record', ['id']],
  },
  unique: { case_link_key: ['from_case', 'to_case', 'kind'] },
  indexes: { case_link_to_idx: ['to_case'] },
});

export const allocation = table({
  name: 'allocation',
  primary: ['allocation_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    case_id: 'uuid',
    person_id: 'uuid',
    role: 'text',
  },
  references: {
    allocation_authority_fk: [['authority_id'], 'authority', ['id']],
    allocation_case_fk: [['case_id'], 'case_record', ['id']],
    allocation_person_fk: [['person_id'], 'person', ['id']],
  },
  unique: { allocation_key: ['case_id', 'person_id', 'role'] },
  indexes: { allocation_person_idx: ['person_id', 'case_id'] },
});

export const event = table({
  name: 'event',
  primary: ['event_pk', 'case_id', 'revision'],
  columns: {
    case_id: 'uuid',
    revision: 'integer',
    authority_id: 'text',
    idempotency_key: 'text',
    request_hash: 'bytea?',
    event: 'text',
    happened_on: 'date',
    recorded_at: 'timestamp with time zone',
    person_id: 'uuid?',
    version: 'text',
    entry: 'jsonb',
    changes: 'jsonb',
    previous_hash: 'bytea',
    hash: 'bytea',
  },
  references: {
    event_case_fk: [['case_id'], 'case_record', ['id']],
  },
  unique: { event_key_once: ['case_id', 'idempotency_key'] },
  indexes: { event_authority_idx: ['authority_id', 'recorded_at'] },
});

export const fact = table({
  name: 'fact',
  primary: ['fact_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    case_id: 'uuid',
    fact: 'text',
    value: 'jsonb',
    holds_from: 'date',
    revision: 'integer',
    superseded_by: 'integer?',
  },
  references: {
    fact_case_fk: [['case_id'], 'case_record', ['id']],
  },
  indexes: { fact_case_idx: ['case_id', 'fact'] },
});
