/** Copies a child's life without what anybody wrote in it: what is kept is on the pack's own lists, everything else is made up. */
import {
  type EventDefinition,
  type FactValue,
  type Process,
  placeholdersOf,
  type Question,
} from '@homeward/definition';
import { formOf } from '../answers.js';
import { isPlainDate } from '../calendar/plain-date.js';
import type { CaseLink, CaseRecord, Dated } from '../case-record.js';
import type { Answers } from '../command.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import type { AuditEntry } from '../decision.js';
import type { LiveCase } from '../replaying/live-case.js';
import { type ClosedValues, closedValues, isChoice, templatesOf } from './closed-values.js';
import type { CopiedLife, Replaced } from './copied-life.js';
import type { NumberLimits } from './made-up-numbers.js';
import { type NumberLookedAt, numberLookedAt } from './numbers-looked-at.js';
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
  return { life: copied, replaced: pseudonyms.counts() };
};

class Copyist {
  private readonly closed: ClosedValues;
  private readonly isLookedAt: NumberLookedAt;

  constructor(
    private readonly compiled: CompiledPack,
    private readonly names: Pseudonyms,
    private readonly child: string,
    private readonly says = false,
  ) {
    this.closed = closedValues(compiled.pack);
    this.isLookedAt = numberLookedAt(compiled.pack);
  }

  copy({ opening, since, entries, stands }: LiveCase): CopiedLife {
    const { process, openedOn, links } = opening;
    return {
      opening: {
        id: this.child,
        process,
        subjectRef: this.names.reference(opening.subjectRef),
        openedOn,
        facts: Object.fromEntries(Object.entries(opening.facts).map(([fact, value]) => [fact, this.fact(fact, value)])),
        ...(links === undefined ? {} : { links: links.map((link) => this.link(link)) }),
      },
      ...(since === undefined ? {} : { since: this.record(since) }),
      entries: entries.map(({ entry }) => this.entry(stands.process, entry)),
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
          dated.map((one): Dated => ({ value: this.fact(fact, one.value), from: one.from, revision: one.revision })),
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

  private entry(processId: string, entry: AuditEntry): AuditEntry {
    const { process } = processOf(this.compiled, processId);
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
      answers: this.answers(process, entry),
      overrides: entry.overrides
        .filter(({ gate }) => eventOf(process, event)?.gates.some(({ key }) => key === gate))
        .map(({ gate, reason }) => ({ gate, reason: this.text(reason) })),
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
        else if (name === 'reason' || name === 'note') copied[name] = this.text(value);
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
      ? [{ fact, value: this.fact(fact, value), from }]
      : [];
  }

  private link({ link, process, subjectRef }: CaseLink): CaseLink {
    return { link, process, subjectRef: this.names.reference(subjectRef) };
  }

  private fact(fact: string, value: FactValue): FactValue {
    if (Array.isArray(value)) return value.map((one) => this.factText(fact, one));
    if (typeof value === 'number') return this.number(`fact.${fact}`, value);
    return typeof value === 'string' ? this.factText(fact, value) : value;
  }

  private factText(fact: string, text: string): string {
    if (isPlainDate(text)) return text;
    if (this.closed.isOfFact(fact, text)) return this.kept(text);
    if (this.closed.namesCase(fact)) this.names.isReference(text);
    return this.text(text);
  }

  private answers(process: Process, { event, document, answers, kind }: AuditEntry): Answers {
    // Time's answers name a limit.
    if (kind === 'time') return answers;
    const definition = eventOf(process, event);
    const questions = formOf(this.compiled, process, event, document)?.form.schema.properties ?? {};
    const toFacts = new Map(
      (definition?.facts ?? []).flatMap(({ fact, value }) =>
        'answer' in value ? [[value.answer, fact] as const] : [],
      ),
    );
    const { alsoFor } = definition ?? {};
    for (const name of [
      ...(alsoFor === undefined ? [] : [alsoFor.answer]),
      ...(definition === undefined ? [] : referencesAsked(definition)),
    ])
      for (const one of [answers[name]].flat()) if (typeof one === 'string') this.names.isReference(one);
    return Object.fromEntries(
      Object.entries(answers).flatMap(([name, value]): [string, unknown][] => {
        const question = Object.hasOwn(questions, name) ? questions[name] : undefined;
        if (question !== undefined) return [[name, this.answer(name, question, value)]];
        // A group's answers name each child: this one's share is told under its new name.
        if (alsoFor?.perChild.includes(name) === true && isRecord(value)) return [];
        const fact = toFacts.get(name);
        if (fact !== undefined && isFactValue(value)) return [[name, this.fact(fact, value)]];
        return [[name, this.unasked(name, value)]];
      }),
    );
  }

  /** An answer that no form of this version asks for: a linked case said it. */
  private unasked(name: string, value: unknown): unknown {
    if (typeof value === 'string')
      return isPlainDate(value) ? value : this.closed.isCompared(name, value) ? this.kept(value) : this.text(value);
    if (typeof value === 'boolean') return value;
    if (typeof value === 'number') return this.number(`answer.${name}`, value);
    if (Array.isArray(value)) return value.map((one) => this.unasked(name, one));
    if (!isRecord(value)) return null;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [
        this.key(`${name}.${key}`, key),
        this.unasked(`${name}.${key}`, inner),
      ]),
    );
  }

