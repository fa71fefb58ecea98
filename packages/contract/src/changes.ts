/** What one entry changed, in words: the answer to a submitted form and a line of the history say it alike. */
import { z } from 'zod';
import { Day } from './names.js';

export const DeadlineChanged = z.strictObject({
  kind: z.enum(['started', 'moved', 'met', 'metLate', 'overdue', 'cancelled', 'reminded']),
  title: z.string(),
  due: Day,
  words: z.string().describe('"CLA review started: due by 8 June 2026"'),
});

export const ChangesInWords = z.strictObject({
  /** States entered, as people read them: "Adoption: exploring". */
  states: z.array(z.string()),
  deadlines: z.array(DeadlineChanged),
  facts: z.array(z.string()).describe('"Legal status: interim care order, from 2 March 2026"'),
  documents: z.array(z.string()),
  tasks: z.array(z.string()),
  told: z.array(z.string()).describe('Who was told, by role: "Independent reviewing officer"'),
});
export type ChangesInWords = z.infer<typeof ChangesInWords>;
