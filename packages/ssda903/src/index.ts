// The DfE's SSDA903 return (children looked after): read it, check it, tell each child's history, write it.
export { checkReturn } from './check-return.js';
export { type ChildHistory, childHistories, type HistoryChild } from './child-histories.js';
export { type CodeList, type CodeListEntry, codeList } from './code-list.js';
export * from './code-lists/adoption-codes.js';
export * from './code-lists/child-codes.js';
export * from './code-lists/end-of-care-codes.js';
export * from './code-lists/episode-codes.js';
export * from './code-lists/placement-codes.js';
export * from './code-lists/review-codes.js';
export * from './code-lists/social-worker-codes.js';
export { type CodedColumn, codeLists } from './code-lists.js';
export type { Finding, RuleId } from './finding.js';
export type { Happening, WhatHappened } from './happening.js';
export { emptyTables, type FileSummary, type ParsedReturn, parseReturn, type ReturnFile } from './parse-return.js';
export type { PeriodOfCare } from './period-of-care.js';
export type { PlainDate } from './plain-date.js';
export type { Problem, ProblemCode, Severity } from './problem.js';
export * from './rows.js';
export type { PlantedFault } from './sample/plant-faults.js';
export { type Random, seededRandom } from './sample/random.js';
export {
  type FaultySample,
  faultySampleReturn,
  type SampleOptions,
  sampleReturn,
  sampleTables,
} from './sample-return.js';
export { writeReturn } from './write-return.js';
