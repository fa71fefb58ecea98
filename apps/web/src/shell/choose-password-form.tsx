/** A password of one's own, in the place of one that somebody else has made. */
import { type Session, SHORTEST_PASSWORD, type SignIn } from '@homeward/contract';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { ErrorSummary, type PageProblem } from '../forms/error-summary';
import { startSessionWith } from '../server/session';
import { PasswordField } from './password-field';
import { signInFault } from './sign-in-fault';

export function ChoosePasswordForm({
  given,
  before,
  onSignedIn,
}: {
  /** What they have just signed in with. */
  readonly given: SignIn;
  readonly before: Session | undefined;
  readonly onSignedIn: (session: Session) => void;
}) {
  const heading = useRef<HTMLHeadingElement>(null);
  const [chosen, setChosen] = useState('');
  const [again, setAgain] = useState('');
  const [faults, setFaults] = useState<readonly PageProblem[]>([]);
  const [busy, setBusy] = useState(false);
  useEffect(() => heading.current?.focus(), []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (chosen.length < SHORTEST_PASSWORD)
      return setFaults([{ id: 'new-password', message: `Enter at least ${SHORTEST_PASSWORD} characters` }]);
    if (again !== chosen)
      return setFaults([{ id: 'new-password-again', message: 'Enter the same password in both fields' }]);
    setBusy(true);
    try {
      onSignedIn(await startSessionWith({ ...given, newPassword: chosen }, before));
    } catch (error) {
      setFaults([{ id: 'new-password', message: signInFault(error) }]);
    } finally {
      setBusy(false);
    }
  };
  const faultOf = (id: string) => faults.find((fault) => fault.id === id)?.message;
  return (
    <>
      <ErrorSummary problems={faults} />
      <h3 className="govuk-heading-m" tabIndex={-1} ref={heading}>
        Choose a password of your own
      </h3>
      <p className="govuk-body">
        Your password was made by somebody else, and it only leads here. Choose one that nobody else knows, at least{' '}
        {SHORTEST_PASSWORD} characters long: three words that do not belong together are easy to remember.
      </p>
      <form onSubmit={(event) => void submit(event)} noValidate>
        <PasswordField
          id="new-password"
          label="New password"
          type="password"
          autoComplete="new-password"
          value={chosen}
          onChange={setChosen}
          fault={faultOf('new-password')}
        />
        <PasswordField
          id="new-password-again"
          label="New password again"
          type="password"
          autoComplete="new-password"
          value={again}
          onChange={setAgain}
          fault={faultOf('new-password-again')}
        />
        <button type="submit" className="govuk-button" aria-disabled={busy}>
          Save the password and sign in
        </button>
      </form>
    </>
  );
}
