/** Copies a child's life without what anybody wrote in it: what is kept is on the pack's own lists, everything else is made up. */
import type { FactValue, Process } from '@homeward/definition';
import { isPlainDate } from '../calendar/plain-date.js';
import type { CaseLink, CaseRecord, Dated } from '../case-record.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import type { AuditEntry } from '../decision.js';
import type { LiveCase } from '../replaying/live-case.js';
import type { CopiedLife, Replaced } from './copied-life.js';
import { CopiedValues, eventOf, isFactValue } from './copied-values.js';
import { Pseudonyms } from './pseudonyms.js';

/** A case elsewhere, as a copy names it: where something was heard from. */
const ELSEWHERE = 'elsewhere';

/**
 * Pure. Dates, yes and no, choices from lists and numbers that rules look at stay, because what is due and what is open follows from them; names, free texts,
 * places, references, people and other numbers are replaced, the same by the same. Nothing passes that is not known to be harmless: a value is kept because the
 * pack says so, not because nobody thought of it. A copy tells the very history: replayed under its version it stands where the child stands.
 *
 * @param compiled the version that the case stands on
 * @param child what the child is called from now on
 */
export const pseudonymise = (
  compiled: CompiledPack,
  life: LiveCase,
  child: string,
): { readonly life: CopiedLife; readonly replaced: Replaced } => {
  const pseudonyms = new Pseudonyms(life.stands.subjectRef, child);
  // Once to hear what has to fit where and what names a case, once to say it.
  new Copyist(compiled, pseudonyms, child).copy(life);
  const copied = new Copyist(compiled, pseudonyms, child, true).copy(life);
  return { life: copied, replaced: { ...pseudonyms.counts(), numbers: pseudonyms.numbers.count } };
};

class Copyist {
  private readonly values: CopiedValues;

  constructor(
    private readonly compiled: CompiledPack,
    private readonly names: Pseudonyms,
    private readonly child: string,
    says = false,
  ) {
    this.values = new CopiedValues(compiled, names, says);
  }

  copy({ opening, since, entries, stands }: LiveCase): CopiedLife {
    const { process, openedOn, links } = opening;
    const { process: lived } = processOf(this.compiled, stands.process);
    return {
      opening: {
        id: this.child,
        process,
        subjectRef: this.names.reference(opening.subjectRef),
        openedOn,
        facts: Object.fromEntries(
          Object.entries(opening.facts).map(([fact, value]) => [fact, this.values.fact(fact, value)]),
        ),
        ...(links === undefined ? {} : { links: links.map((link) => this.link(link)) }),
      },
      ...(since === undefined ? {} : { since: this.record(since) }),
      entries: entries.map(({ entry }) => this.entry(lived, entry)),
      stands: this.record(stands),
    };
  }

  private record(record: CaseRecord): CaseRecord {
    const { process, revision, openedOn, state, history, entered, facts, deadlines, documents, tasks, links } = record;
    return {
      id: this.child,
      process,
      subjectRef: this.names.reference(record.subjectRef),
      revision,
      openedOn,
      state,
      ...(history === undefined ? {} : { history }),
      entered,
      deadlines,
      tasks,
      facts: Object.fromEntries(
        Object.entries(facts).map(([fact, dated]) => [
          fact,
          dated.map(
            (one): Dated => ({ value: this.values.fact(fact, one.value), from: one.from, revision: one.revision }),
          ),
        ]),
      ),
      documents: Object.fromEntries(
        Object.entries(documents).map(([key, held]) => [
          key,
          {
            status: held.status,
            version: held.version,
            ...(held.author === undefined ? {} : { author: this.names.person(held.author) }),
            ...(held.on === undefined ? {} : { on: held.on }),
          },
        ]),
      ),
      ...(links === undefined ? {} : { links: links.map((link) => this.link(link)) }),
    };
  }

  private entry(process: Process, entry: AuditEntry): AuditEntry {
    const { revision, kind, event, document, on, recordedOn, left, entered, sources, origin, detail } = entry;
    return {
      caseId: this.child,
      revision,
      kind,
      event,
      // An entry holds what was sent with it, also where no document and no gate is called so.
      ...(document !== undefined && Object.hasOwn(process.documents, document) ? { document } : {}),
      on,
      recordedOn,
      left,
      entered,
      sources,
      origin,
      actor: { id: this.names.person(entry.actor.id), roles: entry.actor.roles },
      answers: this.values.answers(process, entry),
      overrides: entry.overrides
        .filter(({ gate }) => eventOf(process, event)?.gates.some(({ key }) => key === gate))
        .map(({ gate, reason }) => ({ gate, reason: this.values.text(reason) })),
      ...(detail === undefined ? {} : { detail: this.detail(detail) }),
    };
  }

  /** What an entry says besides: names of the procedure and dates stay, the rest is known piece by piece or left out. */
  private detail(detail: NonNullable<AuditEntry['detail']>): Readonly<Record<string, unknown>> {
    const copied: Record<string, unknown> = {};
    for (const [name, value] of Object.entries(detail)) {
      if (typeof value === 'number' || typeof value === 'boolean') copied[name] = value;
      else if (typeof value === 'string') {
        if (NAMES_OF_THE_PROCEDURE.has(name)) copied[name] = value;
        else if (name === 'person') copied[name] = this.names.person(value);
        else if (name === 'subjectRef') copied[name] = this.names.reference(value);
        else if (name === 'reason' || name === 'note') copied[name] = this.values.text(value);
      } else if (name === 'from' && typeof value === 'object' && value !== null && 'revision' in value)
        copied[name] = { caseId: ELSEWHERE, revision: Number(value.revision) };
      else if (name === 'facts' && Array.isArray(value)) copied[name] = value.flatMap((one) => this.factSaid(one));
    }
    return copied;
  }

  private factSaid(said: unknown): { fact: string; value: FactValue; from: string }[] {
    if (typeof said !== 'object' || said === null || !('fact' in said) || !('value' in said) || !('from' in said))
      return [];
    const { fact, value, from } = said;
    return typeof fact === 'string' && isFactValue(value) && isPlainDate(from)
      ? [{ fact, value: this.values.fact(fact, value), from }]
      : [];
  }

  private link({ link, process, subjectRef }: CaseLink): CaseLink {
    return { link, process, subjectRef: this.names.reference(subjectRef) };
  }
}

/** Parts of an entry's detail that name something of the procedure. */
const NAMES_OF_THE_PROCEDURE: ReadonlySet<string> = new Set(['deadline', 'role', 'change', 'task', 'link', 'process']);
