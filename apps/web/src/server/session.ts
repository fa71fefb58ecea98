/** Who is signed in: read once, changed by signing in and out. */
import {
  type ChoosePassword,
  choosePassword,
  readSession,
  type Session,
  type SignIn,
  signIn,
  signInPeople,
  signOut,
  signOutEverywhere,
} from '@homeward/contract';
import { useQuery } from '@tanstack/react-query';
import { ask, ProblemError, queryClient, SESSION_KEY } from './ask';
import { sessionClock } from './session-clock';

const accept = (session: Session): Session => {
  sessionClock.start(session, Date.now());
  return session;
};

async function currentSession(): Promise<Session | null> {
  try {
    return accept(await ask(readSession));
  } catch (error) {
    if (error instanceof ProblemError && error.problem.type === 'not-signed-in') return null;
    throw error;
  }
}

export const useSession = () =>
  useQuery({ queryKey: SESSION_KEY, queryFn: currentSession, staleTime: Number.POSITIVE_INFINITY });

/** Asks again who is signed in, which also moves the end of the session on. */
export const refreshSession = () =>
  queryClient.fetchQuery({ queryKey: SESSION_KEY, queryFn: currentSession, staleTime: 0 });

export const usePeopleToSignIn = () =>
  useQuery({ queryKey: ['people-to-sign-in'], queryFn: () => ask(signInPeople), staleTime: Number.POSITIVE_INFINITY });

/** Signs in. What was read as somebody else is forgotten first, unless it is the same person coming back. */
export const startSession = (who: SignIn, before: Session | undefined): Promise<Session> =>
  begun(ask(signIn, { body: who }), before);

/** Signs in with a password that is chosen with the one before. */
export const startSessionWith = (chosen: ChoosePassword, before: Session | undefined): Promise<Session> =>
  begun(ask(choosePassword, { body: chosen }), before);

async function begun(answered: Promise<Session>, before: Session | undefined): Promise<Session> {
  const session = accept(await answered);
  if (before === undefined || before.person.id !== session.person.id)
    queryClient.removeQueries({ predicate: (query) => query.queryKey[0] !== SESSION_KEY[0] });
  queryClient.setQueryData(SESSION_KEY, session);
  return session;
}

export async function endSession(): Promise<void> {
  try {
    await ask(signOut);
  } catch (error) {
    // Signed out already is signed out.
    if (!(error instanceof ProblemError && error.problem.type === 'not-signed-in')) throw error;
  }
  sessionClock.stop();
  queryClient.clear();
  queryClient.setQueryData(SESSION_KEY, null);
}

/** Ends every session of the person. Unlike signing out here, it must have happened before anybody is told that it has: what goes wrong is thrown. */
export async function endSessionsEverywhere(): Promise<void> {
  await ask(signOutEverywhere);
  sessionClock.stop();
}
