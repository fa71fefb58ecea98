/** Who is signed in and as what, and the way out: here, or on every computer at once. */
import { useState } from 'react';
import { paths } from '../paths';
import { endSessionsEverywhere } from '../server/session';
import { longDate } from '../ui/dates';
import { Page } from '../ui/page';
import { SummaryList } from '../ui/summary-list';
import { ChangePassword } from './change-password';
import { problemInWords } from './problem-in-words';
import { useSignedIn } from './session-context';

export function AccountPage() {
  const { person, authority, roles, today } = useSignedIn();
  const rows = [
    ['Name', person.name],
    ['Username', person.username],
    ['Authority', authority.name],
    ['Roles', roles.length === 0 ? 'None yet; ask your administrator' : roles.map(({ title }) => title).join(', ')],
    ['Today here', longDate(today)],
  ] as const;
  return (
    <Page title="Your account">
      <div className="hw-measure">
        <SummaryList rows={rows} />
      </div>
      <ChangePassword />
      <SignOutEverywhere />
    </Page>
  );
}

type Leaving =
  | { readonly kind: 'here' }
  | { readonly kind: 'leaving' }
  | { readonly kind: 'failed'; readonly why: string };

function SignOutEverywhere() {
  const [state, setState] = useState<Leaving>({ kind: 'here' });
  const leave = async () => {
    if (state.kind === 'leaving') return;
    setState({ kind: 'leaving' });
    try {
      await endSessionsEverywhere();
      // A new page and not a step in this one: nothing that was read may stay in its memory.
      window.location.assign(paths.signIn());
    } catch (error) {
      setState({ kind: 'failed', why: problemInWords(error).sentence });
    }
  };
  return (
    <>
      <h2 className="govuk-heading-m">Sign out everywhere</h2>
      <p className="govuk-body hw-measure">
        Do this if you left a computer without signing out, or if somebody else may know your password. It ends every
        session of yours, this one too. Drafts that were saved are kept.
      </p>
      <div role="alert">
        {state.kind === 'failed' && (
          <p className="govuk-error-message">You are not signed out everywhere. {state.why}</p>
        )}
      </div>
      <button
        type="button"
        className="govuk-button govuk-button--warning"
        aria-disabled={state.kind === 'leaving'}
        onClick={() => void leave()}
      >
        Sign out everywhere
      </button>
    </>
  );
}
