/** Homeward in a browser for all tests of a file; or, where there is no browser, one line that says what was not tested. */
import { afterAll, beforeAll, it } from '@jest/globals';
import { findChromium } from '../../apps/cli/src/bench/find-chromium.js';
import { type ShownHomeward, showHomeward } from './shown-homeward.js';

export const PATIENCE = 90_000;

/**
 * @param untested what nobody has looked at without a browser, for the line that says so
 * @param tests describes them; what it is given can be used as soon as a test runs
 */
export function inChromium(untested: string, tests: (homeward: ShownHomeward) => void): void {
  const executablePath = findChromium();
  if (executablePath === undefined) {
    // Jest does not name the tests of a file that is skipped whole.
    process.stderr.write(
      'The pages were NOT tested in a browser: no Chromium was found. Set CHROME_PATH, or install chromium.\n',
    );
    // The one skip there is: without a browser there is nothing to test with, and a green line would say otherwise.
    const { skip: sayNotTested } = it;
    sayNotTested(
      `${untested} NOT tested: no Chromium was found (set CHROME_PATH, or install chromium)`,
      () => undefined,
    );
    return;
  }
  let shown: ShownHomeward | undefined;
  const standing = (): ShownHomeward => {
    if (shown === undefined) throw new Error('Homeward has not been started yet.');
    return shown;
  };
  beforeAll(async () => {
    shown = await showHomeward(executablePath);
  }, PATIENCE);
  afterAll(() => shown?.stop());
  tests({
    get origin() {
      return standing().origin;
    },
    signedInAs: (role, nth, authority) => standing().signedInAs(role, nth, authority),
    window: () => standing().window(),
    openChild: (givenName, familyName) => standing().openChild(givenName, familyName),
    openMatch: (child) => standing().openMatch(child),
    commandLine: (...words) => standing().commandLine(...words),
    stop: () => standing().stop(),
  });
}
