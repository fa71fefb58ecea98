/** Shows a page once what it reads has arrived: waiting, refused and shown are three states every page has. */
import type { ReactNode } from 'react';
import { Waiting } from '../ui/waiting';
import { ProblemPage } from './problem-notice';
import { asksForReason, ReasonToOpen } from './reason-to-open';

interface Read<T> {
  readonly data: T | undefined;
  readonly error: unknown;
  readonly refetch: () => unknown;
}

export function Reading<T>({
  from,
  what,
  children,
}: {
  readonly from: Read<T>;
  readonly what: string;
  readonly children: (value: T) => ReactNode;
}) {
  if (from.data !== undefined) return <>{children(from.data)}</>;
  if (asksForReason(from.error)) return <ReasonToOpen />;
  if (from.error !== null && from.error !== undefined)
    return <ProblemPage error={from.error} retry={() => void from.refetch()} />;
  return <Waiting what={what} />;
}
