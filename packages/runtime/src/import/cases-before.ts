/** What is already known of the children of a return, and what of the return is new against it. */

import { createHash } from 'node:crypto';
import type { PlainDate } from '@homeward/definition';
import { type CaseRecord, type CompiledPack, factOn, isPlainDate } from '@homeward/engine';
import type { Query } from '../with-authority.js';
import type { PlannedCase, PlannedStep } from './plan-history.js';

export interface CaseBefore {
  readonly reference: string;
  readonly id: string;
  readonly version: string;
  readonly lastHash: string;
  readonly record: CaseRecord;
  /** Keys of the entries that earlier returns made. */
  readonly keys: readonly string[];
}

/** @param references of the children to look for; @returns their cases, earliest first */
export async function casesBefore(
  query: Query,
  authority: string,
  process: string,
  references: readonly string[],
): Promise<CaseBefore[]> {
  return query<{
    reference: string;
    id: string;
    version: string;
    lastHash: string;
    record: CaseRecord;
    keys: string[];
  }>(
    `select s.reference, c.id, c.version, encode(c.last_hash, 'hex') as "lastHash", c.record,
       array(select e.idempotency_key from event e where e.case_id = c.id and e.revision > 0 and e.idempotency_key like 'ssda903|%') as keys
     from subject s join case_record c on c.subject_id = s.id
     where s.authority_id = $1 and s.reference = any($2) and c.process = $3 order by c.opened_on`,
    [authority, references, process],
  );
}

export type StepToPlay = PlannedStep & { readonly key: string };

export interface NewSteps {
  readonly steps: readonly StepToPlay[];
  /** Rows that say something else than an earlier return did. */
  readonly changed: number;
  /** Happenings that an earlier return told of and this one, though it covers the day, does not. */
  readonly gone: number;
  readonly earlierReviews: number;
}

/**
 * The case that a planned period of care belongs to: the one that begins with it, one that waits for care to begin, or one in which care goes on although this return's
 * first episode is a later one. Undefined: a new case.
 */
export function caseFor(
  compiled: CompiledPack,
  planned: PlannedCase,
  before: readonly CaseBefore[],
): CaseBefore | undefined {
  const from = planned.lookedAfterFrom;
  const day = (record: CaseRecord, fact: string): PlainDate | undefined => {
    const value = factOn({ vocabulary: compiled.vocabulary, facts: record.facts }, fact, '9999-12-31');
    return isPlainDate(value) ? value : undefined;
  };
  if (from === undefined) return before[0];
  const since = ({ record }: CaseBefore) => day(record, 'becameLookedAfter');
  const goesOn = (one: CaseBefore): boolean => {
    const began = since(one);
    const ended = day(one.record, 'careEndedOn') ?? day(one.record, 'finalOrderOn');
    return began !== undefined && began < from && (ended === undefined || ended > from);
  };
  return (
    before.find((one) => since(one) === from) ?? before.find((one) => since(one) === undefined) ?? before.find(goesOn)
  );
}

/** Steps of the plan that the case does not have yet. */
export function newSteps(planned: PlannedCase, before: CaseBefore | undefined): NewSteps {
  const known = new Map((before?.keys ?? []).map((key) => [nameOf(key), contentOf(key)]));
  const alreadyIn =
    known.size > 0 && ![...known.keys()].includes(`ssda903|becameLookedAfter|${planned.lookedAfterFrom ?? ''}|1`);
  const steps: StepToPlay[] = [];
  let changed = 0;
  for (const step of planned.steps) {
    const content = hashOf(step.content);
    const told = known.get(step.name);
    const key = `${step.name}|${content}`;
    if (told === undefined)
      steps.push({
        ...(alreadyIn && step.kind === 'becameLookedAfter' ? asFacts(step, ['becameLookedAfter']) : step),
        key,
      });
    else if (!told.has(content)) {
      changed += 1;
      steps.push({ ...asFacts(step, []), key });
    }
  }
  const names = new Set(planned.steps.map(({ name }) => name));
  const first = planned.steps[0]?.on;
  const lost = [...known.keys()].filter((name) => !names.has(name));
  return {
    steps,
    changed,
    gone: first === undefined ? 0 : lost.filter((name) => dayOf(name) > first).length,
    earlierReviews:
      first === undefined ? 0 : lost.filter((name) => name.includes('|reviewHeld|') && dayOf(name) < first).length,
  };

  function contentOf(key: string): ReadonlySet<string> {
    return new Set(
      (before?.keys ?? []).filter((one) => nameOf(one) === nameOf(key)).map((one) => one.split('|')[4] ?? ''),
    );
  }
}

/** What happened is recorded already; what is said of it is a fact like any other. */
const asFacts = (step: PlannedStep, without: readonly string[]): PlannedStep => ({
  ...step,
  outsideCare: 0,
  attempts: [],
  unknownEvents: [],
  facts: step.facts.filter(({ fact }) => !without.includes(fact)),
});

const nameOf = (key: string): string => key.split('|').slice(0, 4).join('|');
const dayOf = (name: string): string => name.split('|')[2] ?? '';
const hashOf = (content: string): string => createHash('sha256').update(content).digest('hex').slice(0, 12);
