/** A try-out as this window keeps it: what was done, so that it is still there after looking elsewhere or loading the page again. Nothing of it is a child's. */
import { PlainDate } from '@homeward/definition';
import { z } from 'zod';

const Act = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('clock'), to: PlainDate }),
  z.strictObject({
    kind: z.literal('record'),
    role: z.string(),
    event: z.string(),
    document: z.string().optional(),
    answers: z.record(z.string(), z.unknown()),
    overrides: z.array(z.strictObject({ gate: z.string(), reason: z.string() })).optional(),
  }),
]);

const KeptTryOut = z.strictObject({
  process: z.string(),
  dateOfBirth: PlainDate,
  sex: z.string(),
  openedOn: PlainDate,
  acts: z.array(Act),
});
export type KeptTryOut = z.infer<typeof KeptTryOut>;

const keyOf = (draft: string): string => `homeward.try-out.${draft}`;

/** Undefined when none was begun, or this window keeps nothing. */
export function recallTryOut(draft: string): KeptTryOut | undefined {
  try {
    const read = KeptTryOut.safeParse(JSON.parse(sessionStorage.getItem(keyOf(draft)) ?? 'null'));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

export function keepTryOut(draft: string, kept: KeptTryOut | undefined): void {
  try {
    if (kept === undefined) sessionStorage.removeItem(keyOf(draft));
    else sessionStorage.setItem(keyOf(draft), JSON.stringify(kept));
  } catch {
    // A window that keeps nothing still tries out; it only forgets when it is closed.
  }
}
