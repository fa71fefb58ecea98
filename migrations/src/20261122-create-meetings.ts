/** Sittings of panels and meetings, the children on their agendas, who came, and files. */
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class CreateMeetings1795305600005 implements MigrationInterface {
  readonly name = 'CreateMeetings1795305600005';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table meeting (
        id uuid constraint meeting_pk primary key,
        authority_id text not null constraint meeting_authority_fk references authority (id),
        body_key text not null,
        held_on date not null,
        status text not null,
        constraint meeting_status_known check (status in ('planned', 'papersOut', 'held', 'filed', 'cancelled'))
      );
      create index meeting_day_idx on meeting (authority_id, body_key, held_on);
      comment on table meeting is 'One sitting of a panel or meeting.';
      comment on column meeting.id is 'Random.';
      comment on column meeting.authority_id is 'Whose meeting it is.';
      comment on column meeting.body_key is 'The body''s key in the pack.';
      comment on column meeting.held_on is 'The day.';
      comment on column meeting.status is 'planned, papersOut, held, filed (minutes filed) or cancelled.';

      create table meeting_item (
        id uuid constraint meeting_item_pk primary key,
        authority_id text not null constraint meeting_item_authority_fk references authority (id),
        meeting_id uuid not null constraint meeting_item_meeting_fk references meeting (id),
        case_id uuid not null constraint meeting_item_case_fk references case_record (id),
        place integer not null,
        constraint meeting_item_key unique (meeting_id, case_id)
      );
      create index meeting_item_case_idx on meeting_item (case_id);
      comment on table meeting_item is 'One child on one agenda: while it stands there, the body''s members hold their roles for the child.';
      comment on column meeting_item.id is 'Random.';
      comment on column meeting_item.authority_id is 'Whose meeting it is.';
      comment on column meeting_item.meeting_id is 'The sitting.';
      comment on column meeting_item.case_id is 'The case.';
      comment on column meeting_item.place is 'Its place on the agenda, from 1.';

      create table attendance (
        id uuid constraint attendance_pk primary key,
        authority_id text not null constraint attendance_authority_fk references authority (id),
        meeting_id uuid not null constraint attendance_meeting_fk references meeting (id),
        person_id uuid not null constraint attendance_person_fk references person (id),
        role text not null,
        standing text not null,
        declared_interest text,
        constraint attendance_key unique (meeting_id, person_id, role),
        constraint attendance_standing_known check (standing in ('invited', 'attending', 'apologies', 'attended', 'absent'))
      );
      comment on table attendance is 'Who was asked, who came, and who declared an interest.';
      comment on column attendance.id is 'Random.';
      comment on column attendance.authority_id is 'Whose meeting it is.';
      comment on column attendance.meeting_id is 'The sitting.';
      comment on column attendance.person_id is 'The person.';
      comment on column attendance.role is 'In which role.';
      comment on column attendance.standing is 'invited, attending, apologies, attended or absent.';
      comment on column attendance.declared_interest is 'The interest declared, if any.';

      create table attachment (
        id uuid constraint attachment_pk primary key,
        authority_id text not null constraint attachment_authority_fk references authority (id),
        case_id uuid not null constraint attachment_case_fk references case_record (id),
        revision integer not null,
        file_name text not null,
        media_type text not null,
        bytes integer not null,
        sha256 bytea not null,
        content bytea not null
      );
      create index attachment_case_idx on attachment (case_id);
      comment on table attachment is 'A file that belongs to an entry of a case.';
      comment on column attachment.id is 'Random.';
      comment on column attachment.authority_id is 'Whose case it is.';
      comment on column attachment.case_id is 'The case.';
      comment on column attachment.revision is 'The event it came with.';
      comment on column attachment.file_name is 'As it was called.';
      comment on column attachment.media_type is 'What kind of file it is, found from its content.';
      comment on column attachment.bytes is 'Its size.';
      comment on column attachment.sha256 is 'Digest of its content.';
      comment on column attachment.content is 'The file.';
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table attachment; drop table attendance; drop table meeting_item; drop table meeting');
  }
}
