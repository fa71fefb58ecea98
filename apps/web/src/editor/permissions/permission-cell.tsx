/** One cell: ticked when the role may, with a way to say when. */
import type { GrantCell } from '@homeward/definition';

export function PermissionCell({
  id,
  sentence,
  cell,
  isLocked,
  onTick,
  onOpen,
}: {
  readonly id: string;
  /** "Social worker may read “Report”": what the tick says to who does not see the table. */
  readonly sentence: string;
  readonly cell: GrantCell;
  readonly isLocked: boolean;
  onTick(isOn: boolean): void;
  onOpen(): void;
}) {
  return (
    <span className="hw-cell">
      <label className="hw-cell__tick" htmlFor={id}>
        <input
          type="checkbox"
          id={id}
          checked={cell.kind !== 'no'}
          disabled={isLocked}
          onChange={(event) => onTick(event.target.checked)}
        />
        <span className="govuk-visually-hidden">{sentence}</span>
      </label>
      {cell.kind !== 'no' && (
        <button type="button" className="hw-link-button" onClick={onOpen}>
          {cell.kind === 'when' ? 'only when …' : 'always'}
          <span className="govuk-visually-hidden"> {sentence}</span>
        </button>
      )}
    </span>
  );
}
