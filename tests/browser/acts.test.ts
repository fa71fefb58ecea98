/** Acts that every process has, in a real browser and by keyboard: a return brought in, a child given to somebody, a date put right, a task ticked off. */
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inChromium, PATIENCE } from './in-chromium.js';
import { faultsOf } from './page-checks.js';

inChromium('corrections and imports were', (homeward) => {
  const heading = (page: Page, name: string | RegExp) => page.getByRole('heading', { level: 1, name }).waitFor();

  /** Goes to a control with Tab alone. */
  async function tabTo(page: Page, name: string): Promise<void> {
    for (let pressed = 0; pressed < 60; pressed += 1) {
      const focused = await page.evaluate<string>("document.activeElement?.textContent ?? ''");
      if (focused === name) return;
      await page.keyboard.press('Tab');
    }
    throw new Error(`${name} cannot be reached by keyboard.`);
  }

  describe('a return', () => {
    it(
      'is brought in by an administrator, survives a reload, and its children are then in the list with timelines',
      async () => {
        const { page } = await homeward.signedInAs('admin');
        await page.goto('/import');
        const csv = (name: string, lines: readonly string[]) => ({
          name,
          mimeType: 'text/csv',
          buffer: Buffer.from(lines.join('\r\n')),
        });
        await page
          .getByLabel('Files of the return')
          .setInputFiles([
            csv('header.csv', ['CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', 'BR-1,2,03/09/2015,WBRI,,,']),
            csv('episodes.csv', [
              'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
              'BR-1,02/07/2024,S,V2,N1,U1,PR1,,,,,,',
            ]),
          ]);
        for (const [box, value] of [
          ['Day', '31'],
          ['Month', '3'],
          ['Year', '2025'],
        ] as const)
          await page.getByLabel(box, { exact: true }).fill(value);
        await tabTo(page, 'Import');
        await page.keyboard.press('Enter');
        await heading(page, 'Import of a return');
        await page.reload();
        await page.getByText('1 of 1 children').waitFor();
        await page.getByText('Finished').waitFor();
        expect(await faultsOf(page, 'import, finished')).toEqual([]);
        await page.goto('/children?q=BR-1');
        await page.getByRole('link', { name: 'Child BR-1' }).click();
        await page.getByRole('navigation', { name: 'Child’s record' }).getByRole('link', { name: 'Timeline' }).click();
        await heading(page, /^Timeline/);
        await page.getByText('Became looked after').first().waitFor();
      },
      PATIENCE,
    );
  });

  describe('signing out everywhere', () => {
    it(
      'ends the session on the other computer too, and a page that stays open there asks to sign in again',
      async () => {
        const [here, there] = [await homeward.signedInAs('tm'), await homeward.signedInAs('tm')];
        await here.page.getByRole('link', { name: here.name, exact: true }).press('Enter');
        await heading(here.page, 'Your account');
        await here.page.getByRole('button', { name: 'Sign out everywhere' }).press('Enter');
        await heading(here.page, 'Sign in');
        await here.page.goto('/children');
        await heading(here.page, 'Sign in');
        await there.page.getByRole('link', { name: 'Children', exact: true }).click();
        await there.page.getByRole('dialog').getByLabel('Password').waitFor();
        expect([...here.complaints, ...there.complaints]).toEqual([]);
      },
      PATIENCE,
    );
  });

  describe('who works with a child', () => {
    it(
      'is changed by business support, by keyboard, and the history names who',
      async () => {
        const { id } = await homeward.openChild('Petra', 'Linden');
        const { page } = await homeward.signedInAs('admin');
        await page.goto(`/children/${id}/people`);
        await heading(page, /^People/);
        const who = page.getByLabel('Who is to work with this child, and as what?');
        await who.focus();
        await page.keyboard.type('Second worker');
        await tabTo(page, 'Allocate');
        await page.keyboard.press('Enter');
        await page.getByText('Recorded:').waitFor();
        expect(await faultsOf(page, 'people, allocated')).toEqual([]);
        await page
          .getByRole('button', { name: /^Remove .*Second worker/ })
          .first()
          .click();
        expect(await faultsOf(page, 'people, about to remove')).toEqual([]);
        await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).press('Enter');
        await page.getByText('No longer allocated:').waitFor();
        await page.getByRole('link', { name: 'History' }).click();
        await page.getByRole('heading', { name: /^Allocated: .*, Second worker/ }).waitFor();
        await page.getByRole('heading', { name: /^No longer allocated: .*, Second worker/ }).waitFor();
      },
      PATIENCE,
    );
  });

  describe('a wrong date', () => {
    it(
      'is put right by the social worker, who first sees which limits would move',
      async () => {
        const { page } = await homeward.signedInAs('sw');
        const child =
          await page.evaluate<string>(`fetch('/api/children').then((answer) => answer.json()).then(async ({ rows }) => {
          for (const { caseId } of rows) {
            const facts = await fetch('/api/cases/' + caseId + '/facts').then((answer) => answer.json());
            const one = await fetch('/api/cases/' + caseId).then((answer) => answer.json());
            if (facts.facts.some(({ fact }) => fact === 'becameLookedAfter') && one.deadlines.some(({ key }) => key === 'review1')) return caseId;
          }
          return '';
        })`);
        await page.goto(`/children/${child}/correct?fact=becameLookedAfter&entry=0`);
        await heading(page, /^Correct/);
        const day = page.getByLabel('Day', { exact: true });
        const was = await day.inputValue();
        await day.fill(was === '1' || was === '01' ? '2' : '1');
        await page.getByLabel('Why is it corrected?').fill('The order gives another day');
        await tabTo(page, 'See what would change');
        await page.keyboard.press('Enter');
        await heading(page, 'Check the correction');
        await page.getByText(/First CLA Review: moves, from/).waitFor();
        expect(await faultsOf(page, 'correction, to check')).toEqual([]);
        await tabTo(page, 'Confirm the correction');
        await page.keyboard.press('Enter');
        await heading(page, 'What changed');
        expect(await faultsOf(page, 'correction, done')).toEqual([]);
        await page.getByRole('link', { name: 'See it in the history' }).click();
        await page.getByText('The order gives another day').waitFor();
      },
      PATIENCE,
    );
  });

  describe('work that no event completes', () => {
    it(
      'is ticked off by the role that owns it',
      async () => {
        const { page } = await homeward.signedInAs('sw');
        const child =
          await page.evaluate<string>(`fetch('/api/children').then((answer) => answer.json()).then(async ({ rows }) => {
          for (const { caseId } of rows) {
            const one = await fetch('/api/cases/' + caseId).then((answer) => answer.json());
            if (one.tasks.some(({ tickable }) => tickable)) return caseId;
          }
          return '';
        })`);
        await page.goto(`/children/${child}`);
        await page.getByRole('link', { name: 'Identify the services and further meetings needed' }).click();
        await page.getByLabel('What was done?').fill('Asked for therapeutic support');
        await tabTo(page, 'Tick off this task');
        await page.keyboard.press('Enter');
        await heading(page, 'What changed');
        expect(await faultsOf(page, 'task, done')).toEqual([]);
        await page.getByText('Task done: Identify the services and further meetings needed').waitFor();
      },
      PATIENCE,
    );
  });
});
