/** `homeward bench picture`: how long the picture of the largest procedure takes in a real Chromium, from its address to the first paint and from an edit to its sight. */
import path from 'node:path';
import { createClient, routes } from '@homeward/contract';
import { chartGraph } from '@homeward/definition';
import { readConfigs } from '@homeward/runtime';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { type Terminal, WrongUse } from '../command.js';
import { findChromium } from './find-chromium.js';
import { LIVED_UNTIL } from './life-of-a-case.js';
import { machineLine } from './machine.js';
import { quantile } from './measure.js';
import { startServerUnderTest } from './server-under-test.js';
import { signInOnPage, startDraft } from './steps-in-browser.js';

const PAINTS = 8;
const WHOLES = 3;
const EDITS = 12;
const PAINT_BUDGET_MS = 1000;
const EDIT_BUDGET_MS = 200;
const SETTLED_MS = 3000;
const PROCESS_OWNER = 'processOwner';

/** Prints each figure beside its budget; a budget that a busy machine misses is no error. */
export const benchPicture = async (terminal: Terminal): Promise<number> => {
  const executablePath = findChromium();
  if (executablePath === undefined)
    throw new WrongUse('There is no Chromium on this machine: set CHROME_PATH, or install chromium.');
  const largest = await largestOf(terminal.configs);
  terminal.line(machineLine());
  const server = await startServerUnderTest(path.dirname(terminal.configs), LIVED_UNTIL);
  try {
    // Chromium's sandbox refuses to run as root, which containers are.
    const browser = await chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
    try {
      terminal.line(
        `${largest.authority}, ${largest.states} states and ${largest.ways} ways; Chromium ${browser.version()}`,
      );
      return await measure(browser, server.origin, largest, terminal);
    } finally {
      await browser.close();
    }
  } finally {
    await server.stop();
  }
};

interface Largest {
  readonly authority: string;
  readonly states: number;
  readonly ways: number;
}

const largestOf = async (configs: string): Promise<Largest> => {
  const sizes = (await readConfigs(configs)).flatMap(({ authority, pack }) =>
    Object.values(pack?.processes ?? {}).map(({ chart }) => {
      const { states, edges } = chartGraph(chart);
      return { authority, states: states.size, ways: edges.length };
    }),
  );
  const [largest] = sizes.sort((a, b) => b.states - a.states);
  if (largest === undefined) throw new WrongUse('There is no procedure to draw.');
  return largest;
};

const measure = async (browser: Browser, origin: string, largest: Largest, terminal: Terminal): Promise<number> => {
  const context = await browser.newContext({ baseURL: origin, viewport: { width: 1200, height: 900 } });
  const page = await context.newPage();
  await signIn(page, origin, largest.authority);
  const draft = await startDraft(page, 'Measured');
  const address = `/drafts/${draft}/picture`;
  // The window that began the draft would go on checking it beside what is measured.
  await page.goto('about:blank');
  const first = await paints(context, address, true);
  // What has been disabled kept nothing: the first of these fetches once more.
  const [, ...again] = await paints(context, address, false);
  await page.goto(address);
  await page.locator(DRAWN).first().waitFor();
  const part = await page.locator('#picture-part option:checked').textContent();
  // A page that has just been opened checks the draft once: nobody has read it before that is done.
  await page.waitForTimeout(SETTLED_MS);
  const edits = await editsOf(page);
  const whole = await wholeOf(page);
  const verdicts = [
    said('first paint of the picture, page and picture new', first, PAINT_BUDGET_MS, terminal),
    said('the same, kept by the browser', again, PAINT_BUDGET_MS, terminal),
    said('the whole process, chosen in the list', whole, PAINT_BUDGET_MS, terminal),
    said(`a step added in “${part}”, seen`, edits.added, EDIT_BUDGET_MS, terminal),
    said('the same taken back, gone', edits.undone, EDIT_BUDGET_MS, terminal),
  ];
  const kept = verdicts.filter(Boolean).length;
  terminal.line(`${verdicts.length} figures, ${kept} within their budgets, ${verdicts.length - kept} not`);
  return 0;
};

/** @returns whether even the slowest kept its budget */
const said = (what: string, samples: readonly number[], budget: number, terminal: Terminal): boolean => {
  const sorted = [...samples].sort((a, b) => a - b);
  const [middle, worst] = [quantile(sorted, 0.5), quantile(sorted, 1)].map(Math.round);
  const kept = quantile(sorted, 1) <= budget;
  terminal.line(
    `${what}: median ${middle} ms, worst of ${sorted.length} ${worst} ms; budget ${budget} ms: ${kept ? 'kept' : 'NOT kept'}`,
  );
  return kept;
};

