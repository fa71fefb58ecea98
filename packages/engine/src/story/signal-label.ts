/** How a story names what other cases hear: `match(AB/F1) begins with family F1`, `YZ hears PPM_HELD`. */
import type { OutgoingSignal } from '../decision.js';

/** Between what is heard and what is handed on with it. A story may leave the second out. */
const WITH = ' with ';

/** @param from the process of the case that tells it: a case of the same process goes by its reference alone */
export const signalLabel = ({ subjectRef, process, signal }: OutgoingSignal, from: string): string => {
  const whose = process === undefined || process === from ? subjectRef : `${process}(${subjectRef})`;
  if (signal.kind === 'link') return `${whose} is linked`;
  const heard = signal.kind === 'open' ? `${whose} begins` : `${whose} hears ${signal.event}`;
  // Brothers and sisters of whom one event tells hear all of its answers, which the step itself lists.
  if (process === undefined) return heard;
  const handedOn = Object.entries(signal.kind === 'open' ? signal.facts : signal.answers)
    .map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .sort();
  return handedOn.length === 0 ? heard : `${heard}${WITH}${handedOn.join(', ')}`;
};

/** @returns whether a story means this signal by that name, in full or without what is handed on */
export const isMeant = (named: string, signal: string): boolean =>
  signal === named || (!named.includes(WITH) && signal.startsWith(`${named}${WITH}`));

/** The signals that a story does not name; one that is sent twice is named twice. */
export const signalsUntold = (signals: readonly string[], named: readonly string[] = []): string[] => {
  const left = [...named];
  return signals.filter((signal) => {
    const found = left.findIndex((one) => isMeant(one, signal));
    if (found >= 0) left.splice(found, 1);
    return found < 0;
  });
};
