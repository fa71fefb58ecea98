/** The person signed in, for every page behind the door. */
import type { Session } from '@homeward/contract';
import { createContext, useContext } from 'react';

const SessionContext = createContext<Session | undefined>(undefined);
export const SessionProvider = SessionContext.Provider;

/** Who is signed in. Throws outside the layout, which is a bug. */
export function useSignedIn(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('This page was shown to somebody who is not signed in.');
  return session;
}
