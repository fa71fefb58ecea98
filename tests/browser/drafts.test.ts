/** Process owners change a draft of the procedure together, are told what is wrong with it, and take changes back. */
import { randomUUID } from 'node:crypto';
import { DraftToEdit, filesOfDraft } from '@homeward/contract';
import { type Edit, valueAt } from '@homeward/definition';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startDraft } from '../../apps/cli/src/bench/steps-in-browser.js';
import { inChromium, PATIENCE } from './in-chromium.js';
import { faultsOf } from './page-checks.js';
import { openWords } from './words-of-draft.js';

inChromium('Drafts of a procedure', (homeward) => {
  const shot = async (page: Page, name: string): Promise<void> => {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  };
  /** The draft as the server has it, asked for by the page itself. */
  const onServer = async (page: Page, id: string): Promise<DraftToEdit> =>
    DraftToEdit.parse(await page.evaluate(`fetch('/api/drafts/${id}').then((answer) => answer.json())`));
  /** A step from elsewhere, past the page. */
  const send = (page: Page, id: string, label: string, edits: readonly Edit[]): Promise<unknown> => {
    const body = { since: 0, tab: 'elsewhere', steps: [{ id: randomUUID(), label, edits }] };
    return page.evaluate(
      `fetch('/api/session').then((answer) => answer.json()).then(({ csrf }) => fetch('/api/drafts/${id}/steps', {
        method: 'POST', headers: { 'content-type': 'application/json', 'x-csrf-token': csrf }, body: ${JSON.stringify(JSON.stringify(body))} })).then((answer) => answer.json())`,
    );
  };

  it(
    'are started from the published version, only by those who own the procedure, on pages without a fault',
    async () => {
      const owner = await homeward.signedInAs('processOwner');
      const worker = await homeward.signedInAs('sw');
      expect(await worker.page.getByRole('link', { name: 'Processes', exact: true }).count()).toBe(0);
      const id = await startDraft(owner.page, 'Shorter reviews');
      await worker.page.goto(`/drafts/${id}`);
      await worker.page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
      const { page } = owner;
      const faults: string[] = [];
      for (const [area, text] of [
        ['problems', 'No problems were found.'],
        ['changes', 'Nothing has been changed yet.'],
      ] as const) {
        await page.goto(`/drafts/${id}/${area}`);
        await page.getByText(text).waitFor({ timeout: 30_000 });
        faults.push(...(await faultsOf(page, area)));
        await shot(page, area);
      }
      await page.goto('/processes');
      await page.getByRole('link', { name: 'Shorter reviews' }).waitFor();
      await page.getByRole('button', { name: /^Start a draft from version/ }).click();
      faults.push(...(await faultsOf(page, 'processes')));
      await shot(page, 'processes');
      expect(faults).toEqual([]);
      expect(owner.complaints).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'come to the same in two windows: live, after a lost line with both texts, and over a reload',
    async () => {
      const [first, second] = [await homeward.signedInAs('processOwner'), await homeward.signedInAs('processOwner', 1)];
      const id = await startDraft(first.page, 'Words of two people');
      const [one, two] = [first.page, second.page];
      const [onOne, onTwo] = [await openWords(one, id), await openWords(two, id)];
      // Both type at the same time, each in places of their own.
      const keys = await onOne.keys();
      const [mine, theirs] = [keys.slice(0, 5), keys.slice(5, 10)];
      const started = Date.now();
      await Promise.all([
        (async () => {
          for (const key of mine) await onOne.say(key, `First ${key}`);
        })(),
        (async () => {
          for (const key of theirs) await onTwo.say(key, `Second ${key}`);
        })(),
      ]);
      for (const key of theirs) await onOne.reads(key, `Second ${key}`);
      for (const key of mine) await onTwo.reads(key, `First ${key}`);
      process.stdout.write(
        `Ten words changed in two windows stood in both after ${((Date.now() - started) / 1000).toFixed(1)} s\n`,
      );
      await Promise.all([onOne.saved(), onTwo.saved()]);

      // The line of one is lost; both change the same word.
      const [key = 'review'] = mine;
      await second.context.setOffline(true);
      await onTwo.say(key, 'What the second says');
      await two.getByText(/1 change is not saved yet\. There is no connection/).waitFor();
      await onOne.say(key, 'What the first says');
      await onOne.saved();
      await second.context.setOffline(false);
      const conflict = two.getByRole('region', { name: /^Not done yet/ });
      await conflict.waitFor();
      const text = (await conflict.textContent()) ?? '';
      expect(text).toContain('What the first says');
      expect(text).toContain('What the second says');
      expect(text).toContain(`${first.name} changed the same place`);
      expect(await faultsOf(two, 'a conflict')).toEqual([]);
      await shot(two, 'conflict');
      await conflict.getByRole('button', { name: /^Keep mine/ }).click();
      await onOne.reads(key, 'What the second says');
      await conflict.waitFor({ state: 'detached' });

      // Undone by the key, outside text fields; redone by the button.
      await two.getByRole('heading', { level: 1 }).click();
      await two.keyboard.press('Control+z');
      await onOne.reads(key, 'What the first says');
      await two.getByRole('button', { name: /^Redo: / }).click();
      await onOne.reads(key, 'What the second says');
      await onTwo.saved();

      // What could not be saved stands there again when the page is loaded anew, and is saved then.
      await two.route('**/steps', (route) => route.abort());
      await onTwo.say(key, 'Kept over the reload');
      await two.getByText(/1 change is not saved yet/).waitFor();
      two.once('dialog', (dialog) => void dialog.accept());
      await two.reload();
      await onTwo.field(key).waitFor();
      await onTwo.reads(key, 'Kept over the reload');
      await two.unroute('**/steps');
      await onOne.reads(key, 'Kept over the reload');

      const files = filesOfDraft(await onServer(one, id));
      for (const each of keys.slice(0, 10))
        for (const words of [onOne, onTwo])
          expect(await words.field(each).inputValue()).toBe(valueAt(files['authority.json'], ['words', each, 'one']));

      // Who did what, and any of it taken back.
      await one.goto(`/drafts/${id}/changes`);
      await one.getByRole('cell', { name: second.name }).first().waitFor();
      expect(await faultsOf(one, 'changes')).toEqual([]);
      await shot(one, 'changes-made');
      await one
        .getByRole('button', { name: /^Take back.*“First practicePanel”/ })
        .first()
        .click();
      await one.getByText('Taken back').first().waitFor();
      await one.getByLabel(/Note to whoever reviews it/).fill('Please look at the words');
      await one.getByRole('button', { name: 'Send to review' }).click();
      // Said above every area, and again beside what it keeps from being done.
      for (const page of [one, two])
        await page.getByText('This draft is in review', { exact: false }).first().waitFor();
      expect(await onTwo.field(key).isDisabled()).toBe(true);
      expect([first.complaints, second.complaints]).toEqual([[], []]);
    },
    2 * PATIENCE,
  );

  it(
    'say what is wrong as one changes them, lead to the place, and show how a child comes to it',
    async () => {
      const owner = await homeward.signedInAs('processOwner');
      const { page } = owner;
      const id = await startDraft(owner.page, 'A condition that never holds');
      await page.goto(`/drafts/${id}/problems`);
      await page.getByText('No problems were found.').waitFor({ timeout: 30_000 });
      const never = ['<', '>'].map((operator, index) => ({ field: 'age', operator, value: 3 + index }));
      const rule = { combinator: 'and', rules: never };
      const at = '/states/record/states/open/on/CASE_TRANSFERRED/guard';
      const started = Date.now();
      await send(page, id, 'Only children under three and over four', [
        { file: 'processes/child-permanence/chart.json', at, after: { type: 'rule', params: { rule } } },
      ]);
      await page.getByRole('heading', { name: 'Must be put right (1)' }).waitFor({ timeout: 30_000 });
      process.stdout.write(
        `A problem stood on the page ${((Date.now() - started) / 1000).toFixed(1)} s after it was made elsewhere\n`,
      );
      await page.getByRole('link', { name: 'Problems (1)' }).waitFor();
      await page.getByRole('button', { name: /^Show me/ }).click();
      await page.getByText(/^Scene 1 of/).waitFor({ timeout: 60_000 });
      await page.locator('.hw-picture[data-drawn]').waitFor({ timeout: 30_000 });
      await page.getByText('This should be possible, and never is.').waitFor();
      expect(await faultsOf(page, 'show me')).toEqual([]);
      await shot(page, 'show-me');
      await page.getByRole('link', { name: /^Steps of / }).click();
      await page.waitForURL(/\/picture\?at=/);
      await page.getByRole('heading', { level: 1, name: 'Picture and steps' }).waitFor();
      await shot(page, 'place');
      expect(owner.complaints).toEqual([]);
    },
    PATIENCE,
  );
});
