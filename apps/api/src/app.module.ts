/** Puts the application together from parts that were opened before it. */
import type { LiveChanges, Runtime, Settings } from '@homeward/runtime';
import { type DynamicModule, Module } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { AuditController } from './audit/audit.controller.js';
import { CaseListController } from './cases/case-list.controller.js';
import { CasesController } from './cases/cases.controller.js';
import { CommandsController } from './cases/commands.controller.js';
import { CopiesController } from './cases/copies.controller.js';
import { CorrectionsController } from './cases/corrections.controller.js';
import { PeopleController } from './cases/people.controller.js';
import { ReadingsController } from './cases/readings.controller.js';
import { ChildrenController } from './children/children.controller.js';
import { ClausesController } from './clauses/clauses.controller.js';
import { PackDraftsController } from './drafts/pack-drafts.controller.js';
import { VersionsController } from './drafts/versions.controller.js';
import { ExchangeController } from './exchange/exchange.controller.js';
import { SheetsController } from './exchange/sheets.controller.js';
import { Turns } from './exchange/turns.js';
import { HealthController } from './health/health.controller.js';
import type { RequestLog } from './http/request-log.js';
import { SessionGuard } from './http/session.guard.js';
import { ImportsController } from './imports/imports.controller.js';
import { LiveController } from './live/live.controller.js';
import { ProcessController } from './process/process.controller.js';
import { MovesController } from './publishing/moves.controller.js';
import { PublicationController } from './publishing/publication.controller.js';
import { ReleasesController } from './publishing/releases.controller.js';
import { SessionController } from './sessions/session.controller.js';
import { LIVE, LOG, RUNTIME, SETTINGS } from './tokens.js';
import { WorkController } from './work/work.controller.js';

export interface Parts {
  readonly runtime: Runtime;
  readonly settings: Settings;
  readonly live: LiveChanges;
  readonly log: RequestLog;
}

@Module({})
export class AppModule {}

export const appModule = ({ runtime, settings, live, log }: Parts): DynamicModule => ({
  module: AppModule,
  controllers: [
    HealthController,
    SessionController,
    WorkController,
    AuditController,
    ChildrenController,
    CaseListController,
    CasesController,
    ClausesController,
    CommandsController,
    CopiesController,
    CorrectionsController,
    PeopleController,
    ReadingsController,
    ProcessController,
    ImportsController,
    PublicationController,
    ReleasesController,
    MovesController,
    LiveController,
    PackDraftsController,
    VersionsController,
    ExchangeController,
    SheetsController,
  ],
  providers: [
    Turns,
    { provide: RUNTIME, useValue: runtime },
    { provide: SETTINGS, useValue: settings },
    { provide: LIVE, useValue: live },
    { provide: LOG, useValue: log },
    { provide: APP_GUARD, useValue: new SessionGuard(runtime, settings) },
  ],
});
