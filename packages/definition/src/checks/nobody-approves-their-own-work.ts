/** Whoever writes something does not approve it alone, and whoever recommends does not decide. */
import type { BodyDefinition } from '../body.js';
import { type ChartGraph, chartGraph, enteredWith, outwards } from '../chart-graph.js';
import type { Pack, Process } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { openedConditions } from '../pack-rules.js';
import { type Findings, findingsOf, type Problem } from '../problem.js';
import { documentWriters } from './document-writers.js';
import { rolesThatMayRecord } from './roles-that-may-record.js';

export const nobodyApprovesTheirOwnWork = (pack: Pack): Problem[] => {
  const findings = findingsOf('nobody-approves-their-own-work');
  for (const [id, process] of Object.entries(pack.processes)) {
    for (const key of Object.keys(process.documents)) ownDocument(pack, id, process, key, findings);
    ownRecommendation(pack, id, process, findings);
  }
  return findings.found;
};

const ownDocument = (pack: Pack, id: string, process: Process, key: string, { error }: Findings): void => {
  const { writing, signing } = documentWriters(pack, process, key);
  for (const { step, index, roles } of signing) {
    if (step.notBy === 'author') continue;
    const both = writing
      .filter(({ step: written }) => written.event !== step.event)
      .flatMap(({ roles: authors }) => [...authors])
      .find((role) => roles.has(role));
    if (both !== undefined)
      error(
        place(processFile(id, 'documents'), key, 'steps', index),
        `The same person may write ${process.documents[key]?.title ?? key} and record \`${step.event}\` of it, as \`${both}\`.`,
        'Add `notBy: author` to the step, or grant it to other roles.',
      );
  }
};

/**
 * A panel recommends and somebody outside it decides. A deciding event leads on from where a sitting led, is no sitting itself, and is granted to a member of no
 * body: then nobody who records the sitting records the decision, unless a gate looks at who acts.
 */
const ownRecommendation = (pack: Pack, id: string, process: Process, { error }: Findings): void => {
  const graph = chartGraph(process.chart);
  const sittings = new Set(boardsOf(pack).flatMap(({ events }) => events));
  const deciders = decidersOf(pack);
  for (const [event, definition] of Object.entries(process.events)) {
    if (sittings.has(event) || definition.sentBy !== 'person') continue;
    const roles = rolesThatMayRecord(pack, event);
    if (![...roles].some((role) => deciders.has(role))) continue;
    const keptApart = definition.gates.some(({ requires }) =>
      openedConditions(pack, requires).some(({ field }) => field === 'actor.role'),
    );
    if (keptApart) continue;
    for (const sitting of leadingTo(graph, event, sittings)) {
      const both = [...rolesThatMayRecord(pack, sitting)].find((role) => roles.has(role));
      if (both !== undefined)
        error(
          place(processFile(id, 'events'), event),
          `\`${both}\` may record both what is recommended (\`${sitting}\`) and what is decided on it (\`${event}\`).`,
          'Grant one of them to other roles only, or add a gate that looks at who acts.',
        );
    }
  }
};

/** Bodies in which several sit. One person who decides alone is written as a body too: of one role, that needs no quorum and meets when there is something to decide. */
const boardsOf = ({ bodies }: Pick<Pack, 'bodies'>): BodyDefinition[] =>
  Object.values(bodies).filter(
    (body) => new Set(rolesIn(body)).size > 1 || body.quorum !== null || body.cadence !== null,
  );

const rolesIn = ({ members, chair, deputies }: BodyDefinition): string[] => [
  ...members.map(({ role }) => role),
  ...chair,
  ...deputies,
];

const decidersOf = (pack: Pack): ReadonlySet<string> => {
  const { grants } = pack;
  const sitting = new Set(boardsOf(pack).flatMap(rolesIn));
  return new Set(
    Object.entries(grants.roles).flatMap(([role, { scope }]) => (scope === 'body' && !sitting.has(role) ? [role] : [])),
  );
};

/** The sittings that lead into a state out of which the event leads on. */
const leadingTo = (graph: ChartGraph, event: string, sittings: ReadonlySet<string>): ReadonlySet<string> => {
  const waiting = new Set(
    graph.edges.flatMap((edge) => (edge.event === event && edge.targets.length > 0 ? [edge.source] : [])),
  );
  return new Set(
    graph.edges.flatMap((edge) => {
      const entered = edge.targets.flatMap((target) => [...enteredWith(target), ...outwards(target)]);
      const leads = entered.some((state) => state !== graph.root && waiting.has(state));
      return edge.event !== undefined && sittings.has(edge.event) && leads ? [edge.event] : [];
    }),
  );
};
