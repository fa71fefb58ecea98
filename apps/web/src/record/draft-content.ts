/** What a draft on the server holds: the answers, and beside them what the page itself asks (the day, reasons for passing a gate). */
import type { Answers } from '@homeward/contract';

export interface Typed {
  /** Everything typed on this visit, answers to questions that are hidden just now included: a flip back brings them back. */
  readonly answers: Answers;
  /** The day it happened; half a day while it is being typed. */
  readonly day: string | undefined;
  /** Soft gate -> why it should go ahead. */
  readonly reasons: Readonly<Record<string, string>>;
}

// A question's name begins with a letter, so these can never be one.
const DAY = '.day';
const REASON = '.reason.';

export const toDraft = ({ answers, day, reasons }: Typed): Answers => ({
  ...answers,
  ...(day !== undefined && { [DAY]: day }),
  ...Object.fromEntries(Object.entries(reasons).map(([gate, reason]) => [REASON + gate, reason])),
});

export function fromDraft(draft: Answers): Typed {
  const entries = Object.entries(draft);
  const day = draft[DAY];
  return {
    answers: Object.fromEntries(entries.filter(([name]) => !name.startsWith('.'))),
    day: typeof day === 'string' ? day : undefined,
    reasons: Object.fromEntries(
      entries.flatMap(([name, value]) =>
        name.startsWith(REASON) && typeof value === 'string' ? [[name.slice(REASON.length), value]] : [],
      ),
    ),
  };
}

export const draftTitle = (name: string, titles: Readonly<Record<string, string>>): string =>
  name === DAY ? 'The day it happened' : name.startsWith(REASON) ? 'Reason for going ahead' : (titles[name] ?? name);
