/** Leaves out aims that stand and do the same as one before. */
import type { Prepared } from './prepare.js';

/** Of those that are the same the first; but what one of them is for may be known while another still has something to show, so it is gone for in any case. */
export const distinct = (aims: readonly Prepared[]): Prepared[] => {
  const found = new Map<string, Prepared>();
  for (const one of aims) {
    const key = JSON.stringify([one.setting, one.steps]);
    const first = found.get(key);
    if (first === undefined) found.set(key, one);
    else if (first.aim.shows !== undefined && first.aim.shows !== one.aim.shows) {
      const { shows: _several, ...aim } = first.aim;
      found.set(key, { ...first, aim });
    }
  }
  return [...found.values()];
};
