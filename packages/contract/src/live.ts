/** Noticing what others change: a stream of server-sent events that says which case moved, never what is in it. */
import { z } from 'zod';
import { Id, Revision } from './names.js';

export const LIVE_PATH = '/api/live';

/** The stream's `changed` event: the page reads again what it shows. Its `ping` keeps the line open and says nothing. */
export const CaseChanged = z.strictObject({ case: Id, revision: Revision });
export type CaseChanged = z.infer<typeof CaseChanged>;

/** The stream's `draft` event, for those who own the procedure: a draft has come to this step, or something was done with it as a whole. */
export const DraftMoved = z.strictObject({ draft: Id, seq: z.number().int() });
export type DraftMoved = z.infer<typeof DraftMoved>;
