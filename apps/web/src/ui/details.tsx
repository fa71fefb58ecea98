/** Something to open for more: the browser's own element, so that it works by keyboard and without our script. */
import type { ReactNode } from 'react';

export function Details({
  summary,
  className = '',
  open,
  children,
}: {
  readonly summary: ReactNode;
  readonly className?: string;
  readonly open?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <details className={`govuk-details ${className}`} open={open}>
      <summary className="govuk-details__summary">
        <span className="govuk-details__summary-text">{summary}</span>
      </summary>
      <div className="govuk-details__text">{children}</div>
    </details>
  );
}
