/** The day on which stories that are found begin. */
import type { PlainDate } from '@homeward/definition';

/** Monday: a working day on which nothing else happens. */
export const FIRST_DAY: PlainDate = '2026-03-02';
