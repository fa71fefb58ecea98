/** What stands in a place, as people can read it: words as they are, lists as lists, the rest with its names. */
import type { Json } from '@homeward/definition';

const MOST_LINES = 12;

export function ValueShown({ value }: { readonly value: Json | undefined }) {
  const lines = linesOf(value, '');
  const shown = lines.slice(0, MOST_LINES);
  return (
    <div className="hw-value">
      {shown.map((line) => (
        <p key={line} className="govuk-body-s">
          {line}
        </p>
      ))}
      {lines.length > shown.length && (
        <p className="govuk-body-s hw-quiet">and {lines.length - shown.length} more lines</p>
      )}
    </div>
  );
}

/** One line per value, with the names that lead to it. */
export const linesOf = (value: Json | undefined, name: string): string[] => {
  const said = (words: string): string[] => [name === '' ? words : `${name}: ${words}`];
  if (value === undefined) return said('nothing');
  if (value === null) return said('none');
  if (typeof value === 'boolean') return said(value ? 'yes' : 'no');
  if (typeof value !== 'object') return said(String(value));
  const parts = Array.isArray(value)
    ? value.map((item, index): [string, Json] => [String(index + 1), item])
    : Object.entries(value);
  if (parts.length === 0) return said(Array.isArray(value) ? 'an empty list' : 'nothing in it');
  return parts.flatMap(([key, part]) => linesOf(part, name === '' ? key : `${name} › ${key}`));
};
