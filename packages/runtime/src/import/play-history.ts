/** Plays the steps of a planned case through the engine, each on its own day, and notes what the process would not have allowed. */
import type { PlainDate } from '@homeward/definition';
import {
  type Actor,
  type CaseRecord,
  type Command,
  type CompiledPack,
  catchUpCommands,
  type Decision,
  decide,
  factOn,
  processOf,
  type Refusal,
  stateAt,
  type TimePasses,
} from '@homeward/engine';
import { type ImportFinding, noticesHeld, OUTSIDE_CARE, refusalFinding } from './import-finding.js';
import type { KnownFact, PlannedStep } from './plan-history.js';

/** Nobody in particular: an import holds no role and asks no grant. */
export const IMPORT_ACTOR: Actor = { id: 'import', roles: [] };

export interface PlayedEntry {
  readonly decision: Decision;
  /** Its key in the case's history: the same happening imported twice is one entry. */
  readonly key: string;
}

export interface PlayedHistory {
  readonly entries: readonly PlayedEntry[];
  readonly record: CaseRecord;
  readonly findings: readonly ImportFinding[];
}

export interface ToPlay {
  readonly steps: readonly (PlannedStep & { readonly key: string })[];
  /** The day the return speaks of: what is overdue by then is a finding. */
  readonly asAt: PlainDate;
  /** The day of the import: time is caught up with to here, and only later days are lived through with notices. */
  readonly today: PlainDate;
  /** Limits that people knew of before the import: what the import does not change of them is left to time, which tells people as ever. */
  readonly standing: CaseRecord['deadlines'];
  /** Reviews of this period of care that are known from earlier returns and that this one no longer tells of. */
  readonly earlierReviews: number;
}

/**
 * Pure. A refusal becomes a finding and what is known is recorded as facts, so that nothing is lost. Limits that were reached between the steps, and since the day the
 * return speaks of, take effect on their day; nobody is told of anything, for it is all past, and one finding says how many notices that were.
 */
export function playHistory(
  compiled: CompiledPack,
  first: CaseRecord,
  { steps, asAt, today, standing, earlierReviews }: ToPlay,
): PlayedHistory {
  const play = new Play(compiled, first, standing, earlierReviews);
  for (const step of steps) {
    play.catchUp(step.on, 'reached');
    play.step(step);
  }
  play.catchUp(asAt, 'all');
  play.noteWhatIsOverdue(asAt);
  play.catchUp(today, 'all');
  play.noteNoticesHeld();
  return { entries: play.entries, record: play.record, findings: play.findings };
}

/** A pack whose limits restart each time they are reached must not hold an import for ever. */
const MOST_MOMENTS = 2_000;

class Play {
  readonly entries: PlayedEntry[] = [];
  readonly findings: ImportFinding[] = [];
  private held = 0;

  constructor(
    private readonly compiled: CompiledPack,
    public record: CaseRecord,
    private readonly standing: CaseRecord['deadlines'],
    private readonly earlierReviews: number,
  ) {}

  /** What time had to say up to a day; refused moments are left standing, for the worker to look at again. */
  catchUp(upTo: PlainDate, moments: 'reached' | 'all'): void {
    const refused = new Set<string>();
    for (let count = 0; count < MOST_MOMENTS; count += 1) {
      const command = catchUpCommands(this.compiled, this.record, upTo, moments).find(
        (one) => !refused.has(momentKey(one)) && !(moments === 'all' && this.stoodBefore(one)),
      );
      if (command === undefined) return;
      // A moment that came before the last thing recorded takes effect after it: looking at the case as on an earlier day would undo what happened since.
      const last = this.entries.at(-1)?.decision.entry.on;
      const on = last === undefined || last < command.on ? command.on : last;
      if (this.send({ ...command, on }, momentKey(command)) !== undefined) refused.add(momentKey(command));
    }
  }

  /** The import changed nothing about this limit. */
  private stoodBefore({ deadline = '' }: TimePasses): boolean {
    return this.record.deadlines[deadline] === this.standing[deadline];
  }

