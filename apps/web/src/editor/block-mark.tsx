/** Says of an element that a building block brings it, and what changing it means. */
import { useEditing } from './editing';

export function BlockMark({ file, at }: { readonly file: string; readonly at: string }) {
  const block = useEditing().blockOf(file, at);
  if (block === undefined) return null;
  return (
    <p className="govuk-body-s hw-block-mark">
      From the building block “{block}”. Changing it makes it your authority’s own.
    </p>
  );
}
