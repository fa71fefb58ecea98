/** Over a page whose session has ended: sign in and go on, with everything typed still there. */
import type { Session } from '@homeward/contract';
import { queryClient } from '../server/ask';
import { Modal } from '../ui/modal';
import { SignInForm } from './sign-in-form';

export function SignInAgain({ before, onLeave }: { readonly before: Session; readonly onLeave: () => void }) {
  const signedIn = (session: Session) => {
    // Somebody else at the same desk must not see what the page behind shows.
    if (session.person.id !== before.person.id) onLeave();
    else void queryClient.invalidateQueries({ predicate: (query) => query.state.status === 'error' });
  };
  return (
    <Modal title="You have been signed out">
      <p className="govuk-body">Sign in again to go on. What you have typed is still on the page behind this.</p>
      <SignInForm username={before.person.username} before={before} onSignedIn={signedIn} />
      <p className="govuk-body govuk-!-margin-bottom-0">
        <button
          type="button"
          className="govuk-button govuk-button--secondary govuk-!-margin-bottom-0"
          onClick={onLeave}
        >
          Leave this page
        </button>
      </p>
    </Modal>
  );
}
