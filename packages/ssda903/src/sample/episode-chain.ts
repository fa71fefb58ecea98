// Builds a child's episodes so that each begins where the last ended and RNE says what changed.
import type { ReasonEpisodeCeased } from '../code-lists/end-of-care-codes.js';
import type { LegalStatus, Need, PlacementProvider, ReasonForNewEpisode } from '../code-lists/episode-codes.js';
import type { Placement } from '../code-lists/placement-codes.js';
import type { PlainDate } from '../plain-date.js';
import type { EpisodeRow } from '../rows.js';
import type { Random } from './random.js';

/** Where made-up rows stand until they are written. */
export const unwritten = { file: '', line: 0, unread: [] } as const;

/** The episodes of one child, grown change by change. */
export class EpisodeChain {
  readonly rows: EpisodeRow[] = [];
  readonly #child: string;
  readonly #need: Need;
  readonly #home: string;
  readonly #random: Random;

  constructor(child: string, need: Need, random: Random) {
    this.#child = child;
    this.#need = need;
    this.#random = random;
    this.#home = postcode(random);
  }

  enter(on: PlainDate, legalStatus: LegalStatus, placement: Placement): void {
    const where = this.#newPlacement(placement);
    this.#begin(on, { RNE: 'S', LS: legalStatus, ...where });
  }

  change(
    on: PlainDate,
    legalStatus: LegalStatus | undefined,
    placement: Placement | undefined,
    sameCarers: boolean,
  ): void {
    const current = this.rows.at(-1);
    if (current === undefined || current.DEC !== undefined || on <= current.DECOM) return;
    const newStatus = legalStatus !== undefined && legalStatus !== current.LS;
    const moves = placement !== undefined && !(sameCarers && placement === current.PLACE);
    if (!newStatus && !moves) return;
    const RNE: ReasonForNewEpisode = moves ? (newStatus ? (sameCarers ? 'U' : 'B') : sameCarers ? 'T' : 'P') : 'L';
    const { PLACE, PLACE_PROVIDER, PL_POST, URN } = current;
    const stays = { PLACE, PLACE_PROVIDER, PL_POST, URN };
    const where = !moves ? stays : sameCarers ? { ...stays, PLACE: placement } : this.#newPlacement(placement);
    const REASON_PLACE_CHANGE = moves
      ? this.#random.pick(['CARPL', 'CARPL', 'CARPL', 'CREQB', 'CREQO', 'CHILD', 'LAREQ', 'PLACE', 'CLOSE', 'OTHER'])
      : undefined;
    this.rows[this.rows.length - 1] = { ...current, DEC: on, REC: 'X1', REASON_PLACE_CHANGE };
    this.#begin(on, { RNE, LS: newStatus ? legalStatus : current.LS, ...where });
  }

  leave(on: PlainDate, reason: ReasonEpisodeCeased): void {
    const current = this.rows.at(-1);
    if (current !== undefined) this.rows[this.rows.length - 1] = { ...current, DEC: on, REC: reason };
  }

  #begin(on: PlainDate, fields: Partial<EpisodeRow>): void {
    this.rows.push({
      ...unwritten,
      CHILD: this.#child,
      DECOM: on,
      CIN: this.#need,
      HOME_POST: this.#home,
      ...fields,
    });
  }

  #newPlacement(PLACE: Placement) {
    // Numbers only go up within a chain, so that a move is always to another URN.
    const URN = String(
      Number(this.rows.at(-1)?.URN ?? this.#random.whole(1_000_000, 5_000_000)) + this.#random.whole(1, 90_000),
    );
    return { PLACE, PLACE_PROVIDER: this.#provider(PLACE), PL_POST: postcode(this.#random), URN };
  }

  #provider(placement: Placement): PlacementProvider {
    if (placement === 'U1' || placement === 'U2' || placement === 'U3' || placement === 'A5') return 'PR1';
    if (placement === 'R5' || placement === 'K1') return 'PR3';
    if (placement.startsWith('U') || placement.startsWith('A')) {
      return this.#random.weighted([
        ['PR1', 6],
        ['PR4', 3],
        ['PR2', 1],
      ]);
    }
    return this.#random.pick(['PR4', 'PR4', 'PR1', 'PR5']);
  }
}

// There is no postcode area ZZ, so a made-up postcode is never anybody's.
function postcode(random: Random): string {
  const letters = [
    'A',
    'B',
    'D',
    'E',
    'F',
    'G',
    'H',
    'J',
    'L',
    'N',
    'P',
    'Q',
    'R',
    'S',
    'T',
    'U',
    'W',
    'X',
    'Y',
  ] as const;
  return `ZZ${random.whole(1, 99)} ${random.whole(1, 9)}${random.pick(letters)}${random.pick(letters)}`;
}
