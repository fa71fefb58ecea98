/** Whether a form names a role: to fill it in, or to put its name to what others have filled in. */
import type { Pack, Process } from '../pack.js';
import { formsOf } from '../pack-rules.js';

/** @param event what is recorded through the form */
export const isOnTheForm = (pack: Pack, process: Process, event: string, role: string): boolean =>
  formsOf(pack, process, event).some(
    ({ layout: { fills, signOffs } }) => fills.includes(role) || signOffs.some((one) => one.role === role),
  );
