/** Finds the open work of a person: tasks and limits, by who has to do them. */
import { WORK_TABS, type WorkTab } from '@homeward/contract';
import type { PlainDate } from '@homeward/definition';
import type { CompiledPack, StateValue } from '@homeward/engine';
import { type Query, type Runtime, type StandingSession, withAuthority } from '@homeward/runtime';
import { type Put, readBySomebody, visibleCases } from '../children/visible-cases.js';
import { type OwnLimit, readOwnLimits } from './read-own-limits.js';

export const MOST_WORK = 300;

export interface WorkRow {
  kind: 'task' | 'deadline';
  case_id: string;
  key: string;
  instance: number;
  owner: string;
  due: PlainDate | null;
  practical_due: PlainDate | null;
  /** The limit that a task stands for, where it runs; a limit's own key. */
  own_limit: string | null;
  closed_on: PlainDate | null;
  reference: string;
  given_name: string;
  family_name: string;
  version: string;
  process: string;
  state: StateValue;
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

type Condition = 'visible' | 'unsealed';

/**
 * What somebody has to do themselves names the child also to those who may not read the case, a panel's administrator say. What others have to do is for those who may
 * (visible): parents and carers have a team and are allocated to a child too. What is sealed is nobody's work.
 */
const TABS: Readonly<Record<WorkTab, readonly [string, Condition]>> = {
  todo: [HOLDS_OWNER, 'unsealed'],
  waiting: [`${ALLOCATED} and not ${HOLDS_OWNER}`, 'visible'],
  team: [IN_TEAM, 'visible'],
  done: [HOLDS_OWNER, 'unsealed'],
};

const OPEN_ITEMS = `
  select 'task' as kind, t.case_id, t.key, t.instance, t.owner, null::date as due, null::date as practical_due, null::date as closed_on
  from task t where t.status = 'open'
  union all
  select 'deadline', d.case_id, d.key, d.instance, d.owner, d.due, d.practical_due, null
  from deadline d where d.status in ('open', 'overdue')`;
const doneItems = (today: string): string => `
  select 'task' as kind, t.case_id, t.key, t.instance, t.owner, null::date as due, null::date as practical_due, t.closed_on
  from task t where t.status = 'done' and t.closed_on > ${today}::date - 31 and t.closed_on <= ${today}::date
  union all
  select 'deadline', d.case_id, d.key, d.instance, d.owner, d.due, d.practical_due, d.closed_on
  from deadline d where d.status in ('met', 'metLate') and d.closed_on > ${today}::date - 31 and d.closed_on <= ${today}::date`;

/** A limit is met by what finishes its task, so both are done on one day. */
const SAME_DAY = `d.status in ('met', 'metLate') and d.closed_on = i.closed_on`;
const RUNNING = `d.status in ('open', 'overdue')`;

/**
 * Open or done items with their cases, for one tab; `$1` is the person. A task that stands for a limit has the limit's day, and the limit is left out where its task is in
 * the same list: one line, counted once.
 */
async function itemsOf(tab: WorkTab, { query, compiled, person, today, ownLimits, put }: Asking): Promise<string> {
  const [holds, condition] = TABS[tab];
  const reach =
    condition === 'visible' ? await visibleCases(query, compiled, person, put) : readBySomebody(compiled, put);
  const items = tab === 'done' ? doneItems(put(today)) : OPEN_ITEMS;
  const columns = (['version', 'process', 'task', 'deadline'] as const).map(
    (column) => `${put(ownLimits.map((one) => one[column]))}::text[]`,
  );
  return `(select * from (
    select l.*, bool_or(l.kind = 'task') over (partition by l.case_id, l.own_limit) as has_task from (
      select i.kind, i.case_id, i.key, i.instance, i.owner, i.closed_on, coalesce(i.due, d.due) as due,
        coalesce(i.practical_due, d.practical_due) as practical_due, case i.kind when 'task' then d.key else i.key end as own_limit
      from (${items}) i join case_record c on c.id = i.case_id and ${holds} and ${reach}
      left join unnest(${columns.join(', ')}) as o (version, process, task, deadline)
        on i.kind = 'task' and o.task = i.key and o.version = c.version and o.process = c.process
      left join lateral (
        select d.key, d.due, d.practical_due from deadline d
        where d.case_id = i.case_id and d.key = o.deadline and ${tab === 'done' ? SAME_DAY : RUNNING}
        order by d.instance desc limit 1) d on true) l) w
    where w.kind = 'task' or not w.has_task)`;
}

interface Asking {
  readonly query: Query;
  readonly compiled: CompiledPack;
  readonly person: string;
  readonly today: PlainDate;
  readonly ownLimits: readonly OwnLimit[];
  readonly put: Put;
}

export async function readWorkRows(
  runtime: Runtime,
  { authority, person }: StandingSession,
  tab: WorkTab,
): Promise<WorkRows> {
  const today = runtime.clock.today();
  const { compiled } = await runtime.packs.current(authority);
  return withAuthority(runtime.pool, authority, async (query) => {
    const ownLimits = await readOwnLimits(runtime, query, authority);
    // PostgreSQL wants every placeholder of a statement used: each statement puts its own values.
    const asking = (): { values: unknown[]; with: Asking } => {
      const values: unknown[] = [person];
      return { values, with: { query, compiled, person, today, ownLimits, put: (value) => `$${values.push(value)}` } };
    };
    const counted = asking();
    const totals: string[] = [];
    for (const one of WORK_TABS)
      totals.push(`(select count(*)::integer from ${await itemsOf(one, counted.with)} i) as ${one}`);
    const [counts] = await query<Record<WorkTab, number>>(`select ${totals.join(', ')}`, counted.values);
    const shown = asking();
    const rows = await query<WorkRow>(
      `select i.*, s.reference, s.given_name, s.family_name, c.version, c.process, c.record -> 'state' as state,
         coalesce((select json_agg(distinct jsonb_build_object('id', p.id, 'name', p.name)) from person p
           where exists (select from allocation a where a.case_id = i.case_id and a.role = i.owner and a.person_id = p.id)), '[]') as people
       from ${await itemsOf(tab, shown.with)} i join case_record c on c.id = i.case_id join subject s on s.id = c.subject_id
       order by ${tab === 'done' ? 'i.closed_on desc' : 'i.practical_due nulls last'}, s.family_name, i.key limit ${MOST_WORK + 1}`,
      shown.values,
    );
    return { rows, counts: counts ?? { todo: 0, waiting: 0, team: 0, done: 0 } };
  });
}
