/** One step on the draft, said as the draft that it leads to. */
import { changesBetween, type DraftFiles } from '@homeward/definition';
import { useEditing } from '../editing';

/** @returns makes the step; one that changes nothing is none */
export function useAct(): (label: string, after: DraftFiles) => void {
  const { files, change } = useEditing();
  return (label, after) => {
    const changes = changesBetween(files, after);
    if (changes.length > 0) change(label, changes);
  };
}
