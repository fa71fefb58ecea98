/** Finds a Chromium on this machine: `CHROME_PATH`, or where Linux distributions put it. Nothing is downloaded. */
import { existsSync } from 'node:fs';

const USUAL_PLACES = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/** Throws when CHROME_PATH names a file that is not there: who sets it wants a browser to be used. */
export function findChromium(): string | undefined {
  const asked = process.env.CHROME_PATH;
  if (asked !== undefined && asked !== '') {
    if (!existsSync(asked)) throw new Error(`CHROME_PATH is ${asked}, and there is no such file.`);
    return asked;
  }
  return USUAL_PLACES.find((place) => existsSync(place));
}
