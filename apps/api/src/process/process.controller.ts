/** The authority's process as it is published: a public procedure, so anybody of the authority may see it, with or without children of their own. */
import { type ProcessPicture, routes } from '@homeward/contract';
import type { Runtime, StandingSession } from '@homeward/runtime';
import { Controller, Get, Inject } from '@nestjs/common';
import { publishedPicture } from '../cases/process-picture.js';
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
}
