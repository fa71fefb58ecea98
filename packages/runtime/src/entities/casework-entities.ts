/** What hangs from a case: documents, drafts, signatures, deadlines, alarms and tasks. */
import { table } from './table.js';

export const formDocument = table({
  name: 'form_document',
  primary: ['form_document_pk', 'case_id', 'document', 'version'],
  columns: {
    case_id: 'uuid',
    document: 'text',
    version: 'integer',
    authority_id: 'text',
    status: 'text',
    author_id: 'uuid?',
    changed_on: 'date',
    revision: 'integer',
    answers: 'jsonb?',
  },
  references: {
    form_document_case_fk: [['case_id'], 'case_record', ['id']],
  },
});

export const draft = table({
  name: 'draft',
  primary: ['draft_pk', 'case_id', 'key'],
  columns: {
    case_id: 'uuid',
    key: 'text',
    authority_id: 'text',
    revision: 'integer',
    answers: 'jsonb',
    saved_at: 'timestamp with time zone',
    saved_by: 'uuid',
  },
  references: {
    draft_case_fk: [['case_id'], 'case_record', ['id']],
    draft_person_fk: [['saved_by'], 'person', ['id']],
  },
});

export const signature = table({
  name: 'signature',
  primary: ['signature_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    case_id: 'uuid',
    revision: 'integer',
    document: 'text',
    version: 'integer',
    act: 'text',
    person_id: 'uuid?',
    roles: 'text[]',
    signed_on: 'date',
  },
  references: {
    signature_case_fk: [['case_id'], 'case_record', ['id']],
  },
  indexes: { signature_case_idx: ['case_id'] },
});

export const deadline = table({
  name: 'deadline',
  primary: ['deadline_pk', 'case_id', 'key', 'instance'],
  columns: {
    case_id: 'uuid',
    key: 'text',
    instance: 'integer',
    authority_id: 'text',
    status: 'text',
    due: 'date',
    practical_due: 'date',
    owner: 'text',
    started_on: 'date',
    closed_on: 'date?',
    next_moment_on: 'date?',
    detail: 'jsonb',
  },
  references: {
    deadline_case_fk: [['case_id'], 'case_record', ['id']],
  },
  checks: ['deadline_status_known'],
  indexes: { deadline_next_moment_idx: null, deadline_standing_idx: null },
});

export const alarm = table({
  name: 'alarm',
  primary: ['alarm_pk', 'case_id'],
  columns: {
    case_id: 'uuid',
    authority_id: 'text',
    due_on: 'date',
    claimed_until: 'timestamp with time zone?',
    attempts: 'integer',
  },
  defaults: { attempts: '0' },
  references: {
    alarm_case_fk: [['case_id'], 'case_record', ['id']],
  },
  indexes: { alarm_due_idx: ['due_on'] },
});

export const task = table({
  name: 'task',
  primary: ['task_pk', 'case_id', 'key', 'instance'],
  columns: {
    case_id: 'uuid',
    key: 'text',
    instance: 'integer',
    authority_id: 'text',
    status: 'text',
    owner: 'text',
    created_on: 'date',
    closed_on: 'date?',
  },
  references: {
    task_case_fk: [['case_id'], 'case_record', ['id']],
  },
  checks: ['task_status_known'],
  indexes: { task_open_idx: null },
});
