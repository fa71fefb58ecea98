/** Everything in a draft that has a title and a place of its own, for whoever knows what it is called and not where it is changed. */
import { chartGraph, formFile, type Pack, place, processFile } from '@homeward/definition';
import { longTitleOf } from '../state-options';

export interface Findable {
  readonly title: string;
  /** What it is: "Deadline", "Question of “Review”". */
  readonly kind: string;
  /** `file#/pointer`. */
  readonly place: string;
}

export const draftIndex = (pack: Pack): readonly Findable[] => [
  ...Object.entries(pack.processes).flatMap(([id, process]): Findable[] => {
    const several = Object.keys(pack.processes).length > 1;
    const of = (kind: string) => (several ? `${kind} of ${process.definition.title}` : kind);
    const named = (
      kind: string,
      file: string,
      things: Readonly<Record<string, { readonly title: string }>>,
    ): Findable[] =>
      Object.entries(things).map(([key, { title }]) => ({
        title,
        kind: of(kind),
        place: place(processFile(id, file), key),
      }));
    return [
      ...named('Deadline', 'deadlines', process.deadlines),
      ...named('Action', 'events', process.events),
      ...[...chartGraph(process.chart).states.values()]
        .filter(({ kind, path }) => kind !== 'history' && path !== '')
        .map((state) => ({
          title: longTitleOf(process, state),
          kind: of('Step'),
          place: `${processFile(id, 'chart')}#${state.pointer}`,
        })),
      ...named('Document', 'documents', process.documents),
      ...named('Task', 'tasks', process.tasks),
    ];
  }),
  ...Object.entries(pack.bodies).map(([key, { title }]) => ({
    title,
    kind: 'Panel or meeting',
    place: `bodies/${key}.json`,
  })),
  ...Object.entries(pack.forms).flatMap(([key, { layout, schema }]): Findable[] => [
    { title: layout.title, kind: 'Form', place: formFile(key, 'layout') },
    ...Object.entries(schema.properties).map(([name, { title = name }]) => ({
      title,
      kind: `Question of “${layout.title}”`,
      place: place(formFile(key, 'layout'), 'questions', name),
    })),
  ]),
  ...Object.entries(pack.grants.roles).map(([key, { title }]) => ({
    title,
    kind: 'Role',
    place: place('grants.json', 'roles', key),
  })),
  ...Object.entries(pack.rules).map(([key, { title }]) => ({ title, kind: 'Rule', place: place('rules.json', key) })),
  ...Object.entries(pack.authority.parameters).map(([key, { question }]) => ({
    title: question,
    kind: 'Number or choice',
    place: place('authority.json', 'parameters', key),
  })),
  ...Object.entries(pack.trackers).map(([key, { title }]) => ({
    title,
    kind: 'Tracker',
    place: place('trackers.json', key),
  })),
  ...Object.entries(pack.facts).map(([key, { label }]) => ({
    title: label,
    kind: 'Fact',
    place: place('facts.json', key),
  })),
  ...Object.entries(pack.sources.clauses).map(([key, { rule }]) => ({
    title: `${key}: ${rule}`,
    kind: 'Clause',
    place: place('sources.json', 'clauses', key),
  })),
];

/** @returns those that hold every word, the title that says just that first, then those that begin with it */
export const findIn = (index: readonly Findable[], wanted: string): readonly Findable[] => {
  const text = plain(wanted);
  const words = text.split(' ').filter((word) => word !== '');
  if (words.length === 0) return [];
  const rank = ({ title, kind }: Findable): number | undefined => {
    const own = plain(title);
    if (own === text) return 0;
    if (own.startsWith(text)) return 1;
    if (words.every((word) => own.includes(word))) return ` ${own}`.includes(` ${text}`) ? 2 : 3;
    return words.every((word) => `${own} ${plain(kind)}`.includes(word)) ? 4 : undefined;
  };
  return index
    .flatMap((one) => {
      const at = rank(one);
      return at === undefined ? [] : [{ one, at }];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one);
};

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
