/** Everything in a pack that rests on a clause: what it is, where it stands, and what of it people read. */
import { chartGraph } from './chart-graph.js';
import type { FormDefinition } from './form.js';
import type { Pack, Process } from './pack.js';
import { formFile, place, processFile, within } from './pack-places.js';

export const ELEMENT_KINDS = [
  'body',
  'deadline',
  'document',
  'event',
  'fact',
  'form',
  'gate',
  'grant',
  'limb',
  'link',
  'notice',
  'parameter',
  'question',
  'role',
  'rule',
  'signOff',
  'state',
  'task',
  'tracker',
  'transition',
] as const;
export type ElementKind = (typeof ELEMENT_KINDS)[number];

export interface PackElement {
  readonly kind: ElementKind;
  /** `processes/child-permanence/chart.json#/states/care/on/REVIEW_HELD/0`. */
  readonly place: string;
  /** In words, for a list. */
  readonly title: string;
  readonly sources: readonly string[];
  /** What a user reads of it: a state's sentence, a form's purpose, a question and its hint, a parameter's question, a gate's sentence. */
  readonly shows?: string;
  /** The state or event it stands at, for a link into the process table. */
  readonly at?: { readonly process: string; readonly state?: string; readonly event?: string };
}

// Reports and checks go through all elements; a pack never changes once it is read.
const gathered = new WeakMap<Pack, readonly PackElement[]>();

/** Every element that can cite a clause, those that cite none included, in a fixed order. A component of a limit is a `limb` of it. */
export const elementsOf = (pack: Pack): readonly PackElement[] => {
  const known = gathered.get(pack);
  if (known !== undefined) return known;
  const elements = [
    ...authorityElements(pack),
    ...Object.values(pack.forms).flatMap(formElements),
    ...Object.entries(pack.processes).flatMap(([id, process]) => processElements(id, process)),
  ];
  gathered.set(pack, elements);
  return elements;
};

const authorityElements = (pack: Pack): PackElement[] => [
  ...Object.entries(pack.authority.parameters).map(
    ([key, { question, because, sources }]): PackElement => ({
      kind: 'parameter',
      place: place('authority.json', 'parameters', key),
      title: question,
      sources,
      shows: because === undefined ? question : `${question} ${because}`,
    }),
  ),
  ...Object.entries(pack.facts).map(
    ([key, { label, sources }]): PackElement => ({
      kind: 'fact',
      place: place('facts.json', key),
      title: label,
      sources,
    }),
  ),
  ...Object.entries(pack.rules).map(
    ([key, { title, sources = [] }]): PackElement => ({
      kind: 'rule',
      place: place('rules.json', key),
      title,
      sources,
    }),
  ),
  ...Object.entries(pack.grants.roles).map(
    ([key, { title, sources }]): PackElement => ({
      kind: 'role',
      place: place('grants.json', 'roles', key),
      title,
      sources,
    }),
  ),
  ...pack.grants.grants.map(
    ({ roles, may, events, resources, sources }, index): PackElement => ({
      kind: 'grant',
      place: place('grants.json', 'grants', index),
      title: `${roles.join(', ')} may ${may} ${(events ?? resources ?? []).join(', ')}`,
      sources,
    }),
  ),
  ...Object.entries(pack.trackers).map(
    ([key, { title, sources }]): PackElement => ({
      kind: 'tracker',
      place: place('trackers.json', key),
      title,
      sources,
    }),
  ),
  ...Object.entries(pack.bodies).map(
    ([key, { title, sources }]): PackElement => ({ kind: 'body', place: `bodies/${key}.json#`, title, sources }),
  ),
];

const formElements = ({ key, schema, layout }: FormDefinition): PackElement[] => {
  const file = formFile(key, 'layout');
  const read = (...texts: (string | undefined)[]): string => texts.filter((text) => text !== undefined).join(' ');
  const intro = read(layout.purpose, ...layout.sections.map((section) => section.intro));
  return [
    {
      kind: 'form',
      place: `${file}#`,
      title: layout.title,
      sources: layout.sources,
      ...(intro === '' ? {} : { shows: intro }),
    },
    ...Object.entries(layout.questions).map(([name, { hint, sources = [] }]): PackElement => {
      const question = schema.properties[name];
      return {
        kind: 'question',
        place: place(file, 'questions', name),
        title: `${layout.title}: ${question?.title ?? name}`,
        sources,
        shows: read(question?.title, question?.description, hint),
      };
    }),
    ...layout.signOffs.map(
      ({ role, act, sources = [] }, index): PackElement => ({
        kind: 'signOff',
        place: place(file, 'signOffs', index),
        title: `${layout.title}: ${role} ${act}`,
        sources,
      }),
    ),
  ];
};

const processElements = (id: string, process: Process): PackElement[] => {
  const file = (name: string, ...steps: (string | number)[]): string => place(processFile(id, name), ...steps);
  const chart = processFile(id, 'chart');
  const graph = chartGraph(process.chart);
  return [
    ...[...graph.states.values()].map(({ path, pointer, node, key }): PackElement => {
      const shows = node.meta?.sentence ?? node.meta?.title;
      return {
        kind: 'state',
        place: `${chart}#${pointer}`,
        title: node.meta?.title ?? key,
        sources: node.meta?.sources ?? [],
        ...(shows === undefined ? {} : { shows }),
        at: { process: id, state: path },
      };
    }),
    ...graph.edges.map(
      ({ source, event, transition, targets, pointer }): PackElement => ({
        kind: 'transition',
        place: `${chart}#${pointer}`,
        title:
          transition.meta?.title ??
          `${source.path === '' ? 'anywhere' : source.path}: ${event ?? 'at once'} leads to ${targets.map((state) => state.path).join(', ') || 'where it is'}`,
        sources: transition.meta?.sources ?? [],
        at: { process: id, state: source.path, ...(event === undefined ? {} : { event }) },
      }),
    ),
    ...Object.entries(process.events).flatMap(([event, definition]): PackElement[] => [
      {
        kind: 'event',
        place: file('events', event),
        title: definition.title,
        sources: definition.sources,
        at: { process: id, event },
      },
      ...(['opens', 'joins', 'tells'] as const).flatMap((part) =>
        (definition[part] ?? []).map(
          ({ link, sources }, index): PackElement => ({
            kind: 'link',
            place: file('events', event, part, index),
            title: `${definition.title}: ${part} ${link}`,
            sources,
            at: { process: id, event },
          }),
        ),
      ),
      ...definition.gates.map(
        ({ sentence, sources }, index): PackElement => ({
          kind: 'gate',
          place: file('events', event, 'gates', index),
          title: `${definition.title}: ${sentence}`,
          sources,
          shows: sentence,
          at: { process: id, event },
        }),
      ),
    ]),
    ...Object.entries(process.deadlines).flatMap(([key, { title, sources, components }]): PackElement[] => [
      { kind: 'deadline', place: file('deadlines', key), title, sources },
      ...Object.entries(components).map(
        ([name, component]): PackElement => ({
          kind: 'limb',
          place: within(file('deadlines', key), 'components', name),
          title: `${title}: ${component.title}`,
          sources: [component.source],
        }),
      ),
    ]),
    ...(['documents', 'tasks', 'notices'] as const).flatMap((part) =>
      Object.entries(process[part]).map(
        ([key, element]): PackElement => ({
          kind: ONE[part],
          place: file(part, key),
          title: 'title' in element ? element.title : element.text,
          sources: element.sources,
        }),
      ),
    ),
  ];
};

const ONE = { documents: 'document', tasks: 'task', notices: 'notice' } as const;
