/** Whoever is told of something is a role or a body that somebody can hold, and nobody outside is told of a document that they may not read. */
import { didYouMean } from '../nearest-name.js';
import type { NoticeDefinition } from '../notice.js';
import type { Pack, Process } from '../pack.js';
import { place, processFile, within } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';

export const noticesReachSomebody = (pack: Pack): Problem[] => {
  const { found, error, warning } = findingsOf('notices-reach-somebody');
  const known = new Set([...Object.keys(pack.grants.roles), ...Object.keys(pack.bodies)]);
  for (const [id, process] of Object.entries(pack.processes))
    for (const [key, notice] of Object.entries(process.notices))
      for (const [index, reader] of notice.to.entries()) {
        const at = place(processFile(id, 'notices'), key, 'to', index);
        if (!known.has(reader)) {
          error(at, `Nobody is told: there is no role or body \`${reader}\`.`, didYouMean(reader, known));
          continue;
        }
        const absence = nobodyHolds(pack, reader);
        if (absence !== undefined) error(at, `Nobody is told: ${absence.why}.`, absence.help);
        const unread = documentsUnread(pack, process, notice, reader)[0];
        if (unread !== undefined)
          warning(
            at,
            `\`${reader}\` is told of ${process.documents[unread]?.title ?? unread} and may not read it.`,
            'Grant reading the part that is for them, or tell somebody else.',
          );
      }
  // A day on which something happens cannot be missed; a limit can.
  for (const [id, process] of Object.entries(pack.processes))
    for (const [key, { kind, onOverdue }] of Object.entries(process.deadlines))
      if (kind !== 'at' && onOverdue.length === 0)
        error(
          place(processFile(id, 'deadlines'), key, 'onOverdue'),
          'Nobody is told when this limit is missed.',
          'Name who is told.',
        );
  for (const { names, path } of alsoTold(pack))
    for (const [index, reader] of names.entries()) {
      // Names that are not known are for names-exist.
      const absence = known.has(reader) ? nobodyHolds(pack, reader) : undefined;
      if (absence !== undefined) error(within(path, index), `Nobody is told: ${absence.why}.`, absence.help);
    }
  return found;
};

interface Told {
  readonly names: readonly string[];
  readonly path: string;
}

/** Who is told besides by notices: when a limit passes, step by step afterwards, and when a gate is passed with a reason. */
const alsoTold = (pack: Pack): Told[] => [
  { names: pack.authority.reminders.secondStepTell, path: place('authority.json', 'reminders', 'secondStepTell') },
  ...Object.entries(pack.processes).flatMap(([id, process]) => [
    ...Object.entries(process.deadlines).flatMap(([key, { onOverdue, escalate = [] }]): Told[] => [
      { names: onOverdue, path: place(processFile(id, 'deadlines'), key, 'onOverdue') },
      ...escalate.map(({ tell }, index) => ({
        names: tell,
        path: place(processFile(id, 'deadlines'), key, 'escalate', index, 'tell'),
      })),
    ]),
    ...Object.entries(process.events).flatMap(([event, { gates }]) =>
      gates.map(({ tell = [] }, index) => ({
        names: tell,
        path: place(processFile(id, 'events'), event, 'gates', index, 'tell'),
      })),
    ),
  ]),
];

const nobodyHolds = (pack: Pack, reader: string): { readonly why: string; readonly help: string } | undefined => {
  const body = Object.hasOwn(pack.bodies, reader) ? pack.bodies[reader] : undefined;
  const role = Object.hasOwn(pack.grants.roles, reader) ? pack.grants.roles[reader] : undefined;
  if (role === undefined)
    return body === undefined || body.members.length + body.chair.length + body.deputies.length > 0
      ? undefined
      : { why: `nobody sits on \`${reader}\``, help: 'Name its members or its chair.' };
  if (role.scope === 'team' && pack.authority.teams.length === 0)
    return {
      why: `\`${reader}\` is held through a child's team, and there are no teams`,
      help: 'Add the teams to authority.json.',
    };
  // Somebody who sits where no body is named sits on every body.
  if (role.scope === 'body' && Object.keys(pack.bodies).length === 0)
    return { why: `\`${reader}\` is held on a body, and there are no bodies`, help: 'Add the body to bodies/.' };
  return undefined;
};

/** Documents that the notice is about, for somebody outside who may read no part of them. */
const documentsUnread = (pack: Pack, process: Process, notice: NoticeDefinition, reader: string): string[] => {
  if (!Object.hasOwn(pack.grants.roles, reader) || pack.grants.roles[reader]?.scope !== 'external') return [];
  const readable = pack.grants.grants.flatMap((grant) =>
    grant.may === 'read' && grant.roles.includes(reader) ? (grant.resources ?? []) : [],
  );
  return notice.on.flatMap(({ event }) => {
    const document = Object.hasOwn(process.events, event) ? process.events[event]?.document : undefined;
    if (document === undefined || !Object.hasOwn(process.documents, document)) return [];
    return readable.some((resource) => resource === '*' || isPartOf(resource, document) || isPartOf(document, resource))
      ? []
      : [document];
  });
};

const isPartOf = (part: string, whole: string): boolean => part === whole || part.startsWith(`${whole}.`);
