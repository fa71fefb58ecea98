/** What a spreadsheet would change, and what of it cannot be taken, each with its row and column. */
import type { SheetNote, TakenSheets } from '@homeward/engine';
import { useEffect, useRef } from 'react';
import { StackingTable } from '../../ui/stacking-table';

export function SheetChanges({
  taken: { changes, problems },
  onTake,
  onLeave,
}: {
  readonly taken: TakenSheets;
  onTake(): void;
  onLeave(): void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="hw-banner">
      <h3 className="govuk-heading-s" tabIndex={-1} ref={heading}>
        {changes.length === 0
          ? 'The spreadsheet changes nothing'
          : `The spreadsheet changes ${changes.length === 1 ? 'one thing' : `${changes.length} things`}`}
      </h3>
      <NoteTable caption="What changes" notes={changes} />
      <NoteTable caption="What cannot be taken" notes={problems} />
      <div className="govuk-button-group">
        {changes.length > 0 && (
          <button type="button" className="govuk-button" onClick={onTake}>
            {problems.length === 0 ? 'Take these changes' : 'Take the changes, without what cannot be taken'}
          </button>
        )}
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onLeave}>
          Change nothing
        </button>
      </div>
    </section>
  );
}

function NoteTable({ caption, notes }: { readonly caption: string; readonly notes: readonly SheetNote[] }) {
  if (notes.length === 0) return null;
  return (
    <StackingTable
      caption={caption}
      columns={['Sheet', 'Row', 'Column', 'What']}
      rowHeaders={false}
      rows={notes.map(({ sheet, row, column, sentence }) => ({
        key: `${sheet} ${row} ${column} ${sentence}`,
        cells: [sheet, String(row), column ?? 'The whole row', sentence],
      }))}
    />
  );
}
