/** Why a value cannot stand in a pack, whatever its schema: the bounds that reading a file's text keeps to. */
import { codeOf, hiddenIn } from '../hidden-characters.js';
import { isSafeName } from '../names.js';
import { DEEPEST, type Json, MOST_NODES } from '../parse-json.js';

/** One sentence, or undefined when nothing is against it. */
export const jsonFault = (json: Json): string | undefined => {
  let nodes = 0;
  // A list of what is still to be looked at, not recursion: the depth is what is in doubt.
  const waiting: { readonly value: Json; readonly depth: number }[] = [{ value: json, depth: 0 }];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    nodes += 1;
    if (nodes > MOST_NODES) return `This holds more than ${MOST_NODES.toLocaleString('en-GB')} values.`;
    if (typeof one.value === 'string') {
      const hidden = hiddenIn(one.value);
      if (hidden !== undefined) return hiddenSaid(one.value, hidden);
    }
    if (typeof one.value !== 'object' || one.value === null) continue;
    if (one.depth > DEEPEST) return `This is nested more than ${DEEPEST} levels deep.`;
    for (const [name, inner] of Object.entries(one.value)) {
      if (!Array.isArray(one.value) && !isSafeName(name))
        return `The name \`${name.slice(0, 80)}\` is one that JavaScript reserves; no pack may use it.`;
      const hidden = Array.isArray(one.value) ? undefined : hiddenIn(name);
      if (hidden !== undefined) return hiddenSaid(name, hidden);
      waiting.push({ value: inner, depth: one.depth + 1 });
    }
  }
  return undefined;
};

/** A word processor's soft line break is one: whoever pasted it does not know that it is there. */
const hiddenSaid = (text: string, hidden: string): string => {
  const before = text.slice(0, text.indexOf(hidden)).trim().slice(-40);
  return `This text holds a character that nobody sees (${codeOf(hidden)})${before === '' ? ' at its beginning' : `, after “${before}”`}. Write it again there, without pasting.`;
};
