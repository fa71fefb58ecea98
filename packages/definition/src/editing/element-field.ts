/** One thing that an editor asks about an element of a pack: its words, and the shape of what may be answered. */
import type { Json } from '../parse-json.js';
import type { NamedKind } from './named-things.js';

/** What a condition in that place can ask about: the answers of the event beside it, those of the event that it is a part of, or none. */
export type RuleIn = 'process' | 'event' | 'ownEvent' | 'tracker';

export interface FieldOption {
  readonly value: string;
  readonly title: string;
}

export type FieldShape =
  | { readonly kind: 'text'; readonly isLong: boolean; readonly most?: number }
  | { readonly kind: 'number'; readonly least?: number; readonly most?: number }
  | { readonly kind: 'yesNo' }
  /** One constant, there or not: "not by its author". */
  | { readonly kind: 'mark'; readonly value: string }
  | { readonly kind: 'choice'; readonly options: readonly FieldOption[] }
  | { readonly kind: 'choices'; readonly options: readonly FieldOption[] }
  | { readonly kind: 'name'; readonly of: NamedKind }
  | { readonly kind: 'names'; readonly of: NamedKind; readonly least: number; readonly most?: number }
  | { readonly kind: 'rule'; readonly in: RuleIn }
  | { readonly kind: 'sources' }
  | { readonly kind: 'list'; readonly item: ElementField; readonly least: number; readonly most?: number }
  | { readonly kind: 'group'; readonly fields: readonly ElementField[] }
  | { readonly kind: 'oneOf'; readonly options: readonly ElementField[] }
  /** Said to be absent: the procedure states none. */
  | { readonly kind: 'nothing' };

export interface ElementField {
  /** The key inside its group; of a list's item or an alternative a name of its own. */
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  /** It must be there. */
  readonly isRequired: boolean;
  /** What holds while nothing is said. */
  readonly preset?: Json;
  readonly shape: FieldShape;
}

/** The kinds of elements that the generic editor knows. */
export const EDITED_KINDS = [
  'document',
  'task',
  'notice',
  'body',
  'tracker',
  'fact',
  'role',
  'authority',
  'process',
  'event',
] as const;
export type EditedKind = (typeof EDITED_KINDS)[number];
