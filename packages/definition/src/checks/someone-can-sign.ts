/** Whatever has to be approved or signed can be, by somebody who did not write it where that is asked, and by the roles that its form names. */
import type { FormDefinition } from '../form.js';
import type { Pack, Process } from '../pack.js';
import { formFile, place, processFile } from '../pack-places.js';
import { type Findings, findingsOf, type Problem } from '../problem.js';
import { documentWriters, type StepRoles } from './document-writers.js';
import { aboutDocument, rolesThatMayRecord } from './roles-that-may-record.js';
import { grantedEvents } from './someone-can-leave.js';

export const someoneCanSign = (pack: Pack): Problem[] => {
  const findings = findingsOf('someone-can-sign');
  for (const [id, process] of Object.entries(pack.processes))
    for (const key of Object.keys(process.documents)) documentSigned(pack, id, process, key, findings);
  for (const form of Object.values(pack.forms)) formSigned(pack, form, findings);
  return findings.found;
};

const documentSigned = (pack: Pack, id: string, process: Process, key: string, { error }: Findings): void => {
  const { writing, signing } = documentWriters(pack, process, key);
  const granted = grantedEvents(pack);
  const title = process.documents[key]?.title ?? key;
  const authors = rolesOf(writing);
  for (const { step, index, roles } of signing) {
    const at = place(processFile(id, 'documents'), key, 'steps', index);
    // An event that nobody is granted at all is for grants-cover-events.
    if (roles.size === 0 && granted.has(step.event))
      error(at, `Nobody may record \`${step.event}\` of ${title}.`, 'Grant it to a role for this document.');
    const [only] = roles;
    if (
      step.notBy === 'author' &&
      only !== undefined &&
      isOnePerson(pack, only) &&
      isOnly(roles, only) &&
      isOnly(authors, only)
    )
      error(
        at,
        `Nobody may record \`${step.event}\` of ${title} but whoever wrote it, and its author may not.`,
        'Grant the step to another role.',
      );
  }
};

const rolesOf = (steps: readonly StepRoles[]): ReadonlySet<string> => new Set(steps.flatMap(({ roles }) => [...roles]));
const isOnly = (roles: ReadonlySet<string>, role: string): boolean => roles.size === 1 && roles.has(role);
const isOnePerson = (pack: Pack, role: string): boolean => pack.grants.roles[role]?.scope === 'allocated';

/** People outside sign on paper. Of the others, whoever approves or countersigns does it here, and of those who sign at least one does. */
const formSigned = (pack: Pack, form: FormDefinition, { error }: Findings): void => {
  const events = signingEvents(pack, form.key);
  if (events.length === 0) return;
  const inside = [...form.layout.signOffs.entries()].filter(
    ([, { role }]) => Object.hasOwn(pack.grants.roles, role) && pack.grants.roles[role]?.scope !== 'external',
  );
  const may = (role: string): boolean => events.some((event) => event.has(role));
  const nobody = inside.length > 0 && inside.every(([, { role }]) => !may(role));
  for (const [index, { role, act }] of inside) {
    if (may(role) || !(nobody || act === 'approves' || act === 'countersigns')) continue;
    error(
      place(formFile(form.key, 'layout'), 'signOffs', index),
      `\`${role}\` ${ACTS[act]} ${form.layout.title}, and may record no step of it.`,
      'Grant the role a step of the document, or take it out of the sign-offs.',
    );
  }
};

const ACTS = {
  signs: 'signs',
  countersigns: 'countersigns',
  approves: 'approves',
  qualityAssures: 'quality-assures',
} as const;

/** The roles for each event by which the form, or a document that it moves, goes on. */
const signingEvents = (pack: Pack, form: string): ReadonlySet<string>[] =>
  Object.values(pack.processes).flatMap((process) => {
    const bringing = Object.entries(process.events).flatMap(([event, definition]) =>
      definition.form === form ? [event] : [],
    );
    const moved = Object.entries(process.documents).filter(
      ([, document]) => document.form === form || document.steps.some(({ event }) => bringing.includes(event)),
    );
    return [
      ...bringing.map((event) => rolesThatMayRecord(pack, event)),
      ...moved.flatMap(([key, { steps }]) =>
        steps.map(({ event }) => rolesThatMayRecord(pack, event, aboutDocument(key))),
      ),
    ];
  });
