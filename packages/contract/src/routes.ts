/** Every route there is: the server mounts them, the client asks them, OpenAPI lists them. */
import { giveReason, readAuditLog, readReadings } from './audit.js';
import { listCases } from './case-list.js';
import { readCase, readHistory, readTimeline } from './cases.js';
import { listChildren } from './children.js';
import { readClauses } from './clauses.js';
import { openCase, submitCommand, tickOffTask } from './commands.js';
import { copyCase } from './copies.js';
import { correctFact, previewCorrection, readFacts } from './corrections.js';
import {
  bringPackFileIn,
  lookIntoPackFile,
  readSigningKeys,
  takeDraftOut,
  takeVersionOut,
  withdrawSigningKey,
} from './exchange.js';
import { discardDraft, readDocumentForm, readForm, saveDraft } from './forms.js';
import { readHealth } from './health.js';
import { readImport, startImport } from './imports.js';
import { dryRunMove, proposeMove, readMove, startMove, undoMove } from './moving.js';
import {
  doDraftAct,
  listPackDrafts,
  readDraftHistory,
  readDraftSteps,
  readPackDraft,
  saveDraftSteps,
  startPackDraft,
} from './pack-drafts.js';
import { allocatePerson, readPeople, releasePerson } from './people.js';
import { readCaseCounts, readProcess, readPublishedProcess } from './process.js';
import {
  listReleases,
  publishDraft,
  readPublication,
  readVersionDifferences,
  startReplayOfDraft,
  withdrawRelease,
} from './publishing.js';
import { choosePassword, readSession, signIn, signInPeople, signOut, signOutEverywhere } from './session.js';
import { readWorkbookFile, takeSheetsOut } from './sheets.js';
import { listVersions, readBuildingBlocks, readVersionFiles } from './versions.js';
import { readWork } from './work.js';

export const routes = {
  signInPeople,
  signIn,
  choosePassword,
  readSession,
  signOut,
  signOutEverywhere,
  readWork,
  listChildren,
  listCases,
  openCase,
  readCase,
  readTimeline,
  readHistory,
  readProcess,
  readPublishedProcess,
  readCaseCounts,
  readClauses,
  readForm,
  readDocumentForm,
  saveDraft,
  discardDraft,
  submitCommand,
  tickOffTask,
  giveReason,
  readAuditLog,
  readReadings,
  readPeople,
  allocatePerson,
  releasePerson,
  readFacts,
  previewCorrection,
  correctFact,
  copyCase,
  startImport,
  readImport,
  readBuildingBlocks,
  listVersions,
  readVersionFiles,
  listPackDrafts,
  startPackDraft,
  readPackDraft,
  readDraftSteps,
  saveDraftSteps,
  doDraftAct,
  readDraftHistory,
  readPublication,
  startReplayOfDraft,
  publishDraft,
  listReleases,
  withdrawRelease,
  readVersionDifferences,
  proposeMove,
  dryRunMove,
  startMove,
  readMove,
  undoMove,
  takeVersionOut,
  takeDraftOut,
  lookIntoPackFile,
  bringPackFileIn,
  readSigningKeys,
  withdrawSigningKey,
  takeSheetsOut,
  readWorkbookFile,
  readHealth,
} as const;
