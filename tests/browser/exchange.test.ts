/** A process owner exports her procedure, imports one that somebody else signed, and changes forms in a spreadsheet. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Json, parseJson, printJson, usedContent, withJsonAt } from '@homeward/definition';
import { openPackFile, readFolder, readWorkbook, signingKey, writePackFile, writeWorkbook } from '@homeward/runtime';
import { afterAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { CONFIGS } from '../import/test-runtime.js';
import { inChromium, PATIENCE } from './in-chromium.js';
import { faultsOf } from './page-checks.js';

const folder = mkdtempSync(path.join(tmpdir(), 'homeward-exchanged-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const sender = signingKey({ dataFolder: path.join(folder, 'sender') });

/** What a browser would run, were it not text. */
const SCRIPT = '<img src=x onerror="document.title = \'taken\'"><script>document.title = "taken"</script>';

const hertsWith = async (change: (authority: Json) => Json | undefined): Promise<string> => {
  const content = usedContent(
    await readFolder(path.join(CONFIGS, 'herts')),
    await readFolder(path.join(CONFIGS, 'common')),
  );
  const read = parseJson(content.files['authority.json'] ?? '');
  if ('fault' in read) throw new Error(read.fault.sentence);
  const files = { ...content.files, 'authority.json': printJson(change(read.value) ?? {}) };
  const file = path.join(folder, 'from-elsewhere.homeward');
  writeFileSync(file, writePackFile({ ...content, files }, sender, { by: 'Another council', on: '2026-02-01' }).bytes);
  return file;
};

inChromium('What goes out and comes in', (homeward) => {
  const shot = async (page: Page, name: string): Promise<void> => {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  };
  const saved = async (page: Page, click: () => Promise<void>): Promise<string> => {
    const [download] = await Promise.all([page.waitForEvent('download'), click()]);
    const file = path.join(folder, download.suggestedFilename());
    await download.saveAs(file);
    return file;
  };

  it(
    'is a signed file of the version, and of somebody else’s only after their key was compared',
    async () => {
      const { page, complaints } = await homeward.signedInAs('processOwner');
      await page.goto('/processes');
      const file = await saved(page, () =>
        page
          .getByRole('button', { name: /^Export version/ })
          .first()
          .click(),
      );
      expect(openPackFile(readFileSync(file))).toMatchObject({
        signature: { by: expect.stringContaining('Hertfordshire') },
      });
      await page.getByText('Saved as herts-').waitFor();
      const faults = await faultsOf(page, 'processes');

      await page.getByRole('link', { name: /^Import a procedure/ }).click();
      await page.getByRole('button', { name: 'Look into it' }).click();
      await page.getByRole('link', { name: 'Select the file' }).waitFor();
      await page.getByLabel('A procedure that was exported from Homeward').setInputFiles(file);
      await page.getByRole('button', { name: 'Look into it' }).click();
      await page.getByText('The key of this installation').waitFor({ timeout: 60_000 });
      await page.getByText('Nothing: it is what your current version says').waitFor();

      const foreign = await hertsWith((authority) => withJsonAt(authority, ['words', 'review', 'one'], SCRIPT));
      await page.getByLabel('A procedure that was exported from Homeward').setInputFiles(foreign);
      await page.getByRole('button', { name: 'Look into it' }).click();
      await page.getByText('Not known here').waitFor({ timeout: 60_000 });
      await page.getByText('1 file differs from your current version').waitFor();
      expect(await page.getByText(sender.fingerprint).count()).toBe(0);
      const start = page.getByRole('button', { name: 'Start a draft from it' });
      await start.click();
      await page.getByRole('link', { name: /^Enter the fingerprint/ }).waitFor();
      await page
        .getByLabel('The key’s fingerprint, as its owner told you')
        .fill('0000 0000 0000 0000 0000 0000 0000 0000 0000 0000');
      await start.click();
      await page.getByRole('link', { name: /fingerprint is another/ }).waitFor({ timeout: 60_000 });
      faults.push(...(await faultsOf(page, 'import refused')));
      await shot(page, 'import');
      await page.getByLabel('The key’s fingerprint, as its owner told you').fill(sender.fingerprint.toLowerCase());
      await start.click();
      await page.getByRole('navigation', { name: 'Areas of the draft' }).waitFor({ timeout: 60_000 });

      await page.goto(`${page.url().replace(/(\/drafts\/[^/]+).*/, '$1')}/words`);
      const word = page.locator('#word-review-one');
      await word.waitFor();
      expect(await word.inputValue()).toBe(SCRIPT);
      for (const area of ['changes', 'differences', 'forms', 'picture']) {
        await page.goto(`${page.url().replace(/(\/drafts\/[^/]+).*/, '$1')}/${area}`);
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.waitForLoadState('networkidle');
        expect(await page.title()).not.toBe('taken');
        expect(await page.locator('img[src="x"]').count()).toBe(0);
      }
      await page.goto('/processes/exchange');
      await page.getByText('Keys that are known here').waitFor();
      faults.push(...(await faultsOf(page, 'exchange')));
      await shot(page, 'exchange');
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'is a spreadsheet of the forms, that shows what it changes before anything is taken',
    async () => {
      const { page, complaints } = await homeward.signedInAs('processOwner');
      await page.goto('/processes');
      await page
        .getByRole('button', { name: /^Start a draft from version/ })
        .first()
        .click();
      await page.getByLabel('What will it change?').fill('Titles of questions');
      await page.getByRole('button', { name: 'Start the draft' }).click();
      await page.getByRole('navigation', { name: 'Areas of the draft' }).waitFor();
      await page.goto(`${page.url().replace(/(\/drafts\/[^/]+).*/, '$1')}/forms`);
      await page.getByText('Forms and code lists as a spreadsheet', { exact: true }).click();
      const file = await saved(page, () =>
        page.getByRole('button', { name: 'Save forms and code lists as a spreadsheet' }).click(),
      );
      const read = await readWorkbook(readFileSync(file));
      if ('refused' in read) throw new Error(read.refused);
      const [titles = [], first = [], second = [], ...others] = read.sheets[0]?.rows ?? [];
      const cell = (row: readonly string[], title: string, text: string): string[] =>
        titles.map((each, index) => (each === title ? text : (row[index] ?? '')));
      const columns = titles.map((title) => ({ title, width: 20, use: 'edited' as const }));
      const rows = [cell(first, 'Title', 'Which day was it?'), cell(second, 'Type', 'Riddle'), ...others];
      const changed = path.join(folder, 'changed.xlsx');
      writeFileSync(changed, await writeWorkbook([{ name: 'Questions', columns, rows }]));
      await page.getByLabel('Bring a spreadsheet back').setInputFiles(changed);
      await page.getByRole('heading', { name: 'The spreadsheet changes one thing' }).waitFor({ timeout: 30_000 });
      await page.getByText(/becomes “Which day was it\?”/).waitFor();
      await page.getByText(/There is no type “Riddle”/).waitFor();
      const faults = await faultsOf(page, 'spreadsheet');
      await shot(page, 'spreadsheet');
      await page.getByRole('button', { name: 'Take the changes, without what cannot be taken' }).click();
      await page.getByText('1 change was taken. Undo takes it back.').waitFor();
      await page.getByText(/^All changes saved at/).waitFor();
      await page.getByRole('button', { name: /^Undo.*spreadsheet/ }).waitFor();
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
    PATIENCE,
  );
});
