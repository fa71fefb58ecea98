/** The audit trail for those who may read it: what was recorded in the whole authority, and who opened restricted and sealed records. */
import { AUDIT_PER_PAGE, type AuditedCase, type AuditLog, type ReadingsLog, routes } from '@homeward/contract';
import { mayAccess, processOf } from '@homeward/engine';
import { type Query, type Runtime, type StandingSession, withAuthority } from '@homeward/runtime';
import { Controller, Get, Inject, Query as UrlQuery } from '@nestjs/common';
import { rolesIn, titleOf, whoOf } from '../cases/case-history.js';
import { shortVersion } from '../cases/case-words.js';
import { visibleCases } from '../children/visible-cases.js';
import { parse } from '../http/parse.js';
import { notFound } from '../http/problem-error.js';
import { SignedIn } from '../http/signed-in.js';
import { RUNTIME } from '../tokens.js';
import { type AuditedRow, type CasesSeen, readEntries, readReadingRows } from './audit-rows.js';
import { auditingRoles } from './may-audit.js';

@Controller()
export class AuditController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(routes.readAuditLog.path)
  async entries(@SignedIn() session: StandingSession, @UrlQuery() given: unknown): Promise<AuditLog> {
    const wanted = parse(routes.readAuditLog.query, given);
    const { rows, allowed } = await this.read(session, (query, seen) => readEntries(query, wanted, seen));
    const page = rows.slice(0, AUDIT_PER_PAGE);
    const entries = await Promise.all(
      page.filter(allowed).map(async (row) => {
        const { pack, processes } = await this.runtime.packs.version(session.authority, row.version);
        const process = processes[row.process]?.process;
        return {
          case: this.caseOf(row, process?.definition.title),
          revision: row.revision,
          who: whoOf(row),
          roles: rolesIn(pack, row),
          what: process === undefined ? row.event : titleOf(pack, process, row),
          on: row.happened_on,
          recordedAt: row.recorded_at.toISOString(),
          version: shortVersion(row.version),
        };
      }),
    );
    const last = page.at(-1);
    return {
      entries,
      next: rows.length > AUDIT_PER_PAGE && last !== undefined ? `${last.case_id}_${last.revision}` : null,
    };
  }

  @Get(routes.readReadings.path)
  async readings(@SignedIn() session: StandingSession, @UrlQuery() given: unknown): Promise<ReadingsLog> {
    const wanted = parse(routes.readReadings.query, given);
    const { rows, allowed } = await this.read(session, (query, seen) => readReadingRows(query, wanted, seen));
    const page = rows.slice(0, AUDIT_PER_PAGE);
    const entries = await Promise.all(
      page.filter(allowed).map(async (row) => {
        const compiled = await this.runtime.packs.version(session.authority, row.case_version);
        const { definition } = processOf(compiled, row.process).process;
        return {
          id: row.id,
          case: this.caseOf(row, definition.title),
          who: row.who,
          reason: row.reason,
          at: row.read_at.toISOString(),
        };
      }),
    );
    return { entries, next: rows.length > AUDIT_PER_PAGE ? (page.at(-1)?.id ?? null) : null };
  }

  /** @throws ProblemError not-found for everybody else: that there is such a trail is nobody's news, but what stands in it is */
  private async read<Row extends AuditedRow>(
    { authority, person }: StandingSession,
    rowsOf: (query: Query, seen: CasesSeen) => Promise<readonly Row[]>,
  ): Promise<{ rows: readonly Row[]; allowed: (row: Row) => boolean }> {
    const { compiled } = await this.runtime.packs.current(authority);
    const { rows, roles } = await withAuthority(this.runtime.pool, authority, async (query) => {
      const held = await auditingRoles(query, compiled, person);
      if (held.length === 0) throw notFound();
      return { rows: await rowsOf(query, (put) => visibleCases(query, compiled, person, put)), roles: held };
    });
    const today = this.runtime.clock.today();
    const actor = { id: person, roles };
    // A grant may leave some cases out by what it says of their state.
    return {
      rows,
      allowed: ({ record }) => mayAccess(compiled, record, { today, actor }, 'read', 'auditLog'),
    };
  }

  private caseOf({ case_id: id, reference, process, open }: AuditedRow, title: string | undefined): AuditedCase {
    return { id, reference, process: title ?? process, mayOpen: open };
  }
}
