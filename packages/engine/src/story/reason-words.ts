/** The reason for which a step is refused, which stories call by a name, as a process owner reads it. */
import type { EventDefinition, Pack } from '@homeward/definition';
import { roleTitle } from '../rules/words.js';
import { bracketed } from './story-names.js';

/** `gate-shut(a, b)` -> what the two gates say; other reasons by their kind. */
export const reasonInWords = (pack: Pack, event: EventDefinition | undefined, label: string): string => {
  const { name, about = '' } = bracketed(label);
  const keys = about.split(', ').filter((key) => key !== '');
  if (name === 'answers-invalid' && keys.length > 0) return `an answer is missing or wrong: ${keys.join(', ')}`;
  if (keys.includes('author')) return 'its author may not do it';
  const reason = Object.hasOwn(REASONS, name) ? REASONS[name] : undefined;
  if (name !== 'gate-shut') return `${reason ?? name}${about === '' ? '' : ` (${roleTitle(pack, about)})`}`;
  return keys.map((key) => event?.gates.find((gate) => gate.key === key)?.sentence ?? key).join(' ');
};

const REASONS: Readonly<Record<string, string>> = {
  'not-permitted': 'not allowed to whoever does it',
  'not-open-now': 'not open at that point',
  'answers-invalid': 'an answer is missing or wrong',
  'document-not-ready': 'its document is not ready',
  'date-not-possible': 'the day is not possible',
  'nothing-to-do': 'there is nothing to do',
  'not refused': 'it can be done',
};
