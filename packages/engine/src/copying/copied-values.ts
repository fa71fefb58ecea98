/** Facts and answers of a copied life: each value stays because the pack says that it may, or is made up. */
import {
  type EventDefinition,
  type FactValue,
  type Process,
  placeholdersOf,
  type Question,
} from '@homeward/definition';
import { formOf } from '../answers.js';
import { isPlainDate } from '../calendar/plain-date.js';
import type { Answers } from '../command.js';
import type { CompiledPack } from '../compile-pack.js';
import type { AuditEntry } from '../decision.js';
import { type ClosedValues, closedValues, isChoice, templatesOf } from './closed-values.js';
import type { NumberLimits } from './made-up-numbers.js';
import { type NumberLookedAt, numberLookedAt } from './numbers-looked-at.js';
import type { Pseudonyms } from './pseudonyms.js';

export class CopiedValues {
  private readonly closed: ClosedValues;
  private readonly isLookedAt: NumberLookedAt;

  /** @param says false while only what has to fit where, and what names a case, is heard */
  constructor(
    private readonly compiled: CompiledPack,
    private readonly names: Pseudonyms,
    private readonly says: boolean,
  ) {
    this.closed = closedValues(compiled.pack);
    this.isLookedAt = numberLookedAt(compiled.pack);
  }

  fact(fact: string, value: FactValue): FactValue {
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

  answers(process: Process, { event, document, answers, kind }: AuditEntry): Answers {
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

  text(original: string): string {
    return this.says ? this.names.text(original) : original;
  }
}

export const eventOf = ({ events }: Process, event: string): EventDefinition | undefined =>
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

export const isFactValue = (value: unknown): value is FactValue =>
  typeof value === 'string' ||
  typeof value === 'number' ||
  typeof value === 'boolean' ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'));
