/** A long list that is read page by page: what has been read so far, and a button for what is earlier. */
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Reading } from '../shell/reading';

interface PageOf<Entry> {
  readonly entries: readonly Entry[];
  readonly next: string | null;
}

export function EntriesSoFar<Entry>({
  from,
  what,
  children,
}: {
  readonly from: UseInfiniteQueryResult<InfiniteData<PageOf<Entry>>>;
  readonly what: string;
  readonly children: (entries: readonly Entry[]) => ReactNode;
}) {
  return (
    <Reading from={from} what={what}>
      {({ pages }) => {
        const entries = pages.flatMap((page) => page.entries);
        return (
          <>
            <p className="govuk-body" role="status">
              {entries.length === 0
                ? from.hasNextPage
                  ? 'Nothing in what has been looked through so far.'
                  : 'Nothing found.'
                : `${entries.length === 1 ? '1 entry' : `${entries.length.toLocaleString('en-GB')} entries`} shown, newest first.`}
            </p>
            {entries.length > 0 && children(entries)}
            {from.hasNextPage && (
              <button
                type="button"
                className="govuk-button govuk-button--secondary"
                disabled={from.isFetchingNextPage}
                onClick={() => void from.fetchNextPage()}
              >
                Show earlier entries
              </button>
            )}
          </>
        );
      }}
    </Reading>
  );
}
