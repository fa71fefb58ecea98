/** A table whose rows become small lists on a narrow screen, so that no page scrolls sideways at 320 px. */
import type { ReactNode } from 'react';

export interface StackingTableProps {
  readonly caption: ReactNode;
  readonly captionHidden?: boolean;
  readonly columns: readonly string[];
  readonly rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** The first cell names the row. */
  readonly rowHeaders?: boolean;
}

export function StackingTable({
  caption,
  captionHidden = false,
  columns,
  rows,
  rowHeaders = true,
}: StackingTableProps) {
  return (
    <table className="govuk-table hw-stack">
      <caption className={captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'}>
        {caption}
      </caption>
      <thead className="govuk-table__head">
        <tr className="govuk-table__row">
          {columns.map((column) => (
            <th key={column} scope="col" className="govuk-table__header">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="govuk-table__body">
        {rows.map((row) => (
          <tr key={row.key} className="govuk-table__row">
            {row.cells.map((cell, index) =>
              index === 0 && rowHeaders ? (
                <th key={columns[index]} scope="row" className="govuk-table__header">
                  {cell}
                </th>
              ) : (
                <td key={columns[index]} className="govuk-table__cell" data-column={columns[index]}>
                  {cell}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
