/** Name and password, with the error summary first: on the sign-in page, and over a page whose session has ended. */
import type { Session } from '@homeward/contract';
import { type FormEvent, useEffect, useState } from 'react';
import { ErrorSummary } from '../forms/error-summary';
import { ProblemError } from '../server/ask';
import { startSession } from '../server/session';
import { ChoosePasswordForm } from './choose-password-form';
import { PasswordField as Field } from './password-field';
import { signInFault } from './sign-in-fault';

interface SignInFormProps {
  readonly username?: string;
  /** Who was signed in on this page before, where the page is still open behind. */
  readonly before?: Session | undefined;
  readonly onSignedIn: (session: Session) => void;
}

interface Fault {
  readonly id: string;
  readonly message: string;
}

export function SignInForm({ username: given = '', before, onSignedIn }: SignInFormProps) {
  const [username, setUsername] = useState(given);
  const [password, setPassword] = useState('');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const [mustChoose, setMustChoose] = useState(false);
  useEffect(() => {
    if (faults.length > 0) document.title = `Error: ${document.title.replace(/^Error: /, '')}`;
  }, [faults]);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const missing = [
      ...(username.trim() === '' ? [{ id: 'username', message: 'Enter your username or e-mail address' }] : []),
      ...(password === '' ? [{ id: 'password', message: 'Enter your password' }] : []),
    ];
    if (missing.length > 0) return setFaults(missing);
    setBusy(true);
    try {
      onSignedIn(await startSession({ username: username.trim(), password }, before));
    } catch (error) {
      if (error instanceof ProblemError && error.problem.type === 'password-to-choose') setMustChoose(true);
      else setFaults([{ id: 'username', message: signInFault(error) }]);
    } finally {
      setBusy(false);
    }
  };
  const faultOf = (id: string) => faults.find((fault) => fault.id === id)?.message;
  if (mustChoose)
    return (
      <ChoosePasswordForm given={{ username: username.trim(), password }} before={before} onSignedIn={onSignedIn} />
    );
  return (
    <>
      <ErrorSummary problems={faults} />
      <form onSubmit={(event) => void submit(event)} noValidate>
        <Field
          id="username"
          label="Username or e-mail address"
          type="text"
          autoComplete="username"
          value={username}
          onChange={setUsername}
          fault={faultOf('username')}
        />
        <Field
          id="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          value={password}
          onChange={setPassword}
          fault={faultOf('password')}
        />
        <button type="submit" className="govuk-button" aria-disabled={busy}>
          Sign in
        </button>
      </form>
    </>
  );
}
