/** Finds the open work of a person: tasks and limits, by who has to do them. */
import type { WorkTab } from '@homeward/contract';
import type { PlainDate } from '@homeward/definition';
import { type Query, type Runtime, type StandingSession, withAuthority } from '@homeward/runtime';

export const MOST_WORK = 300;

export interface WorkRow {
  kind: 'task' | 'deadline';
  case_id: string;
  key: string;
  instance: number;
  owner: string;
  due: PlainDate | null;
  practical_due: PlainDate | null;
  closed_on: PlainDate | null;
  reference: string;
  given_name: string;
  family_name: string;
  version: string;
  process: string;
  people: { id: string; name: string }[];
}

export interface WorkRows {
  readonly rows: readonly WorkRow[];
  readonly counts: Readonly<Record<WorkTab, number>>;
}

/** What somebody who holds a role for a case has to do there; `$1` is the person. One set of conditions for lists and counts. */
const HOLDS_OWNER = `(
  exists (select from allocation a where a.case_id = i.case_id and a.person_id = $1 and a.role = i.owner)
  or exists (select from role_membership m where m.person_id = $1 and m.role = i.owner
    and (m.scope = 'authority' or (m.scope = 'team' and m.team_key = c.team_key))))`;
const ALLOCATED = 'exists (select from allocation a where a.case_id = i.case_id and a.person_id = $1)';
const IN_TEAM = `exists (select from role_membership m where m.person_id = $1 and m.team_key = c.team_key)`;

const TABS: Readonly<Record<WorkTab, string>> = {
  todo: HOLDS_OWNER,
  waiting: `${ALLOCATED} and not ${HOLDS_OWNER}`,
  team: IN_TEAM,
  done: HOLDS_OWNER,
};

/** A task that stands for a limit is shown with its day; the limit itself then is not shown again (that is seen to in words). */
const OPEN_ITEMS = `
  select 'task' as kind, t.case_id, t.key, t.instance, t.owner, null::date as due, null::date as practical_due, null::date as closed_on
  from task t where t.status = 'open'
  union all
  select 'deadline', d.case_id, d.key, d.instance, d.owner, d.due, d.practical_due, null
  from deadline d where d.status in ('open', 'overdue')`;
const DONE_ITEMS = `
  select 'task' as kind, t.case_id, t.key, t.instance, t.owner, null::date as due, null::date as practical_due, t.closed_on
  from task t where t.status = 'done' and t.closed_on > $2::date - 31 and t.closed_on <= $2::date
  union all
  select 'deadline', d.case_id, d.key, d.instance, d.owner, d.due, d.practical_due, d.closed_on
  from deadline d where d.status in ('met', 'metLate') and d.closed_on > $2::date - 31 and d.closed_on <= $2::date`;

const itemsOf = (tab: WorkTab): string => (tab === 'done' ? DONE_ITEMS : OPEN_ITEMS);

export async function readWorkRows(
  runtime: Runtime,
  { authority, person }: StandingSession,
  tab: WorkTab,
): Promise<WorkRows> {
  const today = runtime.clock.today();
  return withAuthority(runtime.pool, authority, async (query) => ({
    rows: await query<WorkRow>(
      `select i.*, s.reference, s.given_name, s.family_name, c.version, c.process,
         coalesce((select json_agg(distinct jsonb_build_object('id', p.id, 'name', p.name)) from person p
           where exists (select from allocation a where a.case_id = i.case_id and a.role = i.owner and a.person_id = p.id)), '[]') as people
       from (${itemsOf(tab)}) i join case_record c on c.id = i.case_id join subject s on s.id = c.subject_id
       where $2::date is not null and ${TABS[tab]}
       order by ${tab === 'done' ? 'i.closed_on desc' : 'i.practical_due nulls last'}, s.family_name, i.key limit ${MOST_WORK + 1}`,
      [person, today],
    ),
    counts: {
      todo: await count(query, 'todo', person, today),
      waiting: await count(query, 'waiting', person, today),
      team: await count(query, 'team', person, today),
      done: await count(query, 'done', person, today),
    },
  }));
}

async function count(query: Query, tab: WorkTab, person: string, today: PlainDate): Promise<number> {
  const [row] = await query<{ total: number }>(
    `select count(*)::integer as total from (${itemsOf(tab)}) i join case_record c on c.id = i.case_id
     where $2::date is not null and ${TABS[tab]}`,
    [person, today],
  );
  return row?.total ?? 0;
}
