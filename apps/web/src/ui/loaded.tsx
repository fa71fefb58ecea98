/** Code that is loaded when it is first wanted, and what stands in its place meanwhile. */
// Not React's `lazy`: once a waiting line stands there, Suspense lets it stand for 300 ms, however soon the code comes, and a page of two such parts is never there
// within half a second.
import { type ReactNode, useEffect, useState } from 'react';
import { Waiting } from './waiting';

export interface LaterCode<Code> {
  /** What has come; undefined before. */
  known(): Code | undefined;
  /** Begins to load, or goes on waiting. Throws what kept it from coming; the next call tries again. */
  load(): Promise<Code>;
}

export function laterCode<Code>(load: () => Promise<Code>): LaterCode<Code> {
  let known: Code | undefined;
  let loading: Promise<Code> | undefined;
  return {
    known: () => known,
    load: () => {
      loading ??= load().then(
        (code) => {
          known = code;
          return code;
        },
        (error: unknown) => {
          // A lost connection comes back.
          loading = undefined;
          throw error;
        },
      );
      return loading;
    },
  };
}

/**
 * @param what is waited for, as in “Loading the form…”
 * @param children draws what has come; no place for hooks, for it is not called before
 */
export function Loaded<Code>({
  code,
  what,
  children,
}: {
  readonly code: LaterCode<Code>;
  readonly what: string;
  readonly children: (loaded: Code) => ReactNode;
}) {
  const [, setCame] = useState<LaterCode<Code>>();
  const [fault, setFault] = useState<{ readonly error: unknown }>();
  const known = code.known();
  const isThere = known !== undefined;
  useEffect(() => {
    if (isThere) return;
    let wanted = true;
    code.load().then(
      () => wanted && setCame(code),
      (error: unknown) => wanted && setFault({ error }),
    );
    return () => {
      wanted = false;
    };
  }, [code, isThere]);
  // For the boundary around the page, which offers to try again.
  if (fault !== undefined) throw fault.error;
  return known === undefined ? <Waiting what={what} /> : children(known);
}
