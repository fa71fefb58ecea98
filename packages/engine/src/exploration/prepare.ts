/** From an aim to how things must stand for it, and what must be answered. */
import type { DocumentStatus, FormDefinition, Pack, PlainDate, Process } from '@homeward/definition';
import { formOf } from '../answers.js';
import type { CompiledPack } from '../compile-pack.js';
import { documentsByEvent } from '../documents/document-changes.js';
import type { Aim, AimedStep } from './aim.js';
import { chosen } from './choosing.js';
import { fieldsCompared } from './compared-fields.js';
import { type Wanted, type Way, wayTo } from './deciding-ways.js';
import { FIRST_DAY } from './first-day.js';
import { choosing, sectionOf } from './hidden-by.js';
import { limitsRunning } from './limits-running.js';
import { realise, variableOf } from './realise.js';

/** How a case stands before its story. */
export interface Setting {
  readonly dob: PlainDate;
  readonly given: Readonly<Record<string, unknown>>;
  readonly state: Readonly<Record<string, string>>;
  /** Document -> the status to which it is brought first. */
  readonly documents: Readonly<Record<string, DocumentStatus>>;
  /** Tasks that are open from the first. */
  readonly tasks: readonly string[];
  /** Kind of link -> references of the cases it is linked with from the first; `{subject}` in one stands for the case's own. */
  readonly links: Readonly<Record<string, readonly string[]>>;
  readonly alone: boolean;
}

export interface PreparedStep {
  readonly event: string;
  readonly document: string | undefined;
  /** Laid over the form's example; null leaves a question unanswered. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly role: string | undefined;
  /** Roles that whoever records it holds besides. */
  readonly alsoAs?: readonly string[];
  readonly passing?: boolean;
  readonly imported?: boolean;
}

export interface Prepared {
  readonly aim: Aim;
  readonly setting: Setting;
  readonly steps: readonly PreparedStep[];
  /** What of its way concerns the case, not the answers: once it holds anyhow, the steps can be taken there. */
  readonly around: readonly Wanted[];
  /** What is answered when the form of the aim is asked. */
  readonly data: Readonly<Record<string, unknown>>;
}

const isAnswer = ({ condition: { field } }: Wanted): boolean => field.startsWith('answer.') || field === 'actor.role';
const isDocument = ({ condition: { field } }: Wanted): boolean =>
  field === 'answer.form' || field === 'answer.document';

/** @returns undefined where nothing is found that makes all of its conditions come out */
export const prepare = (compiled: CompiledPack, process: Process, aim: Aim): Prepared | undefined => {
  const asked = aim.form === undefined ? undefined : compiled.pack.forms[aim.form];
  const isPossible = (all: readonly Wanted[], added: readonly Wanted[]): boolean => {
    const touched = touching(all, added);
    return (
      realise(compiled, process, undefined, touched.filter(isAround), FIRST_DAY) !== undefined &&
      (asked === undefined ||
        realise(compiled, process, asked, touched.filter(isAnswer), FIRST_DAY, { blank: true }) !== undefined)
    );
  };
  const first = chosen(plainly(compiled.pack, process, asked, aim.way), isPossible);
  if (first === undefined) return undefined;
  // An answer to a question that is not asked would not count.
  const way =
    asked === undefined
      ? first
      : (chosen([...first, ...askedFor(compiled, asked, first.filter(isAnswer))], isPossible) ?? first);
  const around: Wanted[] = way.filter(isAround);
  const steps: PreparedStep[] = [];
  for (const step of aim.steps) {
    const prepared = prepareStep(compiled, process, step, around);
    if (prepared === undefined) return undefined;
    steps.push(prepared);
  }
  const stands = realise(compiled, process, undefined, around, FIRST_DAY);
  const filled =
    asked === undefined
      ? undefined
      : realise(compiled, process, asked, way.filter(isAnswer), FIRST_DAY, { blank: true });
  if (stands === undefined || (asked !== undefined && filled === undefined)) return undefined;
  const { dob, given, state, documents } = stands;
  return {
    aim,
    setting: {
      dob,
      given,
      state,
      documents,
      tasks: aim.tasks ?? [],
      links: aim.links ?? {},
      alone: aim.alone === true,
    },
    steps,
    around,
    data: Object.fromEntries(Object.entries(filled?.data ?? {}).filter(([, value]) => value !== null)),
  };
};

/** What can be answered or stand so: of limits and comparisons, what they rest on. */
const plainly = (pack: Pack, process: Process, form: FormDefinition | undefined, way: Way): Way =>
  fieldsCompared(pack, form, limitsRunning(pack, process, way));

const isAround = (wanted: Wanted): boolean => !isAnswer(wanted);

