/** Says that the server cannot be reached, and looks every few seconds whether it can again. */
import { readHealth } from '@homeward/contract';
import { useEffect } from 'react';
import { ask } from '../server/ask';
import { useConnectionLost } from '../server/connection';

const LOOK_AGAIN_MILLISECONDS = 4000;

export function ConnectionBanner() {
  const lost = useConnectionLost();
  useEffect(() => {
    if (!lost) return;
    const look = () => void ask(readHealth).catch(() => undefined);
    const timer = setInterval(look, LOOK_AGAIN_MILLISECONDS);
    window.addEventListener('online', look);
    return () => {
      clearInterval(timer);
      window.removeEventListener('online', look);
    };
  }, [lost]);
  return (
    <div role="status">
      {lost && (
        <div className="hw-banner">
          <p className="govuk-body">
            <strong>There is no connection to Homeward.</strong> What you have typed stays on this page. It will be
            saved when the connection is back; do not close the page.
          </p>
        </div>
      )}
    </div>
  );
}
