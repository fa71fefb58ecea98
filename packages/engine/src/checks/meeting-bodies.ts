/** Panels and meetings that a limit waits for. */
import type { BodyDefinition, Component, DeadlineDefinition, Pack, Process } from '@homeward/definition';
import { anchorsOf } from './anchor-days.js';
import type { SittingBody } from './first-sitting.js';

/** The bodies one of which has to sit for the limit to be met; none when something else meets it too, or a body without a rhythm. */
export const bodiesThatMeet = (
  pack: Pack,
  process: Process,
  { metBy }: DeadlineDefinition,
  { anchor }: Component,
): SittingBody[] => {
  const holders = metBy.map(({ event }) =>
    Object.values(pack.bodies).filter((body) => isSitting(pack, process, body, event, anchor)),
  );
  if (holders.some((bodies) => bodies.length === 0)) return [];
  const sitting = holders
    .flat()
    .map(({ cadence, paperCutOff }) => (cadence === null ? undefined : { cadence, paperCutOff }));
  return sitting.every((body) => body !== undefined) ? sitting : [];
};

/** Of a body's several events its chair records the sittings; what is asked of it beforehand others record, and minutes are counted from the sitting itself. */
const isSitting = (
  pack: Pack,
  process: Process,
  { events, chair, deputies }: BodyDefinition,
  event: string,
  anchor: Component['anchor'],
): boolean => {
  if (!events.includes(event)) return false;
  if (events.length === 1) return true;
  const anchors = new Set(anchorsOf(anchor).flatMap((leaf) => ('fact' in leaf ? [leaf.fact] : [])));
  const follows = events.some(
    (other) => other !== event && (process.events[other]?.facts ?? []).some(({ fact }) => anchors.has(fact)),
  );
  const chaired = events.filter((one) =>
    pack.grants.grants.some(
      (grant) =>
        grant.events?.includes(one) === true && [...chair, ...deputies].some((role) => grant.roles.includes(role)),
    ),
  );
  return !follows && (chaired.length === 0 || chaired.includes(event));
};
