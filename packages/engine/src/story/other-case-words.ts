/** What a story expected other cases to hear, and what they do hear, as a process owner reads it. */
import type { Pack, Process } from '@homeward/definition';
import { NOBODY_HEARS, saidHandedOn, withoutHandedOn } from './signal-label.js';
import { bracketed } from './story-names.js';
import type { VerdictInWords } from './story-result.js';

/**
 * @param own the process of the case that the step is about
 * @param label what was expected: `match(AB/F1) begins with family F1`
 * @param got what other cases hear instead, one after the other
 */
export const otherCasesInWords = (pack: Pack, own: Process, label: string, got: string): VerdictInWords => {
  const heard = got === NOBODY_HEARS ? [] : got.split(BETWEEN);
  const same = heard.find((one) => withoutHandedOn(one) === withoutHandedOn(label));
  const handedOn = saidHandedOn(label);
  const { said, title, isStart } = signal(pack, own, label);
  if (handedOn !== undefined && same !== undefined)
    return {
      about: `What ${isStart ? `a case of “${title}” begins with` : `the case of “${title}” is told`}`,
      expected: handedOn,
      now: saidHandedOn(same) ?? 'nothing',
    };
  const now = heard.map((one) => signal(pack, own, one).named);
  return {
    about: `Whether ${said}`,
    expected: 'yes',
    now: now.length === 0 ? 'no other case hears of it' : now.join('; '),
  };
};

/** A value that is handed on may have a semicolon in it: another signal begins with whose it is. */
const BETWEEN = /; (?=\S+ (?:begins|is linked|hears \S+)(?: with |; |$))/;

interface Signal {
  readonly title: string;
  readonly isStart: boolean;
  /** Of every such case: `a case of “Match” begins`. */
  readonly said: string;
  /** Of this one: `a case of “Match” (AB/F1) begins`. */
  readonly named: string;
}

const signal = (pack: Pack, own: Process, label: string): Signal => {
  const [whose = '', what = '', event = ''] = label.split(' ');
  const { name, about } = bracketed(whose);
  const process = about !== undefined && Object.hasOwn(pack.processes, name) ? (pack.processes[name] ?? own) : own;
  const { title } = process.definition;
  const isStart = what === 'begins';
  const does =
    what === 'hears'
      ? `hears of “${(Object.hasOwn(process.events, event) ? process.events[event]?.title : undefined) ?? event}”`
      : isStart
        ? 'begins'
        : 'is linked';
  const whichever = `${isStart ? 'a' : 'the'} case of “${title}”`;
  return { title, isStart, said: `${whichever} ${does}`, named: `${whichever} (${about ?? whose}) ${does}` };
};
