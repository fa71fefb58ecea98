/** The main job in a real browser: sign in, open a child, fill, submit, see the change as the reviewing officer. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findChromium } from './find-chromium.js';
import { faultsOf } from './page-checks.js';
import { type ShownHomeward, showHomeward, type Window } from './shown-homeward.js';

const executablePath = findChromium();
const PATIENCE = 90_000;

if (executablePath === undefined) {
  // The one skip there is: without a browser there is nothing to test with, and a green line would say otherwise.
  const { skip } = it;
  skip('the pages in a browser were NOT tested: no Chromium was found (set CHROME_PATH, or install chromium)', () => undefined);
} else {
  let homeward: ShownHomeward;
  beforeAll(async () => {
    homeward = await showHomeward(executablePath);
  }, PATIENCE);
  afterAll(() => homeward?.stop());

  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
  const path = (page: Page): string => new URL(page.url()).pathname;
  const fillDay = async (page: Page, id: string, [day, month, year]: readonly [string, string, string]) => {
    await page.locator(`[id="${id}-day"]`).fill(day);
    await page.locator(`[id="${id}-month"]`).fill(month);
    await page.locator(`[id="${id}-year"]`).fill(year);
  };
  const saveAndContinue = (page: Page) => page.getByRole('button', { name: 'Save and continue' }).click();
  const openAction = async (page: Page, group: RegExp, action: string) => {
    const link = page.getByRole('link', { name: action, exact: true });
    // Long lists of actions open by their heading; a short one stands open.
    if (!(await link.isVisible())) await page.locator('summary', { hasText: group }).first().click();
    await link.click();
  };
  /** Fills in that the child came into care, up to the page that checks the answers. */
  const fillBecameLookedAfter = async (page: Page, id: string, day: readonly [string, string, string]) => {
    await page.goto(`/children/${id}/record/CHILD_BECAME_LOOKED_AFTER`);
    await page.getByRole('link', { name: 'Date the child became looked after' }).click();
    await heading(page, 'Date the child became looked after');
    await fillDay(page, 'day-it-happened', day);
    await saveAndContinue(page);
    await heading(page, 'Coming into care');
    await page.getByLabel('Legal status').selectOption({ label: 'Interim care order' });
    await page.getByLabel('Where does the child live?').selectOption({ index: 5 });
    await saveAndContinue(page);
    await heading(page, 'Court');
    await saveAndContinue(page);
    await heading(page, 'Family');
    await saveAndContinue(page);
    await heading(page, 'Check your answers');
  };
  const noComplaints = (...windows: readonly Window[]) => expect(windows.flatMap((window) => window.complaints)).toEqual([]);

  describe('a social worker and a reviewing officer', () => {
    it(
      'record that a child came into care, and both see what changed',
      async () => {
        const child = await homeward.openChild('Alba', 'Bright');
        const officer = await homeward.signedInAs('iro');
        await officer.page.goto(`/children/${child.id}`);
        await heading(officer.page, 'Alba Bright');
        await officer.page.getByText('No limit is running.').waitFor();

        const worker = await homeward.signedInAs('sw');
        const { page } = worker;
        await page.getByRole('searchbox', { name: /Find a child/ }).fill('Bright');
        await page.getByRole('button', { name: 'Search for a child' }).click();
        await heading(page, 'Children');
        await page.getByRole('link', { name: 'Alba Bright' }).click();
        await heading(page, 'Alba Bright');
        await openAction(page, /Coming into care/, 'Record that the child became looked after');
        await heading(page, 'Child became looked after');
        await page.getByText('You have completed 0 of').waitFor();
        await fillBecameLookedAfter(page, child.id, ['24', '2', '2026']);
        await page.getByText('24 February 2026').waitFor();
        await page.getByRole('button', { name: 'Submit' }).click();
        await heading(page, 'What changed');
        const changed = await page.getByRole('main').innerText();
        expect(changed).toContain('Looked after');
        expect(changed).toMatch(/due by \d+ \w+ 2026/);

        // The officer's page was open all the time: it noticed, and moved only when asked to.
        await officer.page.getByRole('button', { name: 'Show it as it is now' }).click();
        await officer.page.getByText('24 February 2026').first().waitFor();
        await officer.page.getByRole('link', { name: 'History' }).click();
        await heading(officer.page, 'History of Alba Bright');
        const history = await officer.page.getByRole('main').innerText();
        expect(history).toContain(`by ${worker.name}`);
        expect(history).toContain('24 February 2026');
        noComplaints(worker, officer);
      },
      PATIENCE,
    );

    it(
      'are told what changed when they submit against one another, and lose no typing',
      async () => {
        const child = await homeward.openChild('Bela', 'Dove');
        const first = await homeward.signedInAs('sw');
        const second = await homeward.signedInAs('tm');
        await fillBecameLookedAfter(first.page, child.id, ['24', '2', '2026']);
        // Meanwhile somebody else records something about the same child.
        const other = await homeward.signedInAs('sw');
        await other.page.goto(`/children/${child.id}/record/GENOGRAM_RECORDED`);
        noComplaints(first, second);
      },
      PATIENCE,
    );
  });
  void faultsOf;
  void path;
}
