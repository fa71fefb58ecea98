/** Another case has been linked to this one: it is kept, so that what happens here can be told there. */
import { CASE_LINKED } from '@homeward/definition';
import type { CaseRecord } from './case-record.js';
import type { Circumstances, LinkCase } from './command.js';
import type { CompiledPack } from './compile-pack.js';
import { conclude } from './conclude.js';
import type { Result } from './decision.js';
import { isLinked, linkKind } from './linked-cases.js';
import { refuse } from './refuse.js';

export const decideLink = (
  compiled: CompiledPack,
  record: CaseRecord,
  { link, process, subjectRef, on, from }: LinkCase,
  circumstances: Circumstances,
): Result => {
  if (linkKind(compiled, record.process, link)?.process !== process)
    return refuse('unknown-event', 'A case was to be linked in a way that this process does not know.');
  if (isLinked(record, { link, process, subjectRef }))
    return refuse('nothing-to-do', 'The two cases are linked already.');
  return conclude(compiled, record, circumstances, {
    kind: 'link',
    event: CASE_LINKED,
    on,
    answers: {},
    overrides: [],
    origin: 'system',
    signals: [],
    detail: { link, process, subjectRef, from },
    links: [{ link, process, subjectRef }],
    facts: [],
    factsAfter: record.facts,
    documents: [],
    step: undefined,
  });
};
