/** Says of an element that a building block brings it, and who else would see a change of the block. */
import { useBlock } from './draft-context';
import { useEditing } from './editing';
import { listed } from './listed';

/** Nothing for what the authority says itself, or has changed. */
export function BlockMark({ file, at }: { readonly file: string; readonly at: string }) {
  const id = useEditing().blockOf(file, at);
  const block = useBlock(id);
  if (id === undefined) return null;
  const others = block?.alsoIn ?? [];
  return (
    <p className="govuk-body-s hw-from-block">
      From the building block “{block?.title ?? id}”{others.length > 0 && `, also used by ${listed(others)}`}. Changing
      it here makes it your authority’s own.
    </p>
  );
}
