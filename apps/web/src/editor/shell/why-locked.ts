/** Why a draft cannot be changed now, in words; undefined while it can. */
import type { DraftState } from '@homeward/contract';

export function whyLocked({ status, lost }: Pick<DraftState, 'status' | 'lost'>): string | undefined {
  if (lost === true)
    return 'This page has lost track of the draft. Load it again to go on; what you changed is kept and laid over it.';
  switch (status) {
    case 'draft':
      return undefined;
    case 'inReview':
      return 'This draft is in review, so it stays as it is until it is given back. See “Changes and history”.';
    case 'published':
      return 'This draft has been published. To change the procedure further, start a new draft from its version.';
    case 'abandoned':
      return 'This draft was abandoned. It can be taken up again under “Changes and history”.';
  }
}
