/** Whoever chairs a body may record something of what it does: otherwise its decisions wait for somebody who was not in the chair. */
import type { Pack } from '../pack.js';
import { place } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';
import { isOnTheForm } from './on-the-form.js';
import { rolesThatMayRecord } from './roles-that-may-record.js';
import { actionsSaid, rolesSaid } from './titles-said.js';

/** A warning: an authority may leave all the writing to somebody who takes the minutes. */
export const chairsMayRecord = (pack: Pack): Problem[] => {
  const { found, warning } = findingsOf('chairs-may-record');
  for (const [key, { title, chair, events }] of Object.entries(pack.bodies)) {
    // A court or a hearing is chaired outside, and somebody of the authority writes down what it decided.
    const inside = chair.filter((role) => {
      const scope = Object.hasOwn(pack.grants.roles, role) ? pack.grants.roles[role]?.scope : undefined;
      return scope !== undefined && scope !== 'external';
    });
    const acts = events.map((event) => rolesThatMayRecord(pack, event)).filter((roles) => roles.size > 0);
    // Acts that nobody may record are for grants-cover-events.
    if (inside.length === 0 || acts.length === 0) continue;
    if (acts.some((roles) => chair.some((role) => roles.has(role)))) continue;
    // Whoever signs the minutes that somebody else takes has seen what the body decided.
    if (events.some((event) => inside.some((role) => signs(pack, event, role)))) continue;
    warning(
      place(`bodies/${key}.json`, 'chair'),
      `${title} is chaired by ${rolesSaid(pack, inside)}, who may do nothing of what it does: ${actionsSaid(pack, events)}.`,
      'Let the chair record what the body decides, or name who chairs it and may.',
    );
  }
  return found;
};

const signs = (pack: Pack, event: string, role: string): boolean =>
  Object.values(pack.processes).some((process) => isOnTheForm(pack, process, event, role));
