/** What surrounds every page: skip link, header, navigation, banners; and the door, for those not signed in. */
import type { Session } from '@homeward/contract';
import { Outlet, useRouter, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { paths } from '../paths';
import { listen } from '../server/live';
import { endSession, useSession } from '../server/session';
import { useAddress } from '../ui/address';
import { Waiting } from '../ui/waiting';
import { ConnectionBanner } from './connection-banner';
import { ErrorBoundary } from './error-boundary';
import { Header } from './header';
import { NavigationBar } from './navigation-bar';
import { ProblemPage } from './problem-notice';
import { SessionProvider } from './session-context';
import { SessionWarning } from './session-warning';
import { SignInAgain } from './sign-in-again';

export function Layout() {
  const address = useAddress();
  const href = useRouterState({ select: (state) => state.location.href });
  const session = useSession();
  const router = useRouter();
  // Kept while the page is open: a session that ends does not take the page away, only asks to sign in over it.
  const before = useRef<Session>(undefined);
  if (session.data !== null && session.data !== undefined) before.current = session.data;

  const leave = () => {
    before.current = undefined;
    void endSession().finally(() => router.history.push(paths.signIn()));
  };
  const atTheDoor = address.startsWith('/sign-in');
  const shown = session.data ?? before.current;
  const mustSignIn = session.data === null && before.current === undefined && !atTheDoor;
  // The address asked for is read once: going to the door changes it.
  const wanted = useRef(href);
  if (!mustSignIn) wanted.current = href;
  useEffect(() => {
    if (mustSignIn) router.history.push(paths.signIn(wanted.current));
  }, [mustSignIn, router]);
  const signedIn = session.data !== null && session.data !== undefined;
  useEffect(() => (signedIn ? listen() : undefined), [signedIn]);

  return (
    <>
      <a href="#main-content" className="govuk-skip-link">
        Skip to main content
      </a>
      <Header session={atTheDoor ? undefined : shown} onSignOut={leave} />
      {shown !== undefined && !atTheDoor && <NavigationBar session={shown} address={address} />}
      <div className="govuk-width-container">
        <ConnectionBanner />
        <main className="govuk-main-wrapper" id="main-content" tabIndex={-1}>
          <ErrorBoundary address={address}>
            {atTheDoor ? (
              <Outlet />
            ) : shown !== undefined ? (
              <SessionProvider value={shown}>
                <Outlet />
              </SessionProvider>
            ) : session.error !== null ? (
              <ProblemPage error={session.error} retry={() => void session.refetch()} />
            ) : (
              <Waiting />
            )}
          </ErrorBoundary>
        </main>
      </div>
      <footer className="govuk-width-container">
        <div className="hw-footer">
          Homeward follows each authority’s own procedure. It does not state the law: every limit shows the paragraph it
          comes from.
        </div>
      </footer>
      {signedIn && !atTheDoor && <SessionWarning onSignOut={leave} />}
      {session.data === null && before.current !== undefined && !atTheDoor && (
        <SignInAgain before={before.current} onLeave={leave} />
      )}
    </>
  );
}
