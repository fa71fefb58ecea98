/** Fills an empty installation with made-up people and children, whose histories are played through the engine up to today. */
import type { Pack, PlainDate } from '@homeward/definition';
import { addDays, addMonths, type CompiledPack, stateAt } from '@homeward/engine';
import { demonstrationPeople, loadDemonstrationPeople } from '../load-people.js';
import { firstRecord, type Opening, openCase } from '../open-case.js';
import type { Runtime } from '../runtime.js';
import { stableId } from '../stable-id.js';
import { type Query, withAuthority } from '../with-authority.js';
import { type Casting, castFor } from './demonstration-cast.js';
import { DEMONSTRATION_CHILDREN } from './demonstration-children.js';
import { DEMONSTRATION_FAMILIES, type DemonstrationFamily } from './demonstration-families.js';
import { DEMONSTRATION_STORIES, type DemonstrationStory } from './demonstration-stories.js';
import { type PlayedStory, playDemonstration } from './play-demonstration.js';

/** The authority whose procedure the stories follow. */
const AUTHORITY = 'herts';
const PROCESS = 'childPermanence';
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
 * Safe to call at every start: children are loaded only while the authority has none, people only where they are missing.
 * @returns what was loaded; undefined when this installation has no such authority
 */
export async function loadDemonstration(
  runtime: Runtime,
  { today }: { readonly today: PlainDate },
): Promise<LoadedDemonstration | undefined> {
  const { rows } = await runtime.pool.query<{ id: string }>('select authority_ids() as id');
  if (!rows.some(({ id }) => id === AUTHORITY)) return undefined;
  const { compiled } = await runtime.packs.current(AUTHORITY);
  const people = await loadDemonstrationPeople(runtime.pool, compiled.pack);
  const nothing = { people: people.size, children: 0, entries: 0, stopped: [] };
  if (!Object.hasOwn(compiled.processes, PROCESS) || (await hasChildren(runtime))) return nothing;

  // Before the children: their matches are told to families that stand already.
  for (const [index, family] of DEMONSTRATION_FAMILIES.entries())
    await loadFamily(runtime, compiled, { family, index, people, today });
  const loaded: Loaded[] = [];
  for (const [index, story] of DEMONSTRATION_STORIES.entries()) {
    const casting = castFor(demonstrationPeople(compiled.pack, undefined), people, story, index);
    loaded.push(await loadChild(runtime, compiled, { story, index, casting, today }));
  }
  await withAuthority(runtime.pool, AUTHORITY, async (query) => {
    await putOnAgendas(query, compiled.pack, loaded, today);
    await linkSiblings(query, loaded);
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

const hasChildren = (runtime: Runtime): Promise<boolean> =>
  withAuthority(runtime.pool, AUTHORITY, async (query) => {
    const found = await query('select 1 from case_record where authority_id = $1 limit 1', [AUTHORITY]);
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
  { story, index, casting, today }: ChildToLoad,
): Promise<Loaded> {
  const opening = openingOf(story, index, casting, today);
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
    authority: AUTHORITY,
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
function openingOf(story: DemonstrationStory, index: number, casting: Casting, today: PlainDate): Opening {
  const begin = addDays(today, -story.began);
  const child = DEMONSTRATION_CHILDREN[index % DEMONSTRATION_CHILDREN.length];
  if (child === undefined) throw new Error('There are no made-up children.');
  // Spread over the months, so that birthdays do not fall together.
  const dateOfBirth = addDays(addMonths(begin, -story.months), -((index * 11) % 27));
  const { givenName, familyName, sex, ethnicity } = child;
  return {
    authority: AUTHORITY,
    key: `demonstration|opened|${index}`,
    subject: {
      kind: 'child',
      reference: `HRT-${begin.slice(0, 4)}-${String(301 + index * 9).padStart(4, '0')}`,
      givenName,
      familyName,
      dateOfBirth,
      sex: sex === 'F' ? 'female' : 'male',
    },
    process: PROCESS,
    openedOn: begin,
    facts: { dateOfBirth, sex, ethnicity },
    actor: { id: casting.socialWorker ?? 'system', roles: ['sw'] },
    person: casting.socialWorker ?? null,
    ...(casting.team === undefined ? {} : { team: casting.team }),
    allocations: casting.allocations,
  };
}

/** Which body next deals with a child, by where the case stands. */
const AGENDAS: readonly { readonly body: string; readonly region: string; readonly states: readonly string[] }[] = [
  {
    body: 'adoptionPanel',
    region: 'routes.adoption',
    states: ['admPending', 'linked', 'familyFinding', 'matchRecommended'],
  },
  { body: 'fosteringPanel', region: 'routes.ltf', states: ['panelBooked'] },
  { body: 'permanencyPanel', region: 'oversight', states: ['atRisk', 'drift'] },
  { body: 'parpEast', region: 'oversight', states: ['disputed'] },
];

/** Members of a body hold their roles for a child while it is on the agenda of a sitting whose papers are out. Ids are stable: processes that start together do this once. */
async function putOnAgendas(query: Query, pack: Pack, loaded: readonly Loaded[], today: PlainDate): Promise<void> {
  for (const { body, region, states } of AGENDAS) {
    const children = loaded.filter(({ played }) => states.includes(stateAt(played.record.state, region) ?? ''));
    if (!Object.hasOwn(pack.bodies, body) || children.length === 0) continue;
    const meeting = stableId('demonstration', 'meeting', body);
    await query(
      `insert into meeting (id, authority_id, body_key, held_on, status) values ($1, $2, $3, $4, 'papersOut')
       on conflict do nothing`,
      [meeting, AUTHORITY, body, addDays(today, 6)],
    );
    for (const [place, { id }] of children.entries())
      await query(
        `insert into meeting_item (id, authority_id, meeting_id, case_id, place) values ($1, $2, $3, $4, $5)
         on conflict do nothing`,
        [stableId(meeting, id), AUTHORITY, meeting, id, place + 1],
      );
  }
}

async function linkSiblings(query: Query, loaded: readonly Loaded[]): Promise<void> {
  for (const from of loaded)
    for (const to of loaded)
      if (from !== to && from.story.siblings !== undefined && from.story.siblings === to.story.siblings)
        await query(
          `insert into case_link (id, authority_id, from_case, to_case, kind) values ($1, $2, $3, $4, 'sibling')
           on conflict do nothing`,
          [stableId('sibling', from.id, to.id), AUTHORITY, from.id, to.id],
        );
}
