/** Who works with which demonstration child: workers take turns, everybody else is the one person of that role. */
import type { NewPerson } from '../people.js';
import type { DemonstrationStory } from './demonstration-stories.js';
import type { Cast } from './play-demonstration.js';

export interface Casting {
  readonly socialWorker?: string;
  /** The social worker's team, which is responsible. */
  readonly team?: string;
  readonly cast: Cast;
  readonly allocations: readonly { readonly person: string; readonly role: string }[];
}

/** Roles that are held for single children by name, and that every child has from the start. */
const EVERY_CHILD = ['sw', 'iro', 'ro'];
/** Of the roles outside the council and the lesser allocated ones, each is somebody for some of the children. */
const EVERY_NTH = 5;

/**
 * Pure.
 * @param people of the pack, with their memberships
 * @param ids username -> person
 */
export function castFor(
  people: readonly NewPerson[],
  ids: ReadonlyMap<string, string>,
  story: DemonstrationStory,
  index: number,
): Casting {
  const holders = (role: string, team?: string): NewPerson[] =>
    people.filter(({ memberships }) =>
      memberships.some((one) => one.role === role && (team === undefined || one.team === team)),
    );
  const turn = (role: string): NewPerson | undefined => {
    const all = holders(role);
    return all[index % Math.max(all.length, 1)];
  };
  const idOf = (person: NewPerson | undefined): string | undefined =>
    person === undefined ? undefined : ids.get(person.username);
  const worker = turn('sw');
  const socialWorker = idOf(worker);
  const team = worker?.memberships.find(({ role }) => role === 'sw')?.team;
  const cast: Cast = (role) =>
    role === 'sw' ? socialWorker : (idOf(team === undefined ? undefined : holders(role, team)[0]) ?? idOf(turn(role)));
  const acting = new Set([...EVERY_CHILD, ...story.steps.map(({ role }) => role)]);
  const byName = people.flatMap(({ memberships }) =>
    memberships.filter(({ scope }) => scope === 'allocated').map(({ role }) => role),
  );
  const wanted = [...new Set(byName)].filter((role, place) => acting.has(role) || (index + place) % EVERY_NTH === 0);
  return {
    ...(socialWorker === undefined ? {} : { socialWorker }),
    ...(team === undefined ? {} : { team }),
    cast,
    allocations: wanted.flatMap((role) => {
      const person = cast(role);
      return person === undefined ? [] : [{ person, role }];
    }),
  };
}
