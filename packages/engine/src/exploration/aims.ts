/** What exploring aims at, one after the other: each transition, gate, limit, task and notice, and each condition deciding each rule. */
import type { Pack } from '@homeward/definition';
import type { Aim } from './aim.js';
import { chartAims } from './chart-aims.js';
import { deadlineAims } from './deadline-aims.js';
import { documentAims } from './document-aims.js';
import { eventAims } from './event-aims.js';
import { grantAims } from './grant-aims.js';
import { linkAims } from './link-aims.js';
import { questionAims } from './question-aims.js';
import { timeAims } from './time-aims.js';
import { workAims } from './work-aims.js';

/** In the order in which they are gone for: whole elements first, for they show much else on the way. */
export const aimsOf = (pack: Pack, id: string): Aim[] => {
  const process = pack.processes[id];
  if (process === undefined) return [];
  return [
    ...chartAims(pack, id, process),
    ...timeAims(pack, id, process),
    ...deadlineAims(pack, id, process),
    ...workAims(pack, id, process),
    ...documentAims(pack, id, process),
    ...eventAims(pack, id, process),
    ...linkAims(pack, id, process),
    ...grantAims(pack, process),
    ...questionAims(pack, process),
  ];
};
