/** A story that exploring found. */
import type { Story } from '@homeward/definition';

export interface FoundStory {
  /** The part of the pack that it guards. */
  readonly part: string;
  readonly story: Story;
  /** Everything that it shows: elements with what they did, and outcomes of rules with what decided them. */
  readonly shows: ReadonlySet<string>;
}
