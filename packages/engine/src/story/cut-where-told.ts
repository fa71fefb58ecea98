/** What a note beside a story's return rows tells of a change that none of its steps records. */
import type { PlainDate } from '@homeward/definition';
import { isPlainDate } from '../calendar/plain-date.js';
import type { Episode } from '../statutory-return/episodes.js';
import type { Column } from '../statutory-return/return-facts.js';

type Changing = 'LS' | 'PLACE' | 'PLACE_PROVIDER';
type Row = Readonly<Record<string, Column>>;

/**
 * A story whose rows come with a note tells there of a change that none of its steps records ("interim care order made 2026-09-14"). The episode is cut on the
 * day that the rows name; what the note alone says of the cut is not known, until something else is recorded.
 */
export const cutWhereTold = (
  episodes: readonly Episode[],
  expected: readonly Readonly<Record<string, unknown>>[],
): readonly Row[] => {
  const told = new Map<Changing, Column>();
  return episodes.flatMap((episode): Row[] => {
    for (const [column, before] of [...told])
      if (episode.RNE === 'S' || episode[column] !== before) told.delete(column);
    const cuts = expected
      .filter(({ DECOM }) => isWithin(episode, DECOM))
      .sort((a, b) => (String(a.DECOM) < String(b.DECOM) ? -1 : 1));
    return [undefined, ...cuts].map((cut, index): Row => {
      if (cut !== undefined) for (const column of changedBy(cut.RNE)) told.set(column, episode[column]);
      return {
        ...episode,
        ...Object.fromEntries([...told.keys()].map((column) => [column, undefined])),
        ...(cut === undefined ? {} : { DECOM: undefined, RNE: undefined }),
        ...(index === cuts.length ? {} : { DEC: undefined, REC: undefined, REASON_PLACE_CHANGE: undefined }),
      };
    });
  });
};

const isWithin = ({ DECOM, DEC }: Episode, day: unknown): day is PlainDate =>
  isPlainDate(day) && day > DECOM && (DEC === null || day < DEC);

/** What the row itself says has changed. */
const changedBy = (reason: unknown): readonly Changing[] => {
  if (reason === 'L') return ['LS'];
  return reason === 'P' || reason === 'T' ? ['PLACE', 'PLACE_PROVIDER'] : ['LS', 'PLACE', 'PLACE_PROVIDER'];
};
