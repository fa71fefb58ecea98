/** Name and password, with the error summary first: on the sign-in page, and over a page whose session has ended. */
import type { Session } from '@homeward/contract';
import { type FormEvent, useEffect, useState } from 'react';
import { ErrorSummary } from '../forms/error-summary';
import { NoConnection, ProblemError } from '../server/ask';
import { startSession } from '../server/session';

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
      setFaults([{ id: 'username', message: signInFault(error) }]);
    } finally {
      setBusy(false);
    }
  };
  const faultOf = (id: string) => faults.find((fault) => fault.id === id)?.message;
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

export const signInFault = (error: unknown): string =>
  error instanceof ProblemError
    ? error.problem.detail
    : error instanceof NoConnection
      ? 'There is no connection to Homeward. Try again in a moment'
      : 'Signing in did not work. Try again in a moment';

interface FieldProps {
  readonly id: string;
  readonly label: string;
  readonly type: 'text' | 'password';
  readonly autoComplete: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly fault: string | undefined;
}

function Field({ id, label, type, autoComplete, value, onChange, fault }: FieldProps) {
  return (
    <div className={`govuk-form-group${fault === undefined ? '' : ' govuk-form-group--error'}`}>
      <label className="govuk-label" htmlFor={id}>
        {label}
      </label>
      {fault !== undefined && (
        <p id={`${id}-error`} className="govuk-error-message">
          <span className="govuk-visually-hidden">Error:</span> {fault}
        </p>
      )}
      <input
        id={id}
        name={id}
        type={type}
        autoComplete={autoComplete}
        spellCheck={false}
        className={`govuk-input govuk-input--width-20${fault === undefined ? '' : ' govuk-input--error'}`}
        aria-describedby={fault === undefined ? undefined : `${id}-error`}
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}
