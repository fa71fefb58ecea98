/** My work: what there is to do, most urgent first. */
import { routes, type Work } from '@homeward/contract';
import type { Runtime, StandingSession } from '@homeward/runtime';
import { Controller, Get, Inject, Query } from '@nestjs/common';
import { parse } from '../http/parse.js';
import { SignedIn } from '../http/signed-in.js';
import { RUNTIME } from '../tokens.js';
import { readWorkRows } from './read-work.js';
import { workInWords } from './work-in-words.js';

@Controller()
export class WorkController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(routes.readWork.path)
  async work(@SignedIn() session: StandingSession, @Query() asked: unknown): Promise<Work> {
    const { tab } = parse(routes.readWork.query, asked);
    return workInWords(this.runtime, session, tab, await readWorkRows(this.runtime, session, tab));
  }
}
