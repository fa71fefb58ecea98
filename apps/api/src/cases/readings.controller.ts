/** Takes down why somebody opens a restricted or sealed record, before it is shown to them. */
import { ReasonToOpen, routes } from '@homeward/contract';
import type { Runtime, StandingSession } from '@homeward/runtime';
import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { parse, parseId } from '../http/parse.js';
import { SignedIn } from '../http/signed-in.js';
import { RUNTIME } from '../tokens.js';
import { loadCase, mustRead } from './load-case.js';

@Controller()
export class ReadingsController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  /** A reason opens nothing to somebody whose role does not reach the record; of a record that is open to all it is not kept. */
  @HttpCode(204)
  @Post(routes.giveReason.path)
  async give(@SignedIn() session: StandingSession, @Param('id') given: string, @Body() body: unknown): Promise<void> {
    const { reason } = parse(ReasonToOpen, body);
    mustRead(await loadCase(this.runtime, { ...session, because: reason }, parseId(given)));
  }
}
