/** Every table as TypeORM knows it. */
import { authority, packVersion, packWalkthroughs } from './authority-entities.js';
import { allocation, caseLink, caseRecord, event, fact, subject } from './case-entities.js';
import { alarm, deadline, draft, formDocument, signature, task } from './casework-entities.js';
import { packDraft, packDraftAct, packDraftFile, packDraftStep, packFiles } from './draft-entities.js';
import { packContent, packContentOf, packExchange, packSignerAct } from './exchange-entities.js';
import { chainCheckpoint, importRun, notice, outbox, readLog, releaseLog } from './log-entities.js';
import { attachment, attendance, meeting, meetingItem } from './meeting-entities.js';
import { person, roleMembership, session, team } from './people-entities.js';
import { moveCase, moveRun, packRelease, packReleaseAct, replayRun } from './publishing-entities.js';

export const entities = [
  authority,
  packVersion,
  packWalkthroughs,
  packFiles,
  packDraft,
  packDraftFile,
  packDraftStep,
  packDraftAct,
  packContent,
  packContentOf,
  packSignerAct,
  packExchange,
  team,
  person,
  roleMembership,
  session,
  subject,
  caseRecord,
  caseLink,
  allocation,
  event,
  fact,
  formDocument,
  draft,
  signature,
  deadline,
  alarm,
  task,
  meeting,
  meetingItem,
  attendance,
  attachment,
  notice,
  outbox,
  releaseLog,
  readLog,
  chainCheckpoint,
  importRun,
  packRelease,
  packReleaseAct,
  replayRun,
  moveRun,
  moveCase,
];
