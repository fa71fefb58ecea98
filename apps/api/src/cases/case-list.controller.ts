/** Lists of the families and of the matches, by stage, among those that this person may see. */
import { CASES_PER_PAGE, type CaseList, routes } from '@homeward/contract';
import { nodeAt, processOf } from '@homeward/engine';
import { type Runtime, type StandingSession, withAuthority } from '@homeward/runtime';
import { Controller, Get, Inject, Query as UrlQuery } from '@nestjs/common';
import { visibleCases } from '../children/visible-cases.js';
import { likePattern } from '../http/like-pattern.js';
import { parse } from '../http/parse.js';
import { notFound } from '../http/problem-error.js';
import { SignedIn } from '../http/signed-in.js';
import { processAbout } from '../sessions/may-open-cases.js';
import { RUNTIME } from '../tokens.js';

interface Row {
  id: string;
  reference: string;
  given_name: string;
  family_name: string;
  stage: string | null;
  since: string | null;
  next_due: string | null;
  overdue: number;
  team: string | null;
  worker: string | null;
}

@Controller()
export class CaseListController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(routes.listCases.path)
  async list(@SignedIn() session: StandingSession, @UrlQuery() given: unknown): Promise<CaseList> {
    const { about, q, stage, page } = parse(routes.listCases.query, given);
    const { compiled } = await this.runtime.packs.current(session.authority);
    const name = processAbout(compiled, about);
    if (name === undefined) throw notFound();
    const { process } = processOf(compiled, name);
    // The first of its regions is where people say it stands.
    const region = process.definition.regions[0]?.region ?? '';
    const stages = Object.entries(nodeAt(process.chart, region)?.states ?? {});
    const titleOf = (key: string | null): string => stages.find(([one]) => one === key)?.[1].meta?.title ?? key ?? '';
    const { counts, rows, total } = await withAuthority(this.runtime.pool, session.authority, async (query) => {
      const values: unknown[] = [];
      const put = (value: unknown): string => `$${values.push(value)}`;
      const visible = await visibleCases(query, compiled, session.person, put);
      const standsIn = `c.record #>> ${put(['state', ...region.split('.')])}::text[]`;
      const where = [`c.process = ${put(name)}`, visible];
      const text = q?.trim();
      if (text) {
        const like = put(`%${likePattern(text)}%`);
        where.push(`(lower(s.given_name || ' ' || s.family_name) like ${like} or lower(s.reference) like ${like}
          or exists (select from allocation w join person p on p.id = w.person_id where w.case_id = c.id and lower(p.name) like ${like}))`);
      }
      const from = (): string =>
        `from case_record c join subject s on s.id = c.subject_id where ${where.join(' and ')}`;
      const counted = await query<{ stage: string | null; count: number }>(
        `select ${standsIn} as stage, count(*)::integer as count ${from()} group by 1`,
        values,
      );
      if (stage) where.push(`${standsIn} = ${put(stage)}`);
      const entered = put(`${region}.`);
      const found = await query<Row>(
        `select c.id, s.reference, s.given_name, s.family_name, ${standsIn} as stage,
           c.record -> 'entered' ->> (${entered} || (${standsIn})) as since, c.next_due, c.overdue,
           (select t.title from team t where t.key = c.team_key) as team,
           (select p.name from allocation w join person p on p.id = w.person_id where w.case_id = c.id order by p.name limit 1) as worker
         ${from()} order by lower(s.family_name), lower(s.given_name), s.reference
         limit ${CASES_PER_PAGE} offset ${put((page - 1) * CASES_PER_PAGE)}`,
        values,
      );
      const all = counted.filter((one) => !stage || one.stage === stage).reduce((sum, { count }) => sum + count, 0);
      return { counts: counted, rows: found, total: all };
    });
    return {
      title: process.definition.title,
      rows: rows.map((row) => ({
        caseId: row.id,
        reference: row.reference,
        name: `${row.given_name} ${row.family_name}`,
        stage: titleOf(row.stage),
        since: row.since,
        worker: row.worker,
        team: row.team,
        nextDue: row.next_due,
        overdue: row.overdue,
      })),
      page,
      pages: Math.ceil(total / CASES_PER_PAGE),
      total,
      stages: stages.map(([key, node]) => ({
        key,
        title: node.meta?.title ?? key,
        count: counts.find((one) => one.stage === key)?.count ?? 0,
      })),
    };
  }
}
