/** Why a value cannot stand in a pack, whatever its schema: the bounds that reading a file's text keeps to. */
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
    if (typeof one.value !== 'object' || one.value === null) continue;
    if (one.depth > DEEPEST) return `This is nested more than ${DEEPEST} levels deep.`;
    for (const [name, inner] of Object.entries(one.value)) {
      if (!Array.isArray(one.value) && !isSafeName(name))
        return `The name \`${name.slice(0, 80)}\` is one that JavaScript reserves; no pack may use it.`;
      waiting.push({ value: inner, depth: one.depth + 1 });
    }
  }
  return undefined;
};
