/** A link past what stands between: shown while it has the focus. It moves the focus alone and leaves the address, and with it Back, as it is. */
import type { ReactNode } from 'react';

export function SkipTo({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <a
      href={`#${id}`}
      className="govuk-skip-link hw-skip"
      onClick={(event) => {
        const target = document.getElementById(id);
        if (target === null) return;
        event.preventDefault();
        target.focus();
      }}
    >
      {children}
    </a>
  );
}
