/** Fills an empty installation with made-up people and children, whose histories are played through the engine up to today. */
import type { Pack, PlainDate } from '@homeward/definition';
import { addDays, addMonths, type CompiledPack, stateAt } from '@homeward/engine';
import { factsKept } from '../facts-kept.js';
import { demonstrationPeople, loadDemonstrationPeople } from '../load-people.js';
import { firstRecord, type Opening, openCase } from '../open-case.js';
import type { Runtime } from '../runtime.js';
import { stableId } from '../stable-id.js';
import { type Query, withAuthority } from '../with-authority.js';
import type { AuthorityDemonstration } from './authority-demonstration.js';
import { type Casting, castFor } from './demonstration-cast.js';
import { DEMONSTRATION_FAMILIES, type DemonstrationFamily } from './demonstration-families.js';
import type { DemonstrationStory } from './demonstration-stories.js';
import { DEMONSTRATIONS } from './demonstrations.js';
import { type PlayedStory, playDemonstration } from './play-demonstration.js';

/** The one authority whose demonstration has families yet. */
const FAMILIES_OF = 'herts';
const FAMILY_PROCESS = 'adopterJourney';
const FAMILY_WORKER = 'adopterWorker';

export interface LoadedDemonstration {
  readonly people: number;
  readonly children: number;
  readonly entries: number;
  /** Stories that the pack no longer goes along with, each with the event at which it stopped. */
  readonly stopped: readonly { readonly shows: string; readonly event: string; readonly sentence: string }[];
}

/**
 * Safe to call at every start: an authority that has a child is left as it is, without so much as compiling its pack.
 * @returns what was loaded; undefined when this installation has none of the authorities that there are stories of
 */
export async function loadDemonstration(
  runtime: Runtime,
  { today }: { readonly today: PlainDate },
): Promise<LoadedDemonstration | undefined> {
  const { rows } = await runtime.pool.query<{ id: string }>('select authority_ids() as id');
  const told: LoadedDemonstration[] = [];
  for (const demonstration of DEMONSTRATIONS)
    if (rows.some(({ id }) => id === demonstration.authority))
      told.push(await loadAuthority(runtime, demonstration, today));
  if (told.length === 0) return undefined;
  return {
    people: told.reduce((sum, { people }) => sum + people, 0),
    children: told.reduce((sum, { children }) => sum + children, 0),
    entries: told.reduce((sum, { entries }) => sum + entries, 0),
    stopped: told.flatMap(({ stopped }) => stopped),
  };
}

const NOTHING: LoadedDemonstration = { people: 0, children: 0, entries: 0, stopped: [] };

async function loadAuthority(
  runtime: Runtime,
  demonstration: AuthorityDemonstration,
  today: PlainDate,
): Promise<LoadedDemonstration> {
  const { authority, process, stories } = demonstration;
  if (await hasChildren(runtime, authority)) return NOTHING;
  const { compiled } = await runtime.packs.current(authority);
  const people = await loadDemonstrationPeople(runtime.pool, compiled.pack);
  if (!Object.hasOwn(compiled.processes, process)) return { ...NOTHING, people: people.size };

  // Before the children: their matches are told to families that stand already.
  const families = authority === FAMILIES_OF ? DEMONSTRATION_FAMILIES : [];
  for (const [index, family] of families.entries())
    await loadFamily(runtime, compiled, { family, index, people, today });
  const loaded: Loaded[] = [];
  for (const [index, story] of stories.entries()) {
    const casting = castFor(demonstrationPeople(compiled.pack, undefined), people, story, index);
    loaded.push(await loadChild(runtime, compiled, demonstration, { story, index, casting, today }));
  }
  await withAuthority(runtime.pool, authority, async (query) => {
    await putOnAgendas(query, compiled.pack, demonstration, loaded, today);
    await linkSiblings(query, authority, loaded);
  });
  return {
    people: people.size,
    children: loaded.length,
    entries: loaded.reduce((sum, { played }) => sum + played.entries.length, 0),
    stopped: loaded.flatMap(({ story: { shows }, played: { stoppedAt } }) =>
      stoppedAt === undefined ? [] : [{ shows, event: stoppedAt.step.event, sentence: stoppedAt.refusal.sentence }],
    ),
  };
}

const hasChildren = (runtime: Runtime, authority: string): Promise<boolean> =>
  withAuthority(runtime.pool, authority, async (query) => {
    const found = await query('select 1 from case_record where authority_id = $1 limit 1', [authority]);
    return found.length > 0;
  });

interface Loaded {
  readonly id: string;
  readonly story: DemonstrationStory;
  readonly played: PlayedStory;
}

interface ChildToLoad {
  readonly story: DemonstrationStory;
  readonly index: number;
  readonly casting: Casting;
  readonly today: PlainDate;
}