  step(step: PlannedStep & { readonly key: string }): void {
    for (const event of step.unknownEvents)
      this.findings.push({
        kind: `noEvent.${event}`,
        sentence: `This authority’s process has no ${event}; what the return says is kept as facts.`,
      });
    if (step.outsideCare > 0) this.findings.push({ ...OUTSIDE_CARE, count: step.outsideCare });
    const refusals: { readonly event: string; readonly refusal: Refusal }[] = [];
    let accepted = false;
    for (const { event, answers } of step.attempts) {
      const refusal = this.send(
        { kind: 'record', event, on: step.on, answers: this.answersNow(step, answers), origin: 'import' },
        step.key,
      );
      if (refusal === undefined) {
        accepted = true;
        break;
      }
      refusals.push({ event, refusal });
    }
    this.findings.push(...refusals.map(({ refusal }) => refusalFinding(this.compiled, step, refusal)));
    this.keepFacts(step, accepted);
  }

  /** What the return says beyond what is known by now. */
  private keepFacts(step: PlannedStep & { readonly key: string }, accepted: boolean): void {
    const facts = step.facts.filter(
      (one) => !(accepted ? isInForce(this.compiled, this.record, one) : isRecorded(this.record, one)),
    );
    if (facts.length === 0) return;
    const refusal = this.send(
      { kind: 'facts', facts, on: step.on, reason: 'Known from the SSDA903 return', correct: false, origin: 'import' },
      accepted ? `${step.key}|facts` : step.key,
    );
    if (refusal !== undefined) this.findings.push(refusalFinding(this.compiled, step, refusal));
  }

  /** A review is an adoption review while the child is placed for adoption, and those are counted anew. */
  private answersNow(step: PlannedStep, answers: PlannedStep['attempts'][number]['answers']) {
    if (step.kind !== 'reviewHeld' || typeof answers.number !== 'number') return answers;
    if (stateAt(this.record.state, 'care') !== 'placedForAdoption') {
      const number = answers.number + this.earlierReviews;
      return { ...answers, number, ...('kind' in answers && number > 2 ? { kind: 'periodic' } : {}) };
    }
    const since = this.record.entered['care.placedForAdoption'] ?? step.on;
    const held = this.entries.filter(
      ({ decision }) => decision.entry.event === 'REVIEW_HELD' && decision.entry.on >= since,
    );
    return { ...answers, number: held.length + 1, ...('kind' in answers ? { kind: 'adoption' } : {}) };
  }

  /** @returns the refusal, when there is one */
  private send(command: Command, key: string): Refusal | undefined {
    const result = decide(this.compiled, this.record, command, { today: command.on, actor: IMPORT_ACTOR });
    if (result.kind === 'refusal') return result;
    // Notices and signals are for what happens now.
    this.held += result.notices.length;
    this.entries.push({ decision: { ...result, notices: [], signals: [] }, key });
    this.record = result.next;
    for (const { kind, deadline } of result.deadlines)
      if (kind === 'metLate')
        this.findings.push({
          kind: `late.${deadline.key}`,
          sentence: `${this.titleOf(deadline.key)}: done after the day it was due.`,
        });
    return undefined;
  }

  noteNoticesHeld(): void {
    if (this.held > 0) this.findings.push(noticesHeld(this.held));
  }

  /** In a case that was here before, limits may have passed since that the return cannot know of. */
  noteWhatIsOverdue(asAt: PlainDate): void {
    for (const deadline of Object.values(this.record.deadlines))
      if (deadline.status === 'overdue' && deadline.due < asAt)
        this.findings.push({
          kind: `overdue.${deadline.key}`,
          sentence: `${this.titleOf(deadline.key)}: overdue, as far as the return says.`,
        });
  }

  private titleOf(deadline: string): string {
    return processOf(this.compiled, this.record.process).process.deadlines[deadline]?.title ?? deadline;
  }
}

const momentKey = ({ event, deadline, instance, step, on }: TimePasses): string =>
  `time|${event}|${deadline ?? ''}|${instance ?? ''}|${step ?? ''}|${on}`;

const isInForce = ({ vocabulary }: CompiledPack, { facts }: CaseRecord, { fact, value, from }: KnownFact): boolean =>
  JSON.stringify(factOn({ vocabulary, facts }, fact, from)) === JSON.stringify(value);

const isRecorded = ({ facts }: CaseRecord, { fact, value, from }: KnownFact): boolean =>
  (facts[fact] ?? []).some((dated) => dated.from === from && JSON.stringify(dated.value) === JSON.stringify(value));
