/** The files of versions as they are edited, and drafts of the next one. */
import { table } from './table.js';

export const packFiles = table({
  name: 'pack_files',
  primary: ['pack_files_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    version: 'text',
    hash: 'text',
    files: 'json',
    origins: 'json',
    blocks: 'json',
  },
  references: {
    pack_files_version_fk: [['authority_id', 'version'], 'pack_version', ['authority_id', 'hash']],
  },
  checks: ['pack_files_hash_shape'],
  indexes: { pack_files_of_version: ['authority_id', 'version', 'id'] },
});

export const packDraft = table({
  name: 'pack_draft',
  primary: ['pack_draft_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    title: 'text',
    base_files: 'bigint',
    status: 'text',
    seq: 'integer',
    started_by: 'uuid',
    started_at: 'timestamp with time zone',
    changed_at: 'timestamp with time zone',
  },
  defaults: { status: "'draft'", seq: '0' },
  references: {
    pack_draft_authority_fk: [['authority_id'], 'authority', ['id']],
    pack_draft_base_fk: [['base_files'], 'pack_files', ['id']],
    pack_draft_person_fk: [['started_by'], 'person', ['id']],
  },
  checks: ['pack_draft_status_known', 'pack_draft_seq_counts'],
  indexes: { pack_draft_authority_idx: ['authority_id', 'changed_at'] },
});

export const packDraftFile = table({
  name: 'pack_draft_file',
  primary: ['pack_draft_file_pk', 'draft_id', 'path'],
  columns: { draft_id: 'uuid', path: 'text', authority_id: 'text', content: 'json' },
  references: { pack_draft_file_draft_fk: [['draft_id'], 'pack_draft', ['id']] },
});

export const packDraftStep = table({
  name: 'pack_draft_step',
  primary: ['pack_draft_step_pk', 'draft_id', 'seq'],
  columns: {
    draft_id: 'uuid',
    seq: 'integer',
    authority_id: 'text',
    id: 'uuid',
    person_id: 'uuid',
    tab: 'text',
    at: 'timestamp with time zone',
    label: 'text',
    edits: 'json',
    takes_back: 'uuid?',
  },
  references: {
    pack_draft_step_draft_fk: [['draft_id'], 'pack_draft', ['id']],
    pack_draft_step_person_fk: [['person_id'], 'person', ['id']],
  },
  unique: { pack_draft_step_once: ['draft_id', 'id'] },
  checks: ['pack_draft_step_seq_counts'],
});

export const packDraftAct = table({
  name: 'pack_draft_act',
  primary: ['pack_draft_act_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    draft_id: 'uuid',
    act: 'text',
    person_id: 'uuid',
    at: 'timestamp with time zone',
    seq: 'integer',
    note: 'text?',
  },
  references: {
    pack_draft_act_draft_fk: [['draft_id'], 'pack_draft', ['id']],
    pack_draft_act_person_fk: [['person_id'], 'person', ['id']],
  },
  checks: ['pack_draft_act_known'],
  indexes: { pack_draft_act_draft_idx: ['draft_id', 'id'] },
});
