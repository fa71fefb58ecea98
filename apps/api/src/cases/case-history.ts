/** A case's history in words, newest first. */
import { type CodeAndTitle, HISTORY_PER_PAGE, type History, type HistoryEntry } from '@homeward/contract';
import type { Pack, Process } from '@homeward/definition';
import { type AuditEntry, CASE_MOVED_BACK, changesInWords, processOf, roleTitle, SYSTEM } from '@homeward/engine';
import { type EntryChanges, type Query, RECORD_OPENED, type Runtime } from '@homeward/runtime';
import { quotesOf, roleOf, shortVersion } from './case-words.js';
import type { LoadedCase } from './load-case.js';

export interface HistoryRow {
  revision: number;
  event: string;
  happened_on: string;
  recorded_at: Date;
  version: string;
  entry: Partial<AuditEntry>;
  changes: EntryChanges;
  person: string | null;
  /** Whom the entry is about, where it is about somebody: who was allocated. */
  about: string | null;
}

/** For queries of `event e`: the name of whom an entry is about. */
export const ABOUT = `(select q.name from person q where e.event = 'PEOPLE_ALLOCATED' and q.id::text = e.entry #>> '{detail,person}') as about`;

/** @param before only entries older than this revision */
export async function readHistoryRows(
  query: Query,
  caseId: string,
  before: number | undefined,
): Promise<{ rows: HistoryRow[]; total: number }> {
  const rows = await query<HistoryRow>(
    `select e.revision, e.event, e.happened_on, e.recorded_at, e.version, e.entry, e.changes, p.name as person, ${ABOUT}
     from event e left join person p on p.id = e.person_id
     where e.case_id = $1 and e.revision < $2 order by e.revision desc limit ${HISTORY_PER_PAGE + 1}`,
    [caseId, before ?? 2_147_483_647],
  );
  const [count] = await query<{ total: number }>('select count(*)::integer as total from event where case_id = $1', [
    caseId,
  ]);
  return { rows, total: count?.total ?? 0 };
}

/** Each entry is told in the words of the version that decided it. */
export async function caseHistory(
  runtime: Runtime,
  loaded: LoadedCase,
  { rows, total }: { rows: readonly HistoryRow[]; total: number },
): Promise<History> {
  const page = rows.slice(0, HISTORY_PER_PAGE);
  const entries = await Promise.all(page.map((row) => entryInWords(runtime, loaded, row)));
  return { entries, total, next: rows.length > HISTORY_PER_PAGE ? (page.at(-1)?.revision ?? null) : null };
}

async function entryInWords(
  runtime: Runtime,
  { authority, record }: LoadedCase,
  row: HistoryRow,
): Promise<HistoryEntry> {
  const compiled = await runtime.packs.version(authority, row.version);
  const { process } = processOf(compiled, record.process);
  const { entry } = row;
  return {
    revision: row.revision,
    who: whoOf(row),
    roles: rolesIn(compiled.pack, row),
    what: titleOf(compiled.pack, process, row),
    event: row.event,
    document: entry.document ?? null,
    on: row.happened_on,
    recordedAt: row.recorded_at.toISOString(),
    origin: entry.origin ?? 'person',
    version: shortVersion(row.version),
    note: noteOf(entry),
    overrides: (entry.overrides ?? []).map((override) => ({ ...override })),
    sources: quotesOf(compiled.pack, entry.sources ?? []),
    changes: changesInWords(compiled, record.process, row.changes, entry.entered ?? []),
  };
}

/** Who recorded it, or what did. A case that the system opened began from another one; an import opens cases too. */
export const whoOf = ({ person, event, entry: { kind = 'record', actor } }: HistoryRow): string =>
  person ?? (event === RECORD_OPENED && actor?.id === SYSTEM.id ? 'A linked case' : (WHO[kind] ?? 'Imported'));

/** The roles that the person held for the case; time and linked cases hold none. */
export const rolesIn = (pack: Pack, { person, entry }: HistoryRow): CodeAndTitle[] =>
  person === null ? [] : (entry.actor?.roles ?? []).map((role) => roleOf(pack, role));

const WHO: Partial<Record<string, string>> = { time: 'Time', signal: 'A linked case', link: 'A linked case' };

const TIME_WORDS: Partial<Record<string, string>> = {
  DEADLINE_DUE_SOON: 'Reminder',
  DEADLINE_REACHED: 'Day reached',
  DEADLINE_OVERDUE: 'Overdue',
  BIRTHDAY: 'Birthday',
};

/** Why a fact was corrected; what was done about a task. */
function noteOf({ kind, detail }: Partial<AuditEntry>): string | null {
  const note = kind === 'facts' ? detail?.reason : kind === 'task' ? detail?.note : undefined;
  return typeof note === 'string' && note !== '' ? note : null;
}

export function titleOf(
  pack: Pack,
  process: Process,
  { event, entry, about }: Pick<HistoryRow, 'event' | 'entry' | 'about'>,
): string {
  if (event === RECORD_OPENED) return 'Case opened';
  const done = process.events[event]?.done;
  const document = entry.document === undefined ? undefined : process.documents[entry.document]?.title;
  const deadline = entry.detail?.deadline;
  if (entry.kind === 'time') {
    const title = typeof deadline === 'string' ? process.deadlines[deadline]?.title : undefined;
    return title === undefined ? (done ?? TIME_WORDS[event] ?? event) : `${TIME_WORDS[event] ?? event}: ${title}`;
  }
  if (entry.kind === 'facts') return entry.detail?.correct === true ? 'Facts corrected' : 'Facts recorded';
  if (entry.kind === 'link') {
    const { link, subjectRef } = entry.detail ?? {};
    const { links = {} } = process.definition;
    const title = typeof link === 'string' && Object.hasOwn(links, link) ? links[link]?.title : undefined;
    return `Linked: ${title ?? 'another case'}, ${String(subjectRef)}`;
  }
  if (entry.kind === 'people') {
    const { role, change } = entry.detail ?? {};
    return `${change === 'released' ? 'No longer allocated' : 'Allocated'}: ${about ?? 'somebody'}, ${roleTitle(pack, String(role))}`;
  }
  if (entry.kind === 'task') {
    const task = String(entry.detail?.task);
    return `Task done: ${process.tasks[task]?.title ?? task}`;
  }
  if (entry.kind === 'move')
    return event === CASE_MOVED_BACK
      ? 'Moved back to the version of the procedure before'
      : 'Moved to another version of the procedure';
  return document === undefined ? (done ?? event) : `${done ?? event}: ${document}`;
}
