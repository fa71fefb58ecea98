/** The main job in a real browser: sign in, open a child, fill, submit, see the change as the reviewing officer. */
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inChromium, PATIENCE } from './in-chromium.js';
import { faultsOf } from './page-checks.js';
import type { Window } from './shown-homeward.js';

inChromium('the pages in a browser were', (homeward) => {
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();
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
  const noComplaints = (...windows: readonly Window[]) =>
    expect(windows.flatMap((window) => window.complaints)).toEqual([]);

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
        const changed = await page.getByRole('main').textContent();
        expect(changed).toContain('Looked after');
        expect(changed).toMatch(/due by \d+ \w+ 2026/);

        // The officer's page was open all the time: it noticed, and moved only when asked to.
        await officer.page.getByRole('button', { name: 'Show it as it is now' }).click();
        await officer.page.getByText('24 February 2026').first().waitFor();
        await officer.page.getByRole('link', { name: 'History' }).click();
        await heading(officer.page, 'History of Alba Bright');
        await officer.page.getByText(`by ${worker.name}`).first().waitFor();
        const history = await officer.page.getByRole('main').textContent();
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
        const slow = await homeward.signedInAs('sw');
        await fillBecameLookedAfter(slow.page, child.id, ['24', '2', '2026']);
        // Meanwhile the same person records something else in another window.
        const quick = await homeward.signedInAs('sw');
        await quick.page.goto(`/children/${child.id}/record/FOREIGN_LINKS_CONSIDERED`);
        await fillDay(quick.page, 'day-it-happened', ['1', '3', '2026']);
        await quick.page.getByRole('button', { name: 'Continue' }).click();
        await quick.page.getByRole('button', { name: 'Submit' }).click();
        await heading(quick.page, 'What changed');

        await slow.page.getByText('Somebody has just recorded something').waitFor();
        await slow.page.getByRole('button', { name: 'Submit' }).click();
        const refusal = slow.page.getByRole('alert');
        await refusal.getByText('Nothing you typed is lost.').waitFor();
        expect(await refusal.textContent()).toContain(quick.name);
        expect(await faultsOf(slow.page, 'out of date')).toEqual([]);
        await slow.page.getByRole('button', { name: 'Go on with my answers' }).click();
        await refusal.waitFor({ state: 'detached' });
        expect(await slow.page.getByRole('main').textContent()).toContain('Interim care order');
        await slow.page.getByRole('button', { name: 'Submit' }).click();
        await heading(slow.page, 'What changed');
        noComplaints(slow, quick);
      },
      PATIENCE,
    );
  });

  describe('what is typed', () => {
    const VIEW = 'Their view';
    const openDissent = async (window: Window, id: string) => {
      await window.page.goto(`/children/${id}/record/DISSENT_RECORDED`);
      await window.page.getByRole('heading', { level: 1 }).waitFor();
      const link = window.page
        .getByRole('main')
        .getByRole('link', { name: /disagree|view/i })
        .first();
      if ((await window.page.getByLabel(VIEW).count()) === 0) await link.click();
      await window.page.getByLabel(VIEW).waitFor();
    };
    const saved = (page: Page) => page.getByText(/Draft saved at/).waitFor();

    it(
      'is kept on the server, and comes back in another window',
      async () => {
        const child = await homeward.openChild('Cara', 'Elm');
        const first = await homeward.signedInAs('sw');
        await openDissent(first, child.id);
        await first.page.getByLabel(VIEW).fill('The carer disagrees.');
        await first.page.getByText(/Saving the draft/).waitFor();
        await saved(first.page);
        const second = await homeward.signedInAs('sw');
        await openDissent(second, child.id);
        expect(await second.page.getByLabel(VIEW).inputValue()).toBe('The carer disagrees.');
        noComplaints(first, second);
      },
      PATIENCE,
    );

    it(
      'stands beside what somebody else typed into the same answer, to be chosen',
      async () => {
        const child = await homeward.openChild('Dara', 'Fir');
        const [first, second] = [await homeward.signedInAs('sw'), await homeward.signedInAs('sw')];
        await openDissent(first, child.id);
        await openDissent(second, child.id);
        await first.page.getByLabel(VIEW).fill('As the first sees it.');
        await saved(first.page);
        await second.page.getByLabel(VIEW).fill('As the second sees it.');
        await second.page.getByRole('heading', { name: /changed this at/ }).waitFor();
        const conflict = await second.page.getByRole('region', { name: /changed this at/ }).textContent();
        expect(conflict).toContain('As the first sees it.');
        expect(conflict).toContain('As the second sees it.');
        expect(await faultsOf(second.page, 'two drafts')).toEqual([]);
        await second.page.getByRole('radio', { name: new RegExp(`Keep ${first.name}`) }).check();
        await second.page.getByRole('button', { name: 'Save these answers' }).click();
        await saved(second.page);
        expect(await second.page.getByLabel(VIEW).inputValue()).toBe('As the first sees it.');
        noComplaints(first, second);
      },
      PATIENCE,
    );

    it(
      'outlives the end of the session: signing in again happens over the page',
      async () => {
        const child = await homeward.openChild('Edda', 'Grove');
        const worker = await homeward.signedInAs('sw');
        const { page } = worker;
        await openDissent(worker, child.id);
        await worker.context.clearCookies();
        await page.getByLabel(VIEW).fill('Typed after the session had ended.');
        await page.getByRole('heading', { name: 'You have been signed out' }).waitFor();
        expect(await faultsOf(page, 'signed out')).toEqual([]);
        await page.getByLabel('Password').fill('homeward');
        await page.getByRole('dialog').getByRole('button', { name: 'Sign in' }).click();
        await page.getByRole('dialog').waitFor({ state: 'detached' });
        expect(await page.getByLabel(VIEW).inputValue()).toBe('Typed after the session had ended.');
        await saved(page);
        noComplaints(worker);
      },
      PATIENCE,
    );

    it(
      'outlives a lost connection, and is saved when it is back',
      async () => {
        const child = await homeward.openChild('Faye', 'Hill');
        const worker = await homeward.signedInAs('sw');
        const { page } = worker;
        await openDissent(worker, child.id);
        await worker.context.setOffline(true);
        await page.getByLabel(VIEW).fill('Typed in a tunnel.');
        await page.getByText('There is no connection to Homeward.').waitFor();
        expect(await faultsOf(page, 'no connection')).toEqual([]);
        await worker.context.setOffline(false);
        await page.getByText('There is no connection to Homeward.').waitFor({ state: 'detached' });
        await saved(page);
      },
      PATIENCE,
    );
  });

  describe('with the keyboard alone', () => {
    it(
      'one can sign in, find a child and record something',
      async () => {
        await homeward.openChild('Gwen', 'Ivy');
        const { page, complaints } = await homeward.window();
        /** Tabs on to something with this name, as somebody would who reads what has the focus. */
        const tabTo = async (name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
          for (let stop = 0; stop < 120; stop += 1) {
            await page.keyboard.press(key);
            const focused = await page.evaluate<string>(
              "(() => { const e = document.activeElement; const label = e.labels && e.labels[0]; return (label ? label.textContent : e.textContent) || ''; })()",
            );
            if (name.test(focused.trim())) return;
          }
          throw new Error(`The Tab key never came to ${name}.`);
        };
        const press = async (name: RegExp) => {
          await tabTo(name);
          await page.keyboard.press('Enter');
        };
        await page.goto('/');
        await heading(page, 'Sign in');
        await press(/^Sign in as Amira Khan, Hertfordshire/);
        await heading(page, 'My work');
        // The search stands above the heading that has the focus.
        await tabTo(/^Find a child/, 'Shift+Tab');
        await page.keyboard.type('Gwen');
        await page.keyboard.press('Enter');
        await heading(page, 'Children');
        await press(/^Gwen Ivy$/);
        await heading(page, 'Gwen Ivy');
        expect(await page.evaluate<string>('document.activeElement.textContent')).toBe('Gwen Ivy');
        await press(/^Family \(/);
        await press(/^Record links to a foreign country$/);
        await heading(page, 'Record links to a foreign country');
        for (const [box, text] of [
          ['Day', '1'],
          ['Month', '3'],
          ['Year', '2026'],
        ] as const) {
          await tabTo(new RegExp(`^${box}$`));
          await page.keyboard.type(text);
        }
        await press(/^Continue$/);
        await heading(page, 'Check your answers');
        await press(/^Submit$/);
        await heading(page, 'What changed');
        expect(complaints).toEqual([]);
      },
      PATIENCE,
    );
  });
});
