/** New forms and where they are filled in, as functions from draft to draft. */
import { chartGraph } from '../chart-graph.js';
import type { Pack } from '../pack.js';
import { formFile, processFile } from '../pack-places.js';
import { deriveEventName, deriveKey } from './derive-key.js';
import type { DraftFiles } from './edit.js';
import { fileObject, formKeys, withForm } from './form-files.js';
import { listAt, objectAt, textAt, withJsonAt } from './json-shapes.js';
import { addQuestion, type NewQuestion } from './question-acts.js';

export interface NewForm {
  readonly title: string;
  readonly purpose?: string;
  /** The roles that fill it in. */
  readonly fills: readonly string[];
  readonly section: string;
  /** A form asks at least one thing. */
  readonly first: Omit<NewQuestion, 'section'>;
}

export const addForm = (files: DraftFiles, form: NewForm): { readonly files: DraftFiles; readonly key: string } => {
  const key = deriveKey(form.title, formKeys(files));
  const section = deriveKey(form.section, []);
  const blank = withForm(files, key, {
    schema: { type: 'object', title: form.title, properties: {}, required: [], additionalProperties: false },
    layout: {
      title: form.title,
      ...(form.purpose === undefined || form.purpose === '' ? {} : { purpose: form.purpose }),
      fills: [...form.fills],
      sections: [{ key: section, title: form.section, questions: [] }],
      questions: {},
    },
    examples: { complete: {} },
  });
  return { key, files: addQuestion(blank, key, { ...form.first, section }).files };
};

/** The title stands in two files; they say the same. */
export const renameForm = (files: DraftFiles, key: string, title: string): DraftFiles => ({
  ...files,
  [formFile(key, 'schema')]: { ...fileObject(files, formFile(key, 'schema')), title },
  [formFile(key, 'layout')]: { ...fileObject(files, formFile(key, 'layout')), title },
});

export interface FormUse {
  readonly kind: 'event' | 'document';
  readonly process: string;
  readonly key: string;
  readonly title: string;
}

/** The actions that ask a form and the documents that are written on it. */
export const usesOfForm = (pack: Pack, form: string): FormUse[] =>
  Object.entries(pack.processes).flatMap(([process, { events, documents }]) => [
    ...Object.entries(events).flatMap(([key, event]): FormUse[] =>
      event.form === form ? [{ kind: 'event', process, key, title: event.title }] : [],
    ),
    ...Object.entries(documents).flatMap(([key, document]): FormUse[] =>
      document.form === form ? [{ kind: 'document', process, key, title: document.title }] : [],
    ),
  ]);

/** @returns undefined while an action or a document uses it: an unused form alone can go */
export const removeForm = (files: DraftFiles, pack: Pack, form: string): DraftFiles | undefined => {
  if (usesOfForm(pack, form).length > 0) return undefined;
  const inside = `forms/${form}/`;
  return Object.fromEntries(Object.entries(files).filter(([file]) => !file.startsWith(inside)));
};

/** An action is asked with this form from now on. */
export const attachToEvent = (files: DraftFiles, process: string, event: string, form: string): DraftFiles => {
  const file = processFile(process, 'events');
  return { ...files, [file]: withJsonAt(fileObject(files, file), [event, 'form'], form) ?? {} };
};

export const attachToDocument = (files: DraftFiles, process: string, document: string, form: string): DraftFiles => {
  const file = processFile(process, 'documents');
  return { ...files, [file]: withJsonAt(fileObject(files, file), [document, 'form'], form) ?? {} };
};

export interface FormBefore {
  readonly form: string;
  readonly process: string;
  /** The action that shall wait for it: "Submit papers to a panel". */
  readonly event: string;
  /** The roles that may record the form. */
  readonly roles: readonly string[];
  /** What a person reads who tries without it: "The wellbeing form has not been filled in". */
  readonly sentence: string;
  /** The roles that may go on without it and give a reason; nobody may when empty. */
  readonly mayGoOn: readonly string[];
  readonly sources: readonly string[];
}

/**
 * An action of its own that fills in a form, possible wherever another action is, and a gate by which that other waits for it.
 * It makes the day known on which the form was filled in, as a fact; that is what the gate asks for.
 */
export const requireFormBefore = (
  files: DraftFiles,
  pack: Pack,
  wish: FormBefore,
): { readonly files: DraftFiles; readonly event: string; readonly fact: string } => {
  const eventsFile = processFile(wish.process, 'events');
  const chartFile = processFile(wish.process, 'chart');
  const events = fileObject(files, eventsFile);
  const title = textAt(files[formFile(wish.form, 'layout')], 'title') ?? wish.form;
  const everyEvent = Object.keys(files).flatMap((file) =>
    /^processes\/[^/]+\/events\.json$/.test(file) ? Object.keys(fileObject(files, file)) : [],
  );
  const event = deriveEventName(`${title} recorded`, everyEvent);
  const facts = fileObject(files, 'facts.json');
  const fact = deriveKey(`${title} on`, Object.keys(facts));
  const gate = {
    key: deriveKey(
      `needs ${title}`,
      listAt(events, wish.event, 'gates').flatMap((each) => textAt(each, 'key') ?? []),
    ),
    kind: wish.mayGoOn.length > 0 ? 'soft' : 'hard',
    requires: { field: `fact.${fact}`, operator: 'notNull' },
    sentence: wish.sentence,
    ...(wish.mayGoOn.length > 0 ? { overrideBy: [...wish.mayGoOn] } : {}),
    sources: [...wish.sources],
  };
  const before = objectAt(events, wish.event);
  const withEvents: DraftFiles = {
    ...files,
    [eventsFile]: {
      ...events,
      [event]: {
        title: `Fill in: ${title}`,
        done: `${title} filled in`,
        group: textAt(before, 'group') ?? 'record',
        form: wish.form,
        facts: [{ fact, value: { day: true } }],
        sources: [...wish.sources],
      },
      [wish.event]: { ...before, gates: [...listAt(before, 'gates'), gate] },
    },
    'facts.json': {
      ...facts,
      [fact]: { type: 'date', label: `${title}: day it was filled in`, sources: [...wish.sources] },
    },
  };
  const process = pack.processes[wish.process];
  const states = process === undefined ? [] : statesAccepting(process.chart, wish.event);
  const chart = states.reduce(
    (json, pointer) => withJsonAt(json, [...stepsOf(pointer), 'on', event], {}) ?? {},
    withEvents[chartFile] ?? {},
  );
  const grants = fileObject(files, 'grants.json');
  return {
    event,
    fact,
    files: {
      ...withEvents,
      [chartFile]: chart,
      'grants.json': {
        ...grants,
        grants: [
          ...listAt(grants, 'grants'),
          { roles: [...wish.roles], may: 'record', events: [event], sources: [...wish.sources] },
        ],
      },
    },
  };
};

/** The pointers of the states that accept an event, each once. */
const statesAccepting = (chart: Parameters<typeof chartGraph>[0], event: string): string[] => [
  ...new Set(chartGraph(chart).edges.flatMap((edge) => (edge.event === event ? [edge.source.pointer] : []))),
];

const stepsOf = (pointer: string): string[] => pointer.split('/').slice(1);
