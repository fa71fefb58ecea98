/** How a story names what other cases hear: `match(AB/F1) begins with family F1`, `YZ hears PPM_HELD`. */
import type { OutgoingSignal } from '../decision.js';

/** Between what is heard and what is handed on with it. A story may leave the second out. No name of a case or an event has a space in it. */
const WITH = ' with ';

/** What stands in the place of what other cases hear where none does. */
export const NOBODY_HEARS = 'no other case hears';

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

/** `match(AB/F1) begins` of the same with what is handed on. */
export const withoutHandedOn = (label: string): string => label.split(WITH, 1)[0] ?? label;

/** What is handed on, as the label says it; undefined where it says nothing of that. */
export const saidHandedOn = (label: string): string | undefined =>
  label.includes(WITH) ? label.slice(label.indexOf(WITH) + WITH.length) : undefined;

interface Heard {
  /** Of each name whether a signal goes by it: in full, or without what is handed on. Each signal goes by one name. */
  readonly isHeard: readonly boolean[];
  /** The signals that a story does not name; one that is sent twice is named twice. */
  readonly untold: readonly string[];
}

/** @param named what a story says that other cases hear */
export const heardOf = (signals: readonly string[], named: readonly string[] = []): Heard => {
  const untold = [...signals];
  const take = (isIt: (signal: string) => boolean): boolean => {
    const at = untold.findIndex(isIt);
    if (at >= 0) untold.splice(at, 1);
    return at >= 0;
  };
  // First those that are named in full: whatever is named without goes by what is left.
  const inFull = named.map((one) => take((signal) => signal === one));
  const isHeard = named.map(
    (one, index) => inFull[index] === true || take((signal) => withoutHandedOn(signal) === one),
  );
  return { isHeard, untold };
};

/**
 * What a story would say of other cases today: as it was said where that still is so, else of the same case with what is handed on now.
 *
 * @param whole the story says that nothing else has followed
 */
export const heardNow = (signals: readonly string[], named: readonly string[] = [], whole: boolean): string[] => {
  const { isHeard, untold } = heardOf(signals, named);
  const left = [...untold];
  const told = named.flatMap((one, index) => {
    if (isHeard[index] === true) return [one];
    const at = left.findIndex((signal) => withoutHandedOn(signal) === withoutHandedOn(one));
    return at < 0 ? [] : left.splice(at, 1);
  });
  return whole ? [...told, ...left] : told;
};
