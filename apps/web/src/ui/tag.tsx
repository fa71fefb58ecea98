/** A short word in a coloured box; the colour never says more than the word does. */
import type { ReactNode } from 'react';

export type TagColour = 'red' | 'orange' | 'yellow' | 'green' | 'blue' | 'purple' | 'grey';

export function Tag({ colour = 'blue', children }: { readonly colour?: TagColour; readonly children: ReactNode }) {
  return <strong className={`govuk-tag govuk-tag--${colour}`}>{children}</strong>;
}
