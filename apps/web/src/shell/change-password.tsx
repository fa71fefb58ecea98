/** Another password, with the one before: from the account, by whoever is signed in. */
import { SHORTEST_PASSWORD } from '@homeward/contract';
import { type FormEvent, useState } from 'react';
import { ErrorSummary, type PageProblem } from '../forms/error-summary';
import { startSessionWith } from '../server/session';
import { PasswordField } from './password-field';
import { useSignedIn } from './session-context';
import { signInFault } from './sign-in-fault';

const NOTHING = { before: '', chosen: '', again: '' };

export function ChangePassword() {
  const session = useSignedIn();
  const [typed, setTyped] = useState(NOTHING);
  const [faults, setFaults] = useState<readonly PageProblem[]>([]);
  const [state, setState] = useState<'typing' | 'sending' | 'changed'>('typing');
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (state === 'sending') return;
    const wrong = faultsIn(typed);
    setFaults(wrong);
    if (wrong.length > 0) return;
    setState('sending');
    try {
      const { username } = session.person;
      await startSessionWith({ username, password: typed.before, newPassword: typed.chosen }, session);
      setTyped(NOTHING);
      setState('changed');
    } catch (error) {
      setFaults([{ id: 'password-before', message: signInFault(error) }]);
      setState('typing');
    }
  };
  const fields = [
    { id: 'password-before', part: 'before', label: 'Password now', autoComplete: 'current-password' },
    { id: 'new-password', part: 'chosen', label: 'New password', autoComplete: 'new-password' },
    { id: 'new-password-again', part: 'again', label: 'New password again', autoComplete: 'new-password' },
  ] as const;
  return (
    <>
      <h2 className="govuk-heading-m">Change your password</h2>
      <p className="govuk-body hw-measure">
        At least {SHORTEST_PASSWORD} characters that nobody else knows. Your sessions on other computers end; you stay
        signed in here.
      </p>
      <ErrorSummary problems={faults} />
      <form className="hw-measure" onSubmit={(event) => void submit(event)} noValidate>
        {fields.map(({ id, part, label, autoComplete }) => (
          <PasswordField
            key={id}
            id={id}
            label={label}
            type="password"
            autoComplete={autoComplete}
            value={typed[part]}
            onChange={(value) => {
              setTyped((before) => ({ ...before, [part]: value }));
              setState('typing');
            }}
            fault={faults.find((fault) => fault.id === id)?.message}
          />
        ))}
        <button type="submit" className="govuk-button govuk-button--secondary" aria-disabled={state === 'sending'}>
          Change the password
        </button>
        <p className="hw-saved" role="status">
          {state === 'changed' && 'Your password is changed'}
        </p>
      </form>
    </>
  );
}

const faultsIn = ({ before, chosen, again }: typeof NOTHING): PageProblem[] => [
  ...(before === '' ? [{ id: 'password-before', message: 'Enter the password that you have now' }] : []),
  ...(chosen.length < SHORTEST_PASSWORD
    ? [{ id: 'new-password', message: `Enter at least ${SHORTEST_PASSWORD} characters` }]
    : []),
  ...(again !== chosen ? [{ id: 'new-password-again', message: 'Enter the same password in both fields' }] : []),
];