/** Conditions on something of which the added ones speak too: only those can clash. */
const touching = (all: readonly Wanted[], added: readonly Wanted[]): Wanted[] => {
  const names = new Set(added.flatMap(variablesOf));
  return all.filter((wanted) => variablesOf(wanted).some((name) => names.has(name)));
};

const variablesOf = ({ condition: { field, value, valueSource } }: Wanted): string[] =>
  valueSource === 'field' ? [variableOf(field), variableOf(String(value))] : [variableOf(field)];

/** @param around what is wanted of the case so far; what this step wants of it is added */
const prepareStep = (
  compiled: CompiledPack,
  process: Process,
  step: AimedStep,
  around: Wanted[],
): PreparedStep | undefined => {
  const before = [...around];
  const fixed = step.way.filter((one): one is Wanted => !('anyOf' in one));
  const document = step.document ?? documentNamed(fixed) ?? someDocument(process, step.event, fixed);
  const form = formOf(compiled, process, step.event, document)?.form;
  const filling = { lacking: step.imported === true };
  const asAnswer = (wanted: Wanted): boolean => isAnswer(wanted) && !isDocument(wanted);
  const isPossible = (all: readonly Wanted[], added: readonly Wanted[]): boolean => {
    const touched = touching([...before, ...all], added);
    return (
      added.every((wanted) => !isDocument(wanted) || document === undefined || isAbout(wanted, document)) &&
      realise(compiled, process, undefined, touched.filter(isAround), FIRST_DAY) !== undefined &&
      realise(compiled, process, form, touched.filter(asAnswer), FIRST_DAY, filling) !== undefined
    );
  };
  const first = chosen(
    [...plainly(compiled.pack, process, form, step.way), ...ready(process, step.event, document)],
    isPossible,
  );
  if (first === undefined) return undefined;
  const way = chosen([...first, ...askedFor(compiled, form, first.filter(asAnswer))], isPossible) ?? first;
  const answered = realise(compiled, process, form, way.filter(asAnswer), FIRST_DAY, filling);
  if (answered === undefined) return undefined;
  const [role, ...alsoAs] = answered.roles;
  around.push(...way.filter(isAround), ...(step.event === 'BIRTHDAY' ? A_BIRTHDAY : []));
  return {
    event: step.event,
    document,
    data: answered.data,
    role: step.role ?? role,
    ...(alsoAs.length === 0 ? {} : { alsoAs }),
    passing: step.passing === true,
    imported: step.imported === true,
  };
};

/** What makes the form ask the questions whose answers matter. */
const askedFor = (compiled: CompiledPack, form: FormDefinition | undefined, answers: readonly Wanted[]): Way =>
  answers.flatMap(({ condition: { field } }) => {
    const [question = ''] = field.slice('answer.'.length).split('.');
    if (form === undefined) return [];
    const rules = [form.layout.questions[question]?.visibleWhen, sectionOf(form, question)?.visibleWhen];
    return [...rules.flatMap((rule) => wayTo(compiled.pack, rule, true)), ...choosing(form, question)];
  });

const isAbout = ({ condition: { operator, value }, truth }: Wanted, document: string): boolean => {
  const isNamed = [value].flat().includes(document);
  return (operator === '=' || operator === 'in' ? isNamed : !isNamed) === truth;
};

/** Ages are tried in whole years. */
const A_BIRTHDAY: readonly Wanted[] = [{ condition: { field: 'age', operator: '>=', value: 0 }, truth: true }];

/** A document that an event is about must have a status from which the event takes it on. */
const ready = (process: Process, event: string, document: string | undefined): Wanted[] => {
  const from =
    process.documents[document ?? '']?.steps.flatMap((step) => (step.event === event ? step.from : [])) ?? [];
  return document === undefined || from.length === 0 || from.includes('none')
    ? []
    : [{ condition: { field: `document.${document}`, operator: 'in', value: [...from] }, truth: true }];
};

/** The document that a step's conditions ask it to be about. */
const documentNamed = (way: readonly Wanted[]): string | undefined => {
  const named = way.find((wanted) => isDocument(wanted) && wanted.truth)?.condition.value;
  const [first] = [named].flat();
  return typeof first === 'string' ? first : undefined;
};

/** One that nothing says the step is not about, if there is one. */
const someDocument = (process: Process, event: string, way: readonly Wanted[]): string | undefined => {
  if (process.events[event]?.document !== 'named') return undefined;
  const documents = (documentsByEvent(process).get(event) ?? []).map(([key]) => key);
  const asked = way.filter(isDocument);
  return documents.find((key) => asked.every((wanted) => isAbout(wanted, key))) ?? documents[0];
};
