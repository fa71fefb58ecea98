/** Everything that a person may record is granted to somebody, and grants name only what there is. */
import { PLATFORM_ACTS } from '../grant.js';
import { didYouMean } from '../nearest-name.js';
import type { Pack } from '../pack.js';
import { place, processFile } from '../pack-places.js';
import { findingsOf, type Problem } from '../problem.js';
import { grantedEvents } from './someone-can-leave.js';

/** What is granted besides documents and events: the whole record, everything not named otherwise, and records that the platform itself keeps (SCENARIO-FORMAT, "Documents and records"). */
export const PLATFORM_RECORDS = [
  'case',
  '*',
  'adoptionRecord',
  'auditLog',
  'documentsAddedAfter',
  'panelBundle',
  'timeline',
  'tracker',
] as const;

export const grantsCoverEvents = (pack: Pack): Problem[] => {
  const { found, error, warning } = findingsOf('grants-cover-events');
  const granted = grantedEvents(pack);
  const processes = Object.entries(pack.processes);
  const events = new Set(processes.flatMap(([, process]) => Object.keys(process.events)));
  const resources = new Set<string>([
    ...PLATFORM_RECORDS,
    ...events,
    ...Object.keys(pack.forms),
    ...processes.flatMap(([, process]) => Object.keys(process.documents)),
  ]);
  for (const [id, process] of processes)
    for (const [event, definition] of Object.entries(process.events)) {
      const at = place(processFile(id, 'events'), event);
      if (PLATFORM_ACTS.includes(event))
        error(at, `\`${event}\` is an act that every process has already.`, 'Give this event another name.');
      if (definition.sentBy === 'person' && !granted.has(event))
        error(
          at,
          `Nobody may record \`${event}\`.`,
          'Grant it to a role in grants.json, or say in `sentBy` that time or a linked case sends it.',
        );
      if (definition.sentBy === 'time' && granted.has(event))
        warning(at, `\`${event}\` is sent by time alone, and yet somebody is granted it.`, 'Take it out of the grant.');
    }
  for (const [index, grant] of pack.grants.grants.entries()) {
    for (const [position, event] of (grant.events ?? []).entries())
      if (!PLATFORM_ACTS.includes(event) && !events.has(event))
        error(
          place('grants.json', 'grants', index, 'events', position),
          `There is no event \`${event}\` to grant.`,
          didYouMean(event, events),
        );
    for (const [position, resource] of (grant.resources ?? []).entries())
      if (!known(resource, resources))
        error(
          place('grants.json', 'grants', index, 'resources', position),
          `There is no document or record \`${resource}\` to grant.`,
          didYouMean(resource, resources),
        );
  }
  return found;
};

/** `PPM.minutes.decisionMaking` is a part of whatever is named before one of its dots. */
const known = (resource: string, resources: ReadonlySet<string>): boolean => {
  if (resources.has(resource)) return true;
  const dot = resource.lastIndexOf('.');
  return dot > 0 && known(resource.slice(0, dot), resources);
};
