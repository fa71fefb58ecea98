/** Meetings, agendas, attendance and files. */
import { table } from './table.js';

export const meeting = table({
  name: 'meeting',
  primary: ['meeting_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    body_key: 'text',
    held_on: 'date',
    status: 'text',
  },
  references: {
    meeting_authority_fk: [['authority_id'], 'authority', ['id']],
  },
  checks: ['meeting_status_known'],
  indexes: { meeting_day_idx: ['authority_id', 'body_key', 'held_on'] },
});

export const meetingItem = table({
  name: 'meeting_item',
  primary: ['meeting_item_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    meeting_id: 'uuid',
    case_id: 'uuid',
    place: 'integer',
  },
  references: {
    meeting_item_authority_fk: [['authority_id'], 'authority', ['id']],
    meeting_item_case_fk: [['case_id'], 'case_record', ['id']],
    meeting_item_meeting_fk: [['meeting_id'], 'meeting', ['id']],
  },
  unique: { meeting_item_key: ['meeting_id', 'case_id'] },
  indexes: { meeting_item_case_idx: ['case_id'] },
});

export const attendance = table({
  name: 'attendance',
  primary: ['attendance_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    meeting_id: 'uuid',
    person_id: 'uuid',
    role: 'text',
    standing: 'text',
    declared_interest: 'text?',
  },
  references: {
    attendance_authority_fk: [['authority_id'], 'authority', ['id']],
    attendance_meeting_fk: [['meeting_id'], 'meeting', ['id']],
    attendance_person_fk: [['person_id'], 'person', ['id']],
  },
  unique: { attendance_key: ['meeting_id', 'person_id', 'role'] },
  checks: ['attendance_standing_known'],
});

export const attachment = table({
  name: 'attachment',
  primary: ['attachment_pk', 'id'],
  columns: {
    id: 'uuid',
    authority_id: 'text',
    case_id: 'uuid',
    revision: 'integer',
    file_name: 'text',
    media_type: 'text',
    bytes: 'integer',
    sha256: 'bytea',
    content: 'bytea',
  },
  references: {
    attachment_authority_fk: [['authority_id'], 'authority', ['id']],
    attachment_case_fk: [['case_id'], 'case_record', ['id']],
  },
  indexes: { attachment_case_idx: ['case_id'] },
});
