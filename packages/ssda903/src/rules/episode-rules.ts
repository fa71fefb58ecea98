// Rules within and between a child's episodes: 148, 217, 225, 433 to 436, and dates that contradict each other.
import type { ChildRows } from '../child-rows.js';
import { isTemporaryPlacement } from '../code-lists/placement-codes.js';
import { type Finding, finding } from '../finding.js';
import { writeReturnDate } from '../return-date.js';
import type { EpisodeRow } from '../rows.js';

const day = writeReturnDate;

/** Findings in each episode by itself. */
export function episodeFindings({ header, episodes }: ChildRows): Finding[] {
  const found: Finding[] = [];
  for (const row of episodes) {
    const { DECOM, DEC, REC, RNE, PLACE, unread } = row;
    if ((DEC === undefined) !== (REC === undefined) && !unread.includes('DEC') && !unread.includes('REC')) {
      const sentence =
        DEC === undefined ? 'Has a reason for ceasing but no end date.' : 'Has an end date but no reason.';
      found.push(finding('148', row, `${sentence} DEC and REC are given both or neither.`));
    }
    // The rule came in with the episodes that began on 1 April 2015 (S30).
    const goesOn = RNE === 'S' || RNE === 'T' || RNE === 'U' || unread.includes('RNE');
    if ((PLACE === 'A3' || PLACE === 'A5') && DECOM >= '2015-04-01' && !goesOn) {
      const sentence = `${PLACE} means placed for adoption with the current foster carer, so RNE must be S, T or U`;
      found.push(finding('217', row, `${sentence}; it is ${RNE ?? 'blank'}.`));
    }
    if (DEC !== undefined && DEC < DECOM) {
      found.push(finding('endedBeforeStart', row, `Ends on ${day(DEC)}, before it starts on ${day(DECOM)}.`));
    }
    if (header !== undefined && DECOM < header.DOB) {
      found.push(finding('startedBeforeBirth', row, `Starts on ${day(DECOM)}, before the child was born.`));
    }
  }
  return found;
}

/** Findings between each episode and the one before it. */
export function episodeChainFindings({ episodes }: ChildRows): Finding[] {
  const found: Finding[] = [];
  episodes.forEach((row, index) => {
    const before = episodes[index - 1];
    const continues = row.RNE !== undefined && row.RNE !== 'S';
    if (before === undefined) {
      if (continues) {
        const sentence = `The first episode has RNE ${row.RNE}, not S: the child may have been looked after before ${day(row.DECOM)}.`;
        found.push(finding('startNotInReturn', row, sentence));
      }
      return;
    }
    if (before.DEC === undefined ? !before.unread.includes('DEC') : before.DEC > row.DECOM) {
      const sentence = `Starts on ${day(row.DECOM)}, while the episode that began on ${day(before.DECOM)} had not ended.`;
      found.push(finding('overlappingEpisodes', row, sentence));
    }
    if (!continues) return;
    if (before.DEC !== row.DECOM && !before.unread.includes('DEC')) {
      const ended = before.DEC === undefined ? 'has no end date' : `ended on ${day(before.DEC)}`;
      const sentence = `RNE ${row.RNE} continues a period of care from ${day(row.DECOM)}, but the episode before ${ended}.`;
      found.push(finding('433', row, sentence));
    }
    found.push(...changeFindings(before, row));
  });
  return found;
}

/** 434 to 436: what RNE says changed is what changed. 225: a move has a reason. */
function changeFindings(before: EpisodeRow, row: EpisodeRow): Finding[] {
  const statusChanged = before.LS !== row.LS;
  const placementChanged = !samePlacement(before, row);
  const unknown = [...before.unread, ...row.unread].some((column) => column === 'LS' || column.startsWith('PL'));
  const found: Finding[] = [];
  if (!unknown) {
    const seen = `legal status ${statusChanged ? 'changed' : 'is the same'} and placement ${placementChanged ? 'changed' : 'is the same'}`;
    if (row.RNE === 'L' && (!statusChanged || placementChanged)) {
      found.push(finding('434', row, `RNE L means that only the legal status changed, but ${seen}.`));
    }
    if ((row.RNE === 'P' || row.RNE === 'T') && (statusChanged || !placementChanged)) {
      found.push(finding('435', row, `RNE ${row.RNE} means that only the placement changed, but ${seen}.`));
    }
    if ((row.RNE === 'B' || row.RNE === 'U') && (!statusChanged || !placementChanged)) {
      found.push(finding('436', row, `RNE ${row.RNE} means that legal status and placement changed, but ${seen}.`));
    }
  }
  const moved = row.RNE === 'P' || row.RNE === 'B' || row.RNE === 'T' || row.RNE === 'U';
  const needsReason = before.REC === 'X1' && !isTemporaryPlacement(before.PLACE) && !isTemporaryPlacement(row.PLACE);
  if (
    moved &&
    needsReason &&
    before.REASON_PLACE_CHANGE === undefined &&
    !before.unread.includes('REASON_PLACE_CHANGE')
  ) {
    const sentence = `The child moved on ${day(row.DECOM)}, but this episode gives no reason for the placement change.`;
    found.push(finding('225', before, sentence));
  }
  return found;
}

/** Whether two episodes are in the same placement: same type, provider, place and URN. */
export function samePlacement(a: EpisodeRow, b: EpisodeRow): boolean {
  return a.PLACE === b.PLACE && a.PLACE_PROVIDER === b.PLACE_PROVIDER && a.PL_POST === b.PL_POST && a.URN === b.URN;
}
