/** Copying a child into a try-out: for a process owner who may read the child's record as it is. */
import { type CopyOfCase, routes } from '@homeward/contract';
import { copyCase, type Runtime, type StandingSession } from '@homeward/runtime';
import { Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { mustOwnProcedure } from '../drafts/may-configure.js';
import { parseId } from '../http/parse.js';
import { notFound } from '../http/problem-error.js';
import { SignedIn } from '../http/signed-in.js';
import { RUNTIME } from '../tokens.js';
import { loadCase, mustRead } from './load-case.js';

@Controller()
export class CopiesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  /** Owning a procedure opens no record, and reading one gives no say over the procedure: a copy needs both. A restricted record is asked for like any other. */
  @HttpCode(200)
  @Post(routes.copyCase.path)
  async copy(@SignedIn() session: StandingSession, @Param('id') given: string): Promise<CopyOfCase> {
    const caseId = parseId(given);
    await mustOwnProcedure(this.runtime, session);
    const { authority, today } = mustRead(
      await loadCase(this.runtime, { ...session, because: 'To copy it into a try-out' }, caseId),
    );
    const copied = await copyCase(this.runtime, { authority, caseId, person: session.person });
    if (copied === undefined) throw notFound();
    return { asAt: today, ...copied };
  }
}
