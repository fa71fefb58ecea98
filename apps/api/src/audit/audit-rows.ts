/** Reads the audit trail page by page. A page is cut after rows are read and before they are looked at, so that what a grant hides does not end the list. */
import { AUDIT_PER_PAGE, type AuditQuery } from '@homeward/contract';
import type { CaseRecord } from '@homeward/engine';
import type { Query } from '@homeward/runtime';
import { ABOUT, type HistoryRow } from '../cases/case-history.js';
import { likePattern } from '../http/like-pattern.js';

/** Of whose case a row is. */
export interface AuditedRow {
  case_id: string;
  reference: string;
  process: string;
  case_version: string;
  record: CaseRecord;
  open: boolean;
}

export type EntryRow = AuditedRow & HistoryRow;
export type ReadingRow = AuditedRow & { id: string; who: string; reason: string | null; read_at: Date };

/** A condition on `case_record c`, with its values put where `put` says. */
export type CasesSeen = (put: (value: unknown) => string) => Promise<string>;

/** The day of a moment, as people in the United Kingdom have it. */
const dayOf = (column: string): string => `(${column} at time zone 'Europe/London')::date`;

const OF_CASE = 'c.id as case_id, s.reference, c.process, c.version as case_version, c.record';

export async function readEntries(query: Query, wanted: AuditQuery, seen: CasesSeen): Promise<readonly EntryRow[]> {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const open = await seen(put);
  const where = filters(wanted, 'e.recorded_at', put);
  const [, at = '', revision = ''] = /^([0-9a-f-]{36})_(\d+)$/.exec(wanted.before ?? '') ?? [];
  if (at !== '')
    where.push(
      `(e.recorded_at, e.case_id, e.revision) < (select b.recorded_at, b.case_id, b.revision from event b where b.case_id = ${put(at)}::uuid and b.revision = ${put(Number(revision))})`,
    );
  return query<EntryRow>(
    `select ${OF_CASE}, ${open} as open, e.revision, e.event, e.happened_on, e.recorded_at, e.version, e.entry, e.changes, p.name as person, ${ABOUT}
     from event e join case_record c on c.id = e.case_id join subject s on s.id = c.subject_id left join person p on p.id = e.person_id
     ${whereOf(where)} order by e.recorded_at desc, e.case_id desc, e.revision desc limit ${AUDIT_PER_PAGE + 1}`,
    values,
  );
}

export async function readReadingRows(
  query: Query,
  wanted: AuditQuery,
  seen: CasesSeen,
): Promise<readonly ReadingRow[]> {
  const values: unknown[] = [];
  const put = (value: unknown): string => `$${values.push(value)}`;
  const open = await seen(put);
  const where = filters(wanted, 'l.read_at', put);
  if (/^\d{1,18}$/.test(wanted.before ?? '')) where.push(`l.id < ${put(wanted.before)}::bigint`);
  return query<ReadingRow>(
    `select ${OF_CASE}, ${open} as open, l.id::text as id, p.name as who, l.reason, l.read_at
     from read_log l join case_record c on c.id = l.case_id join subject s on s.id = c.subject_id join person p on p.id = l.person_id
     ${whereOf(where)} order by l.id desc limit ${AUDIT_PER_PAGE + 1}`,
    values,
  );
}

const filters = (
  { reference, who, from, to }: AuditQuery,
  moment: string,
  put: (value: unknown) => string,
): string[] => {
  const [about, name] = [reference?.trim(), who?.trim()];
  return [
    ...(about ? [`lower(s.reference) like ${put(`${likePattern(about)}%`)}`] : []),
    ...(name ? [`lower(p.name) like ${put(`%${likePattern(name)}%`)}`] : []),
    ...(from ? [`${dayOf(moment)} >= ${put(from)}::date`] : []),
    ...(to ? [`${dayOf(moment)} <= ${put(to)}::date`] : []),
  ];
};

const whereOf = (parts: readonly string[]): string => (parts.length === 0 ? '' : `where ${parts.join(' and ')}`);
