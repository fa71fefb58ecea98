/** Releases: from which day which version holds; and how two versions differ. */
import {
  type ReleaseList,
  readVersionDifferences,
  routes,
  Version,
  type VersionDifferences,
  WithdrawRelease,
} from '@homeward/contract';
import { comparePacks } from '@homeward/engine';
import { type Runtime, readReleases, type StandingSession, withdrawRelease } from '@homeward/runtime';
import { Query as Asked, Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { mustOwnProcedure } from '../drafts/may-configure.js';
import { parse } from '../http/parse.js';
import { notFound, problem } from '../http/problem-error.js';
import { SignedIn } from '../http/signed-in.js';
import { RUNTIME } from '../tokens.js';
import { packOfVersion } from './pack-of-version.js';

@Controller()
export class ReleasesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(routes.listReleases.path)
  async list(@SignedIn() session: StandingSession): Promise<ReleaseList> {
    await mustOwnProcedure(this.runtime, session);
    return this.shown(session.authority);
  }

  @HttpCode(200)
  @Post(routes.withdrawRelease.path)
  async withdraw(
    @SignedIn() session: StandingSession,
    @Param('id') release: string,
    @Body() body: unknown,
  ): Promise<ReleaseList> {
    await mustOwnProcedure(this.runtime, session);
    const { note } = parse(WithdrawRelease, body);
    if (!/^\d{1,15}$/.test(release)) throw notFound();
    const { authority, person } = session;
    if (!(await withdrawRelease(this.runtime, authority, { release, person, note })))
      throw problem('draft-closed', 'Only a release whose day has not come can be withdrawn. Nothing was changed.');
    return this.shown(authority);
  }

  @Get(routes.readVersionDifferences.path)
  async differences(
    @SignedIn() session: StandingSession,
    @Param('version') given: string,
    @Asked() asked: unknown,
  ): Promise<VersionDifferences> {
    await mustOwnProcedure(this.runtime, session);
    const { from } = parse(readVersionDifferences.query, asked);
    const { authority } = session;
    const after = await packOfVersion(this.runtime, authority, parse(Version, given));
    const before = await packOfVersion(this.runtime, authority, from);
    const { differences, homeless } = comparePacks(before.pack, after.pack);
    return { differences: [...differences], homeless: [...homeless] };
  }

  private async shown(authority: string): Promise<ReleaseList> {
    const { releases, offer, current } = await readReleases(this.runtime, authority);
    return {
      releases: releases.map((one) => ({ ...one, madeAt: one.madeAt.toISOString() })),
      current,
      offer: offer === undefined ? null : { version: offer.version, arrivedAt: offer.arrivedAt.toISOString() },
    };
  }
}
