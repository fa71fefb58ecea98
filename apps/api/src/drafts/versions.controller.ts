/** The published versions of a procedure, for those who own it. Nothing here changes one. */

import path from 'node:path';
import { type BuildingBlocks, type PublishedVersions, routes, Version, type VersionFiles } from '@homeward/contract';
import {
  filesOfVersion,
  publishedVersions,
  type Runtime,
  readFolder,
  type Settings,
  type StandingSession,
  withAuthority,
} from '@homeward/runtime';
import { Controller, Get, Inject, Param } from '@nestjs/common';
import { notFound } from '../http/problem-error.js';
import { SignedIn } from '../http/signed-in.js';
import { RUNTIME, SETTINGS } from '../tokens.js';
import { mustOwnProcedure } from './may-configure.js';

@Controller()
export class VersionsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  @Get(routes.readBuildingBlocks.path)
  async blocks(@SignedIn() session: StandingSession): Promise<BuildingBlocks> {
    await mustOwnProcedure(this.runtime, session);
    return { common: await readFolder(path.join(this.settings.configsFolder, 'common')) };
  }

  @Get(routes.listVersions.path)
  async list(@SignedIn() session: StandingSession): Promise<PublishedVersions> {
    await mustOwnProcedure(this.runtime, session);
    const { authority } = session;
    const versions = await withAuthority(this.runtime.pool, authority, (query) =>
      publishedVersions(query, authority, this.runtime.clock.today()),
    );
    return { versions: versions.map((one) => ({ ...one, publishedAt: one.publishedAt.toISOString() })) };
  }

  @Get(routes.readVersionFiles.path)
  async files(@SignedIn() session: StandingSession, @Param('version') given: string): Promise<VersionFiles> {
    await mustOwnProcedure(this.runtime, session);
    const version = Version.safeParse(given);
    if (!version.success) throw notFound();
    const { authority } = session;
    const kept = await withAuthority(this.runtime.pool, authority, (query) =>
      filesOfVersion(query, authority, version.data),
    );
    if (kept === undefined) throw notFound();
    return { version: kept.version, files: kept.files, origins: kept.origins, blocks: kept.blocks };
  }
}
