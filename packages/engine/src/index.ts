/** What then happens: decide, rules, calendar, limits, permissions, replay. Pure: no clock, no random, no I/O. */
export * from './answers.js';
export * from './audit/canonical-entry.js';
export * from './audit/changes-in-words.js';
export * from './audit/entry-changes.js';
export * from './audit/replay.js';
export * from './calendar/plain-date.js';
export * from './calendar/working-days.js';
export * from './case-record.js';
export * from './chart/restriction.js';
export * from './chart/state-titles.js';
export { checkWholePack, type WholeCheck } from './checks/check-whole-pack.js';
export { DEEP_CHECKS, runDeepChecks } from './checks/run-deep-checks.js';
export { withTraces } from './checks/with-traces.js';
export * from './command.js';
export type { HomelessState } from './compare/compare-chart.js';
export { sayDue } from './compare/compare-deadlines.js';
export * from './compare/compare-packs.js';
export { type Difference, TOUCHES, type Touches } from './compare/difference.js';
export { sayRule } from './compare/rule-said.js';
export * from './compile-pack.js';
export type { CopiedLife, Replaced } from './copying/copied-life.js';
export { pseudonymise } from './copying/pseudonymise.js';
export * from './deadlines/birthdays.js';
export { countAllowance } from './deadlines/count-allowance.js';
export * from './deadlines/derive-deadline.js';
export * from './deadlines/ladder.js';
export * from './deadlines/time-commands.js';
export * from './decide.js';
export { isGivenByName } from './decide-people.js';
export { TASK_TICKED_OFF } from './decide-task.js';
export * from './decision.js';
export { STATUS_WORDS } from './documents/document-changes.js';
export * from './exploration/explore.js';
export type { FoundStory } from './exploration/found-story.js';
export * from './forms/effective-form.js';
export * from './forms/question-faults.js';
export * from './forms/validate-answers.js';
export { isLinked, linkKind } from './linked-cases.js';
export * from './may-access.js';
export * from './moving/history-since.js';
export * from './moving/mapping.js';
export * from './moving/move-command.js';
export { innermostOf } from './moving/position.js';
export * from './mutation/how-near.js';
export * from './mutation/likeliest-first.js';
export * from './mutation/make-mistakes.js';
export * from './mutation/mistake.js';
export * from './mutation/no-difference.js';
export * from './new-case.js';
export * from './open-action.js';
export * from './open-actions.js';
export * from './publishing/gate.js';
export * from './remembered.js';
export * from './replaying/live-case.js';
export { type PacksSideBySide, sideBySide } from './replaying/packs-side-by-side.js';
export * from './replaying/replay-case.js';
export * from './replaying/replay-report.js';
export * from './rules/evaluate-rule.js';
export * from './rules/explain-rule.js';
export * from './rules/words.js';
export * from './rules/world.js';
export type { SheetDraft } from './sheets/sheet.js';
export {
  type GivenSheet,
  SHEET_SETS,
  type SheetNote,
  type SheetSet,
  sheetsOf,
  type TakenSheets,
  takeSheets,
  type WrittenSheet,
} from './sheets/sheets.js';
export * from './statement.js';
export * from './story/play-date-vectors.js';
export * from './story/play-story.js';
export * from './story/read-story-file.js';
export * from './story/retell.js';
export * from './story/scenes-of.js';
export * from './story/story-result.js';
export * from './story/verdict-words.js';
export * from './story/what-is-meant.js';
export * from './tracing/clause-coverage.js';
export * from './tracing/notices-change.js';
export * from './tracing/prove-by-removal.js';
export * from './tracing/report-clauses.js';
export * from './tracing/trace-story.js';
export * from './tracing/unreached.js';
export * from './try-out/as-story.js';
export * from './try-out/coming.js';
export { type CopiedStart, copiedStart, type NotTaken } from './try-out/copied-start.js';
export * from './try-out/try-out.js';
export * from './world-of.js';
