/** The heading of a panel that shows now a list, now one of its things: it takes the focus when somebody has gone from one to the other. */
import { type RefObject, useCallback, useEffect, useRef, useState } from 'react';

/** @returns where the heading is put, and what is called when somebody has gone on; at first the focus stays where it is */
export function useHeadingFocus(): { readonly heading: RefObject<HTMLHeadingElement | null>; moved(): void } {
  const heading = useRef<HTMLHeadingElement>(null);
  const [moves, setMoves] = useState(0);
  useEffect(() => {
    if (moves > 0) heading.current?.focus();
  }, [moves]);
  // The same at every drawing: what is drawn with it need not be drawn again.
  const moved = useCallback(() => setMoves((count) => count + 1), []);
  return { heading, moved };
}
