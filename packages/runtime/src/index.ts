/** Packs, people, the clock and the database: the floor on which commands are committed. */
export * from './admit-demonstration-people.js';
export * from './alarm-days.js';
export * from './alarms.js';
export * from './audit-faults.js';
export * from './chain.js';
export * from './chain-key.js';
export { changesOf, type EntryChanges, NO_CHANGES } from './change-rows.js';
export * from './checkpoints.js';
export * from './command-request.js';
export * from './commit-command.js';
export * from './copying/copy-case.js';
export * from './database-away.js';
export * from './demonstration/load-demonstration.js';
export * from './drafts/draft-acts.js';
export type { PackDraftMoved } from './drafts/draft-moved.js';
export * from './drafts/pack-drafts.js';
export * from './drafts/pack-files.js';
export * from './drafts/published-versions.js';
export * from './drafts/save-steps.js';
export * from './exchange/exchange-log.js';
export * from './exchange/export-pack.js';
export * from './exchange/fit-to-leave.js';
export * from './exchange/import-pack.js';
export * from './exchange/kept-content.js';
export * from './exchange/open-pack-file.js';
export * from './exchange/pack-file.js';
export * from './exchange/pack-folder.js';
export * from './exchange/signers.js';
export * from './exchange/signing-key.js';
export * from './facts-kept.js';
export { importChild } from './import/import-child.js';
export type { CountedFinding } from './import/import-finding.js';
export * from './import/import-return.js';
export * from './import/import-run.js';
export type { GivenFile, RowProblem } from './import/read-return.js';
export { writeOpenings } from './import/write-openings.js';
export * from './live-changes.js';
export * from './load-people.js';
export * from './log-reading.js';
export * from './looks.js';
export * from './moving/dry-run.js';
export * from './moving/move-run.js';
export * from './new-authority.js';
export {
  firstRecord,
  type Opened,
  type Opening,
  openCase,
  openingRows,
  type PastEntry,
  RECORD_OPENED,
  type Subject,
} from './open-case.js';
export * from './open-database.js';
export * from './pack-store.js';
export * from './people.js';
export * from './publish-pack.js';
export * from './publishing/candidate.js';
export { type JudgedPack, judgePackAside } from './publishing/judge-pack.js';
export * from './publishing/publish-candidate.js';
export * from './publishing/releases.js';
export * from './read-case.js';
export * from './read-configs.js';
export * from './read-trail.js';
export * from './relay.js';
export * from './replaying/replay-run.js';
export * from './replaying/replay-threads.js';
export * from './replaying/replay-work.js';
export * from './replaying/stored-cases.js';
export * from './runtime.js';
export * from './schema-drift.js';
export * from './sessions.js';
export * from './settings.js';
export * from './sheets/workbook.js';
export * from './stable-id.js';
export * from './today.js';
export * from './trail-dump.js';
export * from './verify-audit.js';
export * from './with-authority.js';