async function loadChild(
  runtime: Runtime,
  compiled: CompiledPack,
  demonstration: AuthorityDemonstration,
  child: ChildToLoad,
): Promise<Loaded> {
  const { story, casting, today } = child;
  const opening = openingOf(compiled.pack, demonstration, child);
  const first = firstRecord(compiled, opening);
  const { givenName } = opening.subject;
  const played = playDemonstration(compiled, first, story, { today, givenName, cast: casting.cast });
  await openCase(runtime, { ...opening, history: played.entries });
  return { id: first.id, story, played };
}

interface FamilyToLoad {
  readonly family: DemonstrationFamily;
  readonly index: number;
  /** Username -> person. */
  readonly people: ReadonlyMap<string, string>;
  readonly today: PlainDate;
}

async function loadFamily(
  runtime: Runtime,
  compiled: CompiledPack,
  { family: { reference, givenName, familyName, story }, index, people, today }: FamilyToLoad,
): Promise<void> {
  if (!Object.hasOwn(compiled.processes, FAMILY_PROCESS)) return;
  const { cast } = castFor(demonstrationPeople(compiled.pack, undefined), people, story, index);
  const worker = cast(FAMILY_WORKER);
  const opening: Opening = {
    authority: FAMILIES_OF,
    key: `demonstration|family|${index}`,
    subject: { kind: 'household', reference, givenName, familyName },
    process: FAMILY_PROCESS,
    openedOn: addDays(today, -story.began),
    facts: {},
    actor: { id: worker ?? 'system', roles: [FAMILY_WORKER] },
    person: worker ?? null,
    allocations: worker === undefined ? [] : [{ person: worker, role: FAMILY_WORKER }],
  };
  const { entries } = playDemonstration(compiled, firstRecord(compiled, opening), story, { today, givenName, cast });
  await openCase(runtime, { ...opening, history: entries });
}

/** Pure: the same story on the same day opens the same case. */
function openingOf(
  pack: Pack,
  { authority, process, prefix, children }: AuthorityDemonstration,
  { story, index, casting, today }: ChildToLoad,
): Opening {
  const begin = addDays(today, -story.began);
  const child = children[index % children.length];
  if (child === undefined) throw new Error('There are no made-up children.');
  // Spread over the months, so that birthdays do not fall together.
  const dateOfBirth = addDays(addMonths(begin, -story.months), -((index * 11) % 27));
  const { givenName, familyName, sex, ethnicity } = child;
  return {
    authority,
    key: `demonstration|opened|${index}`,
    subject: {
      kind: 'child',
      reference: `${prefix}-${begin.slice(0, 4)}-${String(301 + index * 9).padStart(4, '0')}`,
      givenName,
      familyName,
      dateOfBirth,
      sex: sex === 'F' ? 'female' : 'male',
    },
    process,
    openedOn: begin,
    facts: factsKept(pack, { dateOfBirth, sex, ethnicity }),
    actor: { id: casting.socialWorker ?? 'system', roles: ['sw'] },
    person: casting.socialWorker ?? null,
    ...(casting.team === undefined ? {} : { team: casting.team }),
    allocations: casting.allocations,
  };
}

/** Members of a body hold their roles for a child while it is on the agenda of a sitting whose papers are out. Ids are stable: processes that start together do this once. */
async function putOnAgendas(
  query: Query,
  pack: Pack,
  { authority, agendas }: AuthorityDemonstration,
  loaded: readonly Loaded[],
  today: PlainDate,
): Promise<void> {
  for (const { body, region, states } of agendas) {
    const children = loaded.filter(({ played }) => states.includes(stateAt(played.record.state, region) ?? ''));
    if (!Object.hasOwn(pack.bodies, body) || children.length === 0) continue;
    const meeting = stableId('demonstration', 'meeting', authority, body);
    await query(
      `insert into meeting (id, authority_id, body_key, held_on, status) values ($1, $2, $3, $4, 'papersOut')
       on conflict do nothing`,
      [meeting, authority, body, addDays(today, 6)],
    );
    for (const [place, { id }] of children.entries())
      await query(
        `insert into meeting_item (id, authority_id, meeting_id, case_id, place) values ($1, $2, $3, $4, $5)
         on conflict do nothing`,
        [stableId(meeting, id), authority, meeting, id, place + 1],
      );
  }
}

async function linkSiblings(query: Query, authority: string, loaded: readonly Loaded[]): Promise<void> {
  for (const from of loaded)
    for (const to of loaded)
      if (from !== to && from.story.siblings !== undefined && from.story.siblings === to.story.siblings)
        await query(
          `insert into case_link (id, authority_id, from_case, to_case, kind) values ($1, $2, $3, $4, 'sibling')
           on conflict do nothing`,
          [stableId('sibling', from.id, to.id), authority, from.id, to.id],
        );
}
