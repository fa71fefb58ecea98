/** The world of a case: what rules see of it on a day. */
import type { PlainDate } from '@homeward/definition';
import type { CaseRecord } from './case-record.js';
import type { Answers } from './command.js';
import type { CompiledPack } from './compile-pack.js';
import type { World } from './rules/world.js';

export const worldOf = (
  compiled: CompiledPack,
  record: CaseRecord,
  day: PlainDate,
  roles: readonly string[] = [],
  answers: Answers = {},
): World => ({
  vocabulary: compiled.vocabulary,
  day,
  facts: record.facts,
  answers,
  state: record.state,
  documents: record.documents,
  deadlines: record.deadlines,
  roles,
});