  private answer(name: string, question: Question, value: unknown): unknown {
    switch (question.type) {
      case 'boolean':
        return typeof value === 'boolean' ? value : null;
      case 'number':
      case 'integer':
        return typeof value === 'number' ? this.number(`answer.${name}`, value, question) : null;
      case 'string': {
        if (typeof value !== 'string') return null;
        const { oneOf, format, minLength, maxLength, pattern } = question;
        if (isChoice(oneOf, value) || this.closed.isCompared(name, value) || isWordOf(pattern, value))
          return this.kept(value);
        if (format === 'date' && isPlainDate(value)) return value;
        this.names.mustFit(value, { minLength, maxLength, pattern, isEmail: format === 'email' });
        return this.text(value);
      }
      case 'array': {
        const { items } = question;
        if (!Array.isArray(value)) return null;
        return value.map((one: unknown) =>
          items.type === 'object' ? this.group(name, items, one) : this.answer(name, items, one),
        );
      }
      case 'object':
        return this.group(name, question, value);
    }
  }

  private group(
    name: string,
    {
      properties = {},
      additionalProperties,
    }: Pick<Extract<Question, { type: 'object' }>, 'properties' | 'additionalProperties'>,
    value: unknown,
  ): unknown {
    if (!isRecord(value)) return null;
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => {
        const path = `${name}.${key}`;
        const question = Object.hasOwn(properties, key) ? properties[key] : undefined;
        if (question !== undefined) return [key, this.answer(path, question, inner)];
        // A value per named thing: what it is called is somebody's word.
        return [
          this.key(path, key),
          typeof additionalProperties === 'object'
            ? this.answer(path, additionalProperties, inner)
            : this.unasked(path, inner),
        ];
      }),
    );
  }

  /** What stands beneath a name that a rule asks for is asked for by that name. */
  private key(path: string, key: string): string {
    return this.closed.decides(path) ? this.kept(key) : this.text(key);
  }

  private number(field: string, value: number, limits: NumberLimits = {}): number {
    if (this.isLookedAt(field, value)) return value;
    this.names.numbers.mustFit(value, limits);
    return this.says ? this.names.numbers.number(value) : value;
  }

  /** What an answer says is what the fact says that it makes known: a word that stays in one place stays in the other. */
  private kept(word: string): string {
    this.names.keep(word);
    return word;
  }

  private text(original: string): string {
    return this.says ? this.names.text(original) : original;
  }
}

/** Parts of an entry's detail that name something of the procedure. */
const NAMES_OF_THE_PROCEDURE: ReadonlySet<string> = new Set(['deadline', 'role', 'change', 'task', 'link', 'process']);

const eventOf = ({ events }: Process, event: string): EventDefinition | undefined =>
  Object.hasOwn(events, event) ? events[event] : undefined;

/** Answers that an event makes references of cases from. */
const referencesAsked = (definition: EventDefinition): string[] =>
  templatesOf(definition).flatMap((template) =>
    placeholdersOf(template).flatMap(({ kind, path }) => (kind === 'answer' ? [path] : [])),
  );

/** Whether a pattern itself offers this word: then it is the procedure's. */
const isWordOf = (pattern: string | undefined, value: string): boolean =>
  pattern !== undefined && /^[A-Za-z]+$/.test(value) && new RegExp(`[(|^]${value}[)|$]`, 'u').test(pattern);

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isFactValue = (value: unknown): value is FactValue =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'));
