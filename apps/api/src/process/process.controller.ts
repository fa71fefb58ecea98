/** The authority's process as it is published: a public procedure, so anybody of the authority may see it. How many cases stand where, only who changes it. */
import { type CaseCounts, type ProcessPicture, routes } from '@homeward/contract';
import { activePaths, type StateValue } from '@homeward/engine';
import { type Runtime, type StandingSession, withAuthority } from '@homeward/runtime';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { publishedPicture } from '../cases/process-picture.js';
import { mustOwnProcedure } from '../drafts/may-configure.js';
import { notFound } from '../http/problem-error.js';
import { SignedIn } from '../http/signed-in.js';
import { childProcess } from '../sessions/may-open-cases.js';
import { RUNTIME } from '../tokens.js';

@Controller()
export class ProcessController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(routes.readPublishedProcess.path)
  async published(@SignedIn() { authority }: StandingSession): Promise<ProcessPicture> {
    const current = await this.runtime.packs.current(authority);
    const process = childProcess(current.compiled);
    if (process === undefined) throw notFound();
    return publishedPicture(current, process, this.runtime.clock.today());
  }

  /** Under whatever version they are: a state of the same path counts as the same. */
  @Get(routes.readCaseCounts.path)
  async counts(@SignedIn() session: StandingSession, @Param('process') process: string): Promise<CaseCounts> {
    await mustOwnProcedure(this.runtime, session);
    const rows = await withAuthority(this.runtime.pool, session.authority, (query) =>
      query<{ state: StateValue; count: number }>(
        `select (array_agg(record -> 'state'))[1] as state, count(*)::integer as count
           from case_record where process = $1 group by (record -> 'state')::text`,
        [process],
      ),
    );
    const states: Record<string, number> = {};
    for (const { state, count } of rows)
      for (const path of activePaths(state)) states[path] = (states[path] ?? 0) + count;
    return { cases: rows.reduce((sum, { count }) => sum + count, 0), states };
  }
}
