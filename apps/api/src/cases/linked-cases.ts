/** The cases that one belongs with, as far as the person who looks may see them. Nobody learns a name from a case that they may not read. */
import type { LinkedCase } from '@homeward/contract';
import { type CaseRecord, linkKind, mayAccess, processOf, statement } from '@homeward/engine';
import type { Query, Runtime } from '@homeward/runtime';
import type { LoadedCase } from './load-case.js';

export interface LinkedRow {
  link: string;
  /** As this case's own record has it; null for what only the table of links says. */
  reference: string | null;
  process: string;
  /** Null when no such case has been opened. */
  id: string | null;
  version: string | null;
  record: CaseRecord | null;
  other: string | null;
  given_name: string | null;
  family_name: string | null;
  roles: string[] | null;
}

/** The links of the record itself; and brothers and sisters and periods of care, which an import or an opening has linked. */
export const readLinkedRows = (query: Query, id: string, person: string): Promise<LinkedRow[]> =>
  query<LinkedRow>(
    `with own as (select c.id, c.authority_id, c.record from case_record c where c.id = $1),
     named as (
       select l.link, l."subjectRef" as reference, l.process, (
         select o.id from case_record o join subject s on s.id = o.subject_id
         where s.authority_id = own.authority_id and s.reference = l."subjectRef" and o.process = l.process order by o.opened_on desc limit 1) as id
       from own, json_to_recordset(coalesce(own.record -> 'links', '[]')) as l (link text, process text, "subjectRef" text)
       union all
       select distinct k.kind, null, o.process, o.id from own
       join case_link k on own.id in (k.from_case, k.to_case) and k.kind in ('sibling', 'returnToCare')
       join case_record o on o.id in (k.from_case, k.to_case) and o.id <> own.id)
     select n.link, n.reference, n.process, n.id, o.version, o.record, s.reference as other, s.given_name, s.family_name,
       case_roles($2, n.id) as roles
     from named n left join case_record o on o.id = n.id left join subject s on s.id = o.subject_id
     order by n.link, n.reference nulls last`,
    [id, person],
  );

export async function linkedCases(
  runtime: Runtime,
  { authority, compiled, record, actor, today }: LoadedCase,
  rows: readonly LinkedRow[],
): Promise<LinkedCase[]> {
  const shown: LinkedCase[] = [];
  const seen = new Set<string>();
  for (const row of rows) {
    // The record and the table of links may both say it; the record's comes first.
    if (row.id !== null && seen.has(`${row.link} ${row.id}`)) continue;
    seen.add(`${row.link} ${row.id}`);
    const title = linkKind(compiled, record.process, row.link)?.title ?? TITLES[row.link] ?? row.link;
    const here = { link: row.link, title, reference: row.reference, name: null, now: null, caseId: null };
    if (row.id === null || row.record === null || row.version === null) {
      shown.push({ ...here, standing: 'missing' });
      continue;
    }
    const other = await runtime.packs.version(authority, row.version);
    const reader = { today, actor: { id: actor.id, roles: row.roles ?? [] } };
    if (!mayAccess(other, row.record, reader, 'read', 'case')) {
      shown.push({ ...here, standing: 'closed' });
      continue;
    }
    const { subject } = processOf(other, row.record.process).process.definition;
    shown.push({
      ...here,
      standing: 'open',
      reference: row.other,
      name: subject === 'match' ? null : `${row.given_name} ${row.family_name}`,
      now: statement(other, row.record, today)[0] ?? null,
      caseId: row.id,
    });
  }
  return shown;
}

/** Links that an import or an opening makes, where the process has no name of its own for them. */
const TITLES: Readonly<Record<string, string>> = {
  sibling: 'Brother or sister',
  returnToCare: 'Another period of care',
};