const DRAWN = '[data-drawn="yes"] .hw-state';

/** A window for each, from asking for the address to the frame in which the picture stands. @param emptied whether the browser keeps nothing of the page */
const paints = async (context: BrowserContext, address: string, emptied: boolean): Promise<number[]> => {
  const samples: number[] = [];
  for (let count = 0; count < PAINTS; count += 1) {
    const page = await context.newPage();
    const devtools = await context.newCDPSession(page);
    await devtools.send('Network.enable');
    await devtools.send('Network.setCacheDisabled', { cacheDisabled: emptied });
    // performance.now() of a page counts from the moment its address was asked for.
    await page.addInitScript(`window.painted = new Promise((resolve) => {
      const look = () => document.querySelector('${DRAWN}') === null
        ? requestAnimationFrame(look) : requestAnimationFrame(() => resolve(performance.now()));
      look();
    });`);
    await page.goto(address);
    samples.push(await page.evaluate<number>('window.painted'));
    await page.close();
  }
  return samples;
};

/** Adds a step and takes it back. What stood before is laid out already, so taking back is quicker: for people too. */
const editsOf = async (page: Page): Promise<{ readonly added: number[]; readonly undone: number[] }> => {
  const [added, undone]: [number[], number[]] = [[], []];
  const step = page.getByLabel('Choose a step');
  // Another step each time: no two layouts are the same, and none is remembered.
  const options = await step.locator('option').all();
  const choices = (await Promise.all(options.map((option) => option.getAttribute('value')))).filter((path) =>
    path?.includes('.'),
  );
  for (let count = 0; count < EDITS; count += 1) {
    await step.selectOption(choices[(count * 3) % choices.length] ?? '');
    const title = `Measured ${count}`;
    await page.getByText('Add a step after this').click();
    await page.getByLabel('What people call the new step').fill(title);
    added.push(await fromClickToSight(page, 'Add the step', title, true));
    undone.push(await fromClickToSight(page, /^Undo/, title, false));
  }
  return { added, undone };
};

/** Every part at once. The worker remembers what it has laid out, so a page of its own for each. */
const wholeOf = async (page: Page): Promise<number[]> => {
  const samples: number[] = [];
  for (let count = 0; count < WHOLES; count += 1) {
    await page.reload();
    await page.locator(DRAWN).first().waitFor();
    await page.waitForTimeout(SETTLED_MS);
    await page.evaluate(`window.seen = new Promise((resolve) => {
      document.addEventListener('change', () => {
        const chosen = performance.now();
        const before = document.querySelectorAll('.hw-state').length;
        const look = () => document.querySelectorAll('${DRAWN}').length > before
          ? requestAnimationFrame(() => resolve(performance.now() - chosen)) : requestAnimationFrame(look);
        requestAnimationFrame(look);
      }, { capture: true, once: true });
    }); undefined`);
    await page.getByLabel('Show', { exact: true }).selectOption('');
    samples.push(await page.evaluate<number>('window.seen'));
  }
  return samples;
};

/** Milliseconds in the page, from the click to the frame after the one that shows the box (or shows it no more) where it belongs. */
const fromClickToSight = async (
  page: Page,
  button: string | RegExp,
  title: string,
  shown: boolean,
): Promise<number> => {
  await page.evaluate(`window.seen = new Promise((resolve) => {
    document.addEventListener('click', () => {
      const clicked = performance.now();
      const look = () => {
        const drawn = document.querySelector('[data-drawn="yes"]');
        const there = drawn !== null && [...drawn.querySelectorAll('.hw-state strong')].some((one) => one.textContent === '${title}');
        return drawn !== null && there === ${shown}
          ? requestAnimationFrame(() => resolve(performance.now() - clicked)) : requestAnimationFrame(look);
      };
      requestAnimationFrame(look);
    }, { capture: true, once: true });
  }); undefined`);
  await page.getByRole('button', { name: button }).first().click();
  return await page.evaluate<number>('window.seen');
};

const signIn = async (page: Page, origin: string, authority: string): Promise<void> => {
  const ask = createClient({ origin, csrf: () => undefined, fetch });
  const people = await ask(routes.signInPeople);
  const owner = people.ok
    ? people.value.authorities
        .find(({ id }) => id === authority)
        ?.people.find(({ roles }) => roles.some(({ key }) => key === PROCESS_OWNER))
    : undefined;
  if (owner === undefined || !people.ok || people.value.password === null)
    throw new WrongUse(`Nobody of the demonstration owns the procedure of ${authority}.`);
  await signInOnPage(page, owner.username, people.value.password);
};
