// Rules of the adoption tables and what the episodes say of adoption: 119, 331, 333, 523, 525, 551, 553, 554, 558, 601.
import type { ChildRows } from '../child-rows.js';
import { isAdoption } from '../code-lists/end-of-care-codes.js';
import { isAdoptivePlacement } from '../code-lists/placement-codes.js';
import { type Finding, finding } from '../finding.js';
import type { PlainDate } from '../plain-date.js';
import { writeReturnDate } from '../return-date.js';
import type { AdoptionRow, EpisodeRow } from '../rows.js';

const day = writeReturnDate;

/** Findings of one child about adoption. */
export function adoptionFindings(child: ChildRows): Finding[] {
  return [
    ...decisionFindings(child),
    ...missingDecisionFindings(child),
    ...placementOrderFindings(child),
    ...adopterFindings(child),
    ...adoptedFindings(child),
  ];
}

/** 119: a reversal has its date and its reason. 525: after it, nobody adopts. */
function decisionFindings({ decisions, adoptions }: ChildRows): Finding[] {
  const found: Finding[] = [];
  for (const row of decisions) {
    const unread = row.unread.includes('DATE_PLACED_CEASED') || row.unread.includes('REASON_PLACED_CEASED');
    if ((row.DATE_PLACED_CEASED === undefined) !== (row.REASON_PLACED_CEASED === undefined) && !unread) {
      const lacks = row.DATE_PLACED_CEASED === undefined ? 'a reason but no date' : 'a date but no reason';
      found.push(finding('119', row, `The decision for adoption was reversed with ${lacks}; both are needed.`));
    }
  }
  const last = decisions.at(-1);
  if (last?.DATE_PLACED_CEASED !== undefined && adoptions.length > 0) {
    const sentence = `The decision for adoption was reversed on ${day(last.DATE_PLACED_CEASED)}, but the child has details of adopters.`;
    found.push(finding('525', last, sentence));
  }
  return found;
}

/** 551 and 553: being placed for adoption, or a placement order, needs the decision that the child should be. */
function missingDecisionFindings({ decisions, episodes }: ChildRows): Finding[] {
  const decided = decisions.some((row) => row.DATE_PLACED !== undefined || row.unread.includes('DATE_PLACED'));
  const found: Finding[] = [];
  for (const row of episodes) {
    if (!decided && isAdoptivePlacement(row.PLACE)) {
      found.push(finding('551', row, `Placed for adoption (${row.PLACE}), but there is no date of that decision.`));
    }
    if (!decided && row.LS === 'E1') {
      found.push(finding('553', row, 'Under a placement order, but there is no date of the decision for adoption.'));
    }
  }
  const open = episodes.at(-1);
  const last = decisions.at(-1);
  if (
    open?.LS === 'E1' &&
    open.DEC === undefined &&
    !open.unread.includes('DEC') &&
    last?.DATE_PLACED_CEASED !== undefined
  ) {
    const sentence = `The decision for adoption was reversed on ${day(last.DATE_PLACED_CEASED)}, but the placement order is still running.`;
    found.push(finding('553', last, sentence));
  }
  return found;
}

/** 554: the decision comes on or before the placement order. */
function placementOrderFindings({ decisions, episodes }: ChildRows): Finding[] {
  const order = episodes.find((row) => row.LS === 'E1');
  const first = decisions.find((row) => row.DATE_PLACED !== undefined);
  if (order === undefined || first?.DATE_PLACED === undefined || first.DATE_PLACED <= order.DECOM) return [];
  const sentence = `The decision for adoption is dated ${day(first.DATE_PLACED)}, after the placement order of ${day(order.DECOM)}.`;
  return [finding('554', first, sentence)];
}

/** 523, 333 and 331: decision, match and placement come in that order, and the decision has one date. */
function adopterFindings({ adoptions, decisions, episodes }: ChildRows): Finding[] {
  const found: Finding[] = [];
  const placedOn = placedForAdoptionOn(episodes);
  for (const row of adoptions) {
    const { DATE_INT, DATE_MATCH } = row;
    const dates = decisions.flatMap(({ DATE_PLACED }) => (DATE_PLACED === undefined ? [] : [DATE_PLACED]));
    if (DATE_INT !== undefined && dates.length > 0 && !dates.includes(DATE_INT)) {
      const sentence = `DATE_INT is ${day(DATE_INT)}, but the decision for adoption (DATE_PLACED) is dated ${dates.map(day).join(', ')}.`;
      found.push(finding('523', row, sentence));
    }
    if (DATE_INT !== undefined && DATE_MATCH !== undefined && DATE_INT > DATE_MATCH) {
      found.push(
        finding('333', row, `Matched on ${day(DATE_MATCH)}, before the decision for adoption of ${day(DATE_INT)}.`),
      );
    }
    if (DATE_MATCH !== undefined && placedOn !== undefined && DATE_MATCH > placedOn) {
      found.push(
        finding('331', row, `Matched on ${day(DATE_MATCH)}, after being placed for adoption on ${day(placedOn)}.`),
      );
    }
  }
  return found;
}

/**
 * The day the child was placed with those who adopted: the start of the unbroken run of adoptive placements that
 * ended in adoption. A legal status that changes during the placement starts an episode but not a placement, so
 * the start of the last episode would be too late a date.
 */
function placedForAdoptionOn(episodes: readonly EpisodeRow[]): PlainDate | undefined {
  const last = episodes.findLastIndex((row) => isAdoption(row.REC));
  if (last === -1) return undefined;
  let first = last;
  while (isAdoptivePlacement(episodes[first]?.PLACE) && isAdoptivePlacement(episodes[first - 1]?.PLACE)) first -= 1;
  return episodes[first]?.DECOM;
}

const adopterFields = ['DATE_INT', 'DATE_MATCH', 'FOSTER_CARE', 'NB_ADOPTR', 'SEX_ADOPTR', 'LS_ADOPTR'] as const;

/** 558: a child who was adopted has a decision that stands. 601: and complete details of the adopters. */
function adoptedFindings({ adoptions, decisions, episodes }: ChildRows): Finding[] {
  const adopted = episodes.findLast((row) => isAdoption(row.REC));
  if (adopted === undefined) return [];
  const found: Finding[] = [];
  if (decisions.length > 0 && decisions.every((row) => row.DATE_PLACED_CEASED !== undefined)) {
    const sentence = `Adopted (${adopted.REC}), although the decision for adoption was reversed.`;
    found.push(finding('558', adopted, sentence));
  }
  const blank = blankAdopterFields(adoptions.at(-1));
  if (blank.length > 0) {
    found.push(
      finding(
        '601',
        adopted,
        `Adopted (${adopted.REC}), but these details of adoption are blank: ${blank.join(', ')}.`,
      ),
    );
  }
  return found;
}

function blankAdopterFields(row: AdoptionRow | undefined): readonly string[] {
  if (row === undefined) return adopterFields;
  return adopterFields.filter((column) => row[column] === undefined && !row.unread.includes(column));
}
