/** What one change between two versions of a pack is, and how changes are gathered. */
import type { Pack, Process } from '@homeward/definition';
import type { Words } from '../rules/words.js';
import type { World } from '../rules/world.js';

/** What a change touches, in the order in which people read them. */
export const TOUCHES = [
  'steps',
  'actions',
  'limits',
  'meetings',
  'forms',
  'documents',
  'tasks',
  'notices',
  'permissions',
  'rules',
  'facts',
  'parameters',
  'trackers',
  'words',
  'sources',
] as const;
export type Touches = (typeof TOUCHES)[number];

export interface Difference {
  readonly touches: Touches;
  readonly kind: 'added' | 'removed' | 'changed';
  /** Where it stands: in the later version, or in the earlier one for what was removed. */
  readonly path: string;
  /** One sentence a process owner reads. */
  readonly sentence: string;
  /** Somebody may now do or see more, or something is asked no longer: a second person should look at it. */
  readonly loosens: boolean;
}

/** One of the two versions, with what is needed to read its rules aloud. */
export interface Side {
  readonly pack: Pack;
  readonly words: Words;
  readonly world: World;
}

/** A process that the pack does not have has no words of its own: rules outside any process are read with the first there is. */
export const sideOf = (pack: Pack, process: Process): Side => ({
  pack,
  words: { pack, process },
  world: {
    vocabulary: { facts: pack.facts, rules: pack.rules, parameters: pack.authority.parameters },
    day: '2000-01-01',
    facts: {},
    answers: {},
    state: {},
    documents: {},
    deadlines: {},
    roles: [],
  },
});

/** A sentence about a change, before it is known where it stands. */
export type Said = string | { readonly text: string; readonly loosens: boolean };

export const loosening = (text: string): Said => ({ text, loosens: true });

export class Differences {
  readonly found: Difference[] = [];

  add(touches: Touches, kind: Difference['kind'], path: string, said: Said): void {
    const { text, loosens } = typeof said === 'string' ? { text: said, loosens: false } : said;
    this.found.push({ touches, kind, path, sentence: text, loosens });
  }
}

/** Two texts side by side: "is now X; it was Y". */
export const nowAndThen = (what: string, before: string, after: string): string =>
  `${what} is now ${after}; it was ${before}.`;
