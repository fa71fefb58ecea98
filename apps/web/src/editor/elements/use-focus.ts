/** Moves the focus to something that an act has just put on the page, or to what stands in the place of what it took away. */
import { useEffect, useState } from 'react';

/** @returns asks for the focus of the first of these ids that is on the page after the next drawing */
export function useFocus(): (...ids: readonly string[]) => void {
  const [wanted, setWanted] = useState<readonly string[]>([]);
  useEffect(() => {
    for (const id of wanted) {
      const element = document.getElementById(id);
      if (element === null) continue;
      element.focus();
      break;
    }
  }, [wanted]);
  return (...ids) => setWanted([...ids]);
}
