/** What is told apart by a name has one of its own: teams, gates, members of a body, closed days, and the titles that people choose from. */
import type { ListQuestion } from '../form.js';
import type { Pack } from '../pack.js';
import { formFile, place, processFile, within } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';

interface Named {
  readonly name: string;
  readonly path: string;
}

export const namedOnce = (pack: Pack): Problem[] => {
  const { found, error, warning } = findingsOf('named-once');
  const twice = (list: readonly Named[], say: (again: Named, first: Named) => void): void => {
    const known = new Map<string, Named>();
    for (const one of list) {
      const first = known.get(one.name);
      if (first === undefined) known.set(one.name, one);
      else say(one, first);
    }
  };
  const { teams, closures } = pack.authority;
  twice(
    teams.map(({ key }, index) => ({ name: key, path: place('authority.json', 'teams', index, 'key') })),
    ({ name, path }) =>
      error(path, `Two teams have the key \`${name}\`: a case could not say which holds it.`, 'Give one another key.'),
  );
  twice(
    closures.map(({ date }, index) => ({ name: date, path: place('authority.json', 'closures', index, 'date') })),
    ({ name, path }) => warning(path, `${name} is written down as closed already.`, 'Take it out, or put it right.'),
  );
  for (const [key, { members }] of Object.entries(pack.bodies))
    twice(
      members.map(({ role }, index) => ({ name: role, path: place(`bodies/${key}.json`, 'members', index, 'role') })),
      ({ name, path }) =>
        warning(path, `\`${name}\` sits on this body already.`, 'Take it out, or name who else was meant.'),
    );
  twice(
    Object.entries(pack.trackers).map(([key, { title }]) => ({
      name: title,
      path: place('trackers.json', key, 'title'),
    })),
    ({ path }, first) =>
      warning(
        path,
        `Another list has the same title (${first.path}): people cannot tell them apart.`,
        'Give one another title.',
      ),
  );
  for (const { choices, at } of choicesOf(pack))
    twice(
      choices.map((choice, index) => ({ name: JSON.stringify(choice), path: within(at, index) })),
      ({ name, path }) =>
        error(path, `The choice ${name} stands here already: nobody could choose either.`, 'Take one of them out.'),
    );
  for (const [id, process] of Object.entries(pack.processes)) {
    const file = processFile(id, 'events');
    twice(
      Object.entries(process.events).map(([key, { title }]) => ({ name: title, path: place(file, key, 'title') })),
      ({ path }, first) =>
        warning(
          path,
          `Another action has the same title (${first.path}): people cannot tell them apart.`,
          'Give one another title.',
        ),
    );
    for (const [key, { gates }] of Object.entries(process.events))
      twice(
        gates.map((gate, index) => ({ name: gate.key, path: within(place(file, key, 'gates', index), 'key') })),
        ({ name, path }) =>
          error(
            path,
            `Two gates of this event have the key \`${name}\`: a reason given for one would pass both.`,
            'Give one another key.',
          ),
      );
  }
  return found;
};

interface Choices {
  readonly choices: readonly (string | number | boolean)[];
  readonly at: string;
}

/** Of code lists, and of the questions that write their choices out themselves. */
const choicesOf = (pack: Pack): Choices[] => {
  const lists = Object.entries(pack.codeLists).map(([key, { codes }]) => ({
    choices: codes.map(({ code }) => code),
    at: place('code-lists.json', key, 'codes'),
  }));
  // A question that asks for a code list holds its codes: they are said of the list.
  const known = new Set(lists.map(({ choices }) => JSON.stringify(choices)));
  const asked = Object.values(pack.forms).flatMap(({ key, schema }) =>
    Object.entries(schema.properties).flatMap(([name, question]) =>
      choicesIn(question, place(formFile(key, 'schema'), 'properties', name)),
    ),
  );
  return [...lists, ...asked.filter(({ choices }) => !known.has(JSON.stringify(choices)))];
};

const choicesIn = (question: ListQuestion['items'], at: string): Choices[] => {
  if (question.type === 'array') return choicesIn(question.items, within(at, 'items'));
  if (question.type === 'object')
    return Object.entries(question.properties ?? {}).flatMap(([name, inner]) =>
      choicesIn(inner, within(at, 'properties', name)),
    );
  if (question.type !== 'string' || question.oneOf === undefined) return [];
  return [{ choices: question.oneOf.map((choice) => choice.const), at: within(at, 'oneOf') }];
};
