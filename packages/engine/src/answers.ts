/** Whose answers are whose: the form of an event, this child's share of a group's answers, and what the other children are told. */
import type { EventDefinition, Process } from '@homeward/definition';
import type { Answers, RecordEvent } from './command.js';
import type { CompiledPack } from './compile-pack.js';
import type { OutgoingSignal } from './decision.js';
import type { CompiledForm } from './forms/compile-form.js';

/** The form that an event asks: its own, or the form of the document it submits. */
export const formOf = (
  compiled: CompiledPack,
  process: Process,
  event: string,
  document: string | undefined,
): CompiledForm | undefined => {
  const definition = process.events[event];
  const named =
    document === undefined || !Object.hasOwn(process.documents, document) ? undefined : process.documents[document];
  const submits = named?.steps.some((step) => step.event === event && step.to === 'submitted') === true;
  const key = definition?.form ?? (submits ? named?.form : undefined);
  return key === undefined || !Object.hasOwn(compiled.forms, key) ? undefined : compiled.forms[key];
};

const isPerChild = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** One meeting may serve several children: of answers given per child, this child's own. */
export const ownAnswers = (definition: EventDefinition, subjectRef: string, answers: Answers): Answers => {
  if (definition.alsoFor === undefined) return answers;
  const perChild = new Set(definition.alsoFor.perChild);
  if (!Object.entries(answers).some(([name, value]) => perChild.has(name) && isPerChild(value))) return answers;
  return Object.fromEntries(
    Object.entries(answers).flatMap(([name, value]) => {
      if (!perChild.has(name) || !isPerChild(value)) return [[name, value]];
      return Object.hasOwn(value, subjectRef) ? [[name, value[subjectRef]]] : [];
    }),
  );
};

/** The same event for the other children that the answers name. */
export const signalsFor = (
  definition: EventDefinition,
  subjectRef: string,
  { event, on, answers }: RecordEvent,
): OutgoingSignal[] => {
  const named = definition.alsoFor === undefined ? undefined : answers[definition.alsoFor.answer];
  if (!Array.isArray(named)) return [];
  return named
    .filter((ref): ref is string => typeof ref === 'string' && ref !== subjectRef)
    .map((ref) => ({ subjectRef: ref, signal: { kind: 'signal', event, on, answers } }));
};
