/** Puts work into words and groups: critically overdue, overdue, due soon, not due yet, no date set. */
import { URGENCIES, type Urgency, type Work, type WorkItem, type WorkTab } from '@homeward/contract';
import { inWords, processOf, restrictionOf } from '@homeward/engine';
import type { Runtime, StandingSession } from '@homeward/runtime';
import { dueWords, roleOf, urgencyOf, workingDaysLeft } from '../cases/case-words.js';
import { whatMeets, whatOpens } from '../cases/what-opens.js';
import { MOST_WORK, type WorkRow, type WorkRows } from './read-work.js';

const TITLES: Readonly<Record<Urgency, string>> = {
  criticallyOverdue: 'Critically overdue',
  overdue: 'Overdue',
  dueSoon: 'Due soon',
  notDueYet: 'Not due yet',
  noDate: 'No date set',
};

export async function workInWords(
  runtime: Runtime,
  { authority }: StandingSession,
  tab: WorkTab,
  { rows, counts }: WorkRows,
): Promise<Work> {
  const shown = rows.slice(0, MOST_WORK);
  const items = await Promise.all(shown.map((row) => itemOf(runtime, authority, row)));
  const grouped = (urgency: Urgency): WorkItem[] =>
    items.filter((item) => item.urgency === urgency).sort((a, b) => (a.due ?? '9999').localeCompare(b.due ?? '9999'));
  const groups =
    tab === 'done'
      ? [{ urgency: 'notDueYet' as const, title: 'Done in the last month', items }]
      : URGENCIES.map((urgency) => ({ urgency, title: TITLES[urgency], items: grouped(urgency) }));
  return {
    tab,
    counts: { ...counts },
    groups: groups.filter((group) => group.items.length > 0),
    cut: rows.length > MOST_WORK,
  };
}

async function itemOf(runtime: Runtime, authority: string, row: WorkRow): Promise<WorkItem> {
  const compiled = await runtime.packs.version(authority, row.version);
  const { process } = processOf(compiled, row.process);
  const today = runtime.clock.today();
  const { due, practical_due: practical } = row;
  const title = row.kind === 'task' ? process.tasks[row.key]?.title : process.deadlines[row.key]?.title;
  const timed = due !== null && practical !== null;
  return {
    id: `${row.kind}|${row.case_id}|${row.key}|${row.instance}`,
    caseId: row.case_id,
    childName: `${row.given_name} ${row.family_name}`,
    reference: row.reference,
    restricted: restrictionOf(process, row.state) ?? null,
    what: title ?? row.key,
    limit:
      row.kind === 'task' && row.own_limit !== null ? (process.deadlines[row.own_limit]?.title ?? row.own_limit) : null,
    opens:
      row.kind === 'task'
        ? whatOpens(process, process.tasks[row.key]?.opens)
        : whatMeets(process, process.deadlines[row.key]),
    due: practical,
    workingDaysLeft: practical === null ? null : workingDaysLeft(compiled, today, practical),
    words:
      row.closed_on !== null
        ? `done ${inWords(row.closed_on)}`
        : timed
          ? dueWords(compiled, today, due, practical)
          : 'no date',
    urgency: row.closed_on !== null ? 'notDueYet' : timed ? urgencyOf(compiled, today, due, practical) : 'noDate',
    owner: roleOf(compiled.pack, row.owner),
    people: row.people,
    doneOn: row.closed_on,
  };
}
