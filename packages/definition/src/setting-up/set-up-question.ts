/** What a guided set-up shows: steps of questions, each with its answer now and the one that most authorities give. */
import type { Authority, Word } from '../authority.js';
import type { BodyDefinition } from '../body.js';
import type { SetUpClause } from './set-up-answers.js';

export interface SetUpStep {
  /** As it stands in an address. */
  readonly key: string;
  readonly group: 'Your council' | 'Your procedure' | 'People';
  readonly title: string;
  readonly about: string;
  readonly questions: readonly SetUpQuestion[];
}

export interface SetUpOption {
  readonly value: string;
  readonly title: string;
}

interface Asked {
  /** Where the answer stands in the answers of the set-up. */
  readonly place: readonly string[];
  readonly label: string;
  readonly hint?: string;
  /** Questions of one step that belong together stand under it. */
  readonly heading?: string;
  readonly unit?: string;
  /** Why the usual answer is what it is. */
  readonly because?: string;
  readonly sources?: readonly string[];
  /** Of an answer that comes from what practitioners know and nobody has looked up: whether somebody has confirmed it here. */
  readonly isConfirmed?: boolean;
  readonly isOptional?: boolean;
  /** Why it cannot be answered with yes now. */
  readonly cannot?: string;
}

export type SetUpQuestion = Asked &
  (
    | { readonly kind: 'text'; readonly value: string; readonly usual?: string }
    | { readonly kind: 'number'; readonly value?: number; readonly usual?: number }
    /** What a set-up cannot ask, for only the editor knows which answers mean something. */
    | { readonly kind: 'shown'; readonly value: string }
    | { readonly kind: 'yesNo'; readonly value: boolean; readonly usual?: boolean }
    | { readonly kind: 'role'; readonly value: string; readonly options: readonly SetUpOption[] }
    | { readonly kind: 'roles'; readonly value: readonly string[]; readonly options: readonly SetUpOption[] }
    | { readonly kind: 'word'; readonly value: Word; readonly usual: Word }
    | { readonly kind: 'every'; readonly value: BodyDefinition['cadence'] }
    | { readonly kind: 'before'; readonly value: BodyDefinition['paperCutOff'] }
    | { readonly kind: 'teams'; readonly value: Authority['teams'] }
    | { readonly kind: 'closures'; readonly value: Authority['closures'] }
    | { readonly kind: 'clauses'; readonly value: readonly SetUpClause[]; readonly options: readonly SetUpOption[] }
  );
