/** Two minutes before a session ends: a warning, and one button to go on. */
import { useEffect, useState } from 'react';
import { refreshSession } from '../server/session';
import { sessionClock } from '../server/session-clock';
import { Modal } from '../ui/modal';

const WARN_MILLISECONDS = 120_000;
const LOOK_MILLISECONDS = 1000;

export function SessionWarning({ onSignOut }: { readonly onSignOut: () => void }) {
  const [left, setLeft] = useState(Number.POSITIVE_INFINITY);
  useEffect(() => {
    const timer = setInterval(() => {
      const now = sessionClock.millisecondsLeft(Date.now());
      setLeft(now > WARN_MILLISECONDS ? Number.POSITIVE_INFINITY : now);
      // The server will have ended it: asking makes the page notice, and offers to sign in again in place.
      if (now <= 0) {
        sessionClock.stop();
        void refreshSession().catch(() => undefined);
      }
    }, LOOK_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  if (left > WARN_MILLISECONDS) return null;
  const stay = () => void refreshSession().catch(() => undefined);
  return (
    <Modal title="You will be signed out soon" onEscape={stay}>
      <p className="govuk-body">
        For the safety of children’s records you will be signed out in {timeInWords(left)}. What you have typed is kept.
      </p>
      <div className="govuk-button-group">
        <button type="button" className="govuk-button" onClick={stay}>
          Stay signed in
        </button>
        <button type="button" className="govuk-button govuk-button--secondary" onClick={onSignOut}>
          Sign out now
        </button>
      </div>
    </Modal>
  );
}

/** Whole minutes until the last one, so that a screen reader is not told every second. */
const timeInWords = (milliseconds: number): string =>
  milliseconds > 60_000 ? '2 minutes' : milliseconds > 20_000 ? '1 minute' : 'a few seconds';
