/** Names and values below each other: what is known of one thing. */
import type { ReactNode } from 'react';

export function SummaryList({ rows }: { readonly rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="govuk-summary-list">
      {rows.map(([name, value]) => (
        <div key={name} className="govuk-summary-list__row">
          <dt className="govuk-summary-list__key">{name}</dt>
          <dd className="govuk-summary-list__value">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
