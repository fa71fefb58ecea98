/** Roles and actions as people read them, for sentences about who may do what. */
import type { Pack } from '../pack.js';

/** `Social worker or Team manager` */
export const rolesSaid = ({ grants }: Pick<Pack, 'grants'>, roles: Iterable<string>): string =>
  [...roles]
    .map((role) => (Object.hasOwn(grants.roles, role) ? grants.roles[role]?.title : undefined) ?? role)
    .join(' or ');

/** `“Record the review” or “Close the case”`: each by its title in the first process that has it. */
export const actionsSaid = ({ processes }: Pick<Pack, 'processes'>, events: Iterable<string>): string => {
  const known = Object.values(processes);
  const titleOf = (event: string): string =>
    known.find(({ events: own }) => Object.hasOwn(own, event))?.events[event]?.title ?? event;
  return [...new Set(events)].map((event) => `“${titleOf(event)}”`).join(' or ');
};
