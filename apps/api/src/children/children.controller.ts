/** Finding children: search, filters and pages, among those that this person may see. */
import { CHILDREN_PER_PAGE, type Children, type ChildrenQuery, routes, type ShownColumn } from '@homeward/contract';
import type { ShownAs } from '@homeward/definition';
import { type CompiledPack, factInWords, inWords, processOf, restrictionOf, type StateValue } from '@homeward/engine';
import { type Query, type Runtime, type StandingSession, withAuthority } from '@homeward/runtime';
import { Controller, Get, Inject, Query as UrlQuery } from '@nestjs/common';
import { ageInWords } from '../cases/case-words.js';
import { likePattern } from '../http/like-pattern.js';
import { parse } from '../http/parse.js';
import { SignedIn } from '../http/signed-in.js';
import { childProcess } from '../sessions/may-open-cases.js';
import { RUNTIME } from '../tokens.js';
import { type Put, visibleCases } from './visible-cases.js';

interface Row {
  id: string;
  reference: string;
  given_name: string;
  family_name: string;
  date_of_birth: string | null;
  plan: string | null;
  legal_status: string | null;
  next_due: string | null;
  overdue: number;
  version: string;
  process: string;
  state: StateValue;
  team: string | null;
  worker: string | null;
}

@Controller()
export class ChildrenController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(routes.listChildren.path)
  async list(@SignedIn() session: StandingSession, @UrlQuery() given: unknown): Promise<Children> {
    const asked = parse(routes.listChildren.query, given);
    const { compiled } = await this.runtime.packs.current(session.authority);
    const { rows, total, teams } = await withAuthority(this.runtime.pool, session.authority, async (query) => {
      const values: unknown[] = [];
      const put = (value: unknown): string => `$${values.push(value)}`;
      const visible = await visibleCases(query, compiled, session.person, put);
      return {
        ...(await findChildren(query, asked, { visible, values, put })),
        teams: await query<{ key: string; title: string }>('select key, title from team order by title'),
      };
    });
    const today = this.runtime.clock.today();
    const main = childProcess(compiled);
    return {
      rows: await Promise.all(
        rows.map(async (row) => ({
          caseId: row.id,
          reference: row.reference,
          name: `${row.given_name} ${row.family_name}`,
          process:
            row.process === main ? null : (compiled.pack.processes[row.process]?.definition.title ?? row.process),
          dateOfBirth: row.date_of_birth ?? today,
          ageInWords: ageInWords(row.date_of_birth ?? today, today),
          plan: codeOf(compiled, 'plan', row.plan),
          legalStatus: codeOf(compiled, 'legalStatus', row.legal_status),
          socialWorker: row.worker,
          team: row.team,
          nextDue: row.next_due,
          nextDueWords: row.next_due === null ? null : nextWords(row.next_due, today),
          overdue: row.overdue,
          restricted: await this.restriction(session.authority, row),
        })),
      ),
      page: asked.page,
      pages: Math.ceil(total / CHILDREN_PER_PAGE),
      total,
      filters: { plan: columnOf(compiled, 'plan'), legalStatus: columnOf(compiled, 'legalStatus'), team: teams },
    };
  }

  private async restriction(authority: string, { version, process, state }: Row): Promise<string | null> {
    const compiled = await this.runtime.packs.version(authority, version);
    return restrictionOf(processOf(compiled, process).process, state) ?? null;
  }
}

async function findChildren(
  query: Query,
  asked: ChildrenQuery,
  { visible, values, put }: { visible: string; values: unknown[]; put: Put },
): Promise<{ rows: Row[]; total: number }> {
  const where = [`s.kind = 'child'`, visible];
  const text = asked.q?.trim();
  if (text) {
    // Typed percent signs and underscores are letters to look for, not wildcards.
    const like = put(`%${likePattern(text)}%`);
    where.push(`(lower(s.given_name || ' ' || s.family_name) like ${like} or lower(s.reference) like ${like}
      or exists (select from allocation w join person p on p.id = w.person_id where w.case_id = c.id and lower(p.name) like ${like}))`);
  }
  if (asked.plan) where.push(`c.plan = ${put(asked.plan)}`);
  if (asked.legalStatus) where.push(`c.legal_status = ${put(asked.legalStatus)}`);
  if (asked.team) where.push(`c.team_key = ${put(asked.team)}`);
  if (asked.overdue) where.push('c.overdue > 0');
  const from = `from case_record c join subject s on s.id = c.subject_id where ${where.join(' and ')}`;
  const [count] = await query<{ total: number }>(`select count(*)::integer as total ${from}`, values);
  const rows = await query<Row>(
    `select c.id, s.reference, s.given_name, s.family_name, s.date_of_birth, c.plan, c.legal_status, c.next_due, c.overdue,
       c.version, c.process, c.record -> 'state' as state,
       (select t.title from team t where t.key = c.team_key) as team,
       (select p.name from allocation w join person p on p.id = w.person_id where w.case_id = c.id and w.role = 'sw' order by p.name limit 1) as worker
     ${from} order by lower(s.family_name), lower(s.given_name), s.reference
     limit ${CHILDREN_PER_PAGE} offset ${put((asked.page - 1) * CHILDREN_PER_PAGE)}`,
    values,
  );
  return { rows, total: count?.total ?? 0 };
}

function codeOf(compiled: CompiledPack, as: ShownAs, code: string | null) {
  const [process, fact] = [childProcess(compiled), compiled.shown[as]];
  if (code === null || process === undefined || fact === undefined) return null;
  return {
    key: code,
    title: factInWords({ pack: compiled.pack, process: processOf(compiled, process).process }, fact, code),
  };
}

function columnOf({ pack, shown }: CompiledPack, as: ShownAs): ShownColumn | null {
  const fact = shown[as] === undefined ? undefined : pack.facts[shown[as]];
  if (fact === undefined) return null;
  const codes = fact.codes === undefined ? [] : (pack.codeLists[fact.codes]?.codes ?? []);
  return { title: fact.label, options: codes.map(({ code, label }) => ({ key: code, title: label })) };
}

const nextWords = (due: string, today: string): string =>
  due < today ? `was due ${inWords(due)}` : due === today ? 'due today' : `due ${inWords(due)}`;
