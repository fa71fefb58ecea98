/** A process owner goes through a draft with a made-up child: any role, a clock she moves, reasons, acts taken back, and a walkthrough in the end. */
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startDraft } from '../../apps/cli/src/bench/steps-in-browser.js';
import { inChromium, PATIENCE } from './in-chromium.js';
import { faultsOf } from './page-checks.js';

inChromium('Trying a draft out', (homeward) => {
  it(
    'plays the draft as the server would, says why not, and is kept as a walkthrough',
    async () => {
      const { page, complaints } = await homeward.signedInAs('processOwner');
      const picture = async (name: string) => {
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
      };
      const faults: string[] = [];
      await page.getByRole('link', { name: 'Processes', exact: true }).click();
      await page.getByRole('button', { name: /^Start a draft from version/ }).click();
      await page.getByLabel('What will it change?').fill('Nothing yet');
      await page.getByRole('button', { name: 'Start the draft' }).click();
      await page.getByRole('link', { name: 'Try it out' }).click();
      await page.getByRole('heading', { level: 1, name: 'Try it out' }).waitFor();
      faults.push(...(await faultsOf(page, 'before a try-out')));
      await picture('try-begin');
      await page.getByRole('button', { name: 'Begin' }).click();

      await page.getByLabel('Act as').selectOption({ label: 'Social worker' });
      const main = page.getByRole('main');
      await main.getByText(/^Not yet, and why/).click();
      await picture('try-open');
      await main
        .getByRole('button', { name: /became looked after/i })
        .first()
        .click();
      await main.getByRole('button', { name: 'Record it with these answers' }).first().click();
      await page.getByRole('heading', { name: /^Social worker: / }).waitFor();
      await page.getByText('Limits that run').waitFor();
      const before = await page.getByRole('heading', { name: /^It is / }).textContent();
      await page.getByRole('button', { name: 'Go to the next thing that happens' }).click();
      await page.getByRole('heading', { name: /^Time passes until / }).waitFor();
      expect(await page.getByRole('heading', { name: /^It is / }).textContent()).not.toBe(before);
      await page.getByRole('button', { name: 'A month later' }).click();
      await picture('try-played');
      faults.push(...(await faultsOf(page, 'a try-out')));

      // It is there again after the page was loaded anew.
      await page.reload();
      await page.getByRole('heading', { name: /^Social worker: / }).waitFor({ timeout: 30_000 });
      await page.getByLabel('What does it show?').fill('A child comes into care and time passes');
      await page.getByRole('button', { name: 'Save the walkthrough' }).click();
      await page.getByText(/^Saved as TRY-a-child-comes-into-care/).waitFor();
      await picture('try-saved');
      await page.getByRole('button', { name: /^Take back from here on: Social worker/ }).click();
      await page.getByText('Nothing has happened yet.').waitFor();
      await page.getByRole('link', { name: 'Walkthroughs' }).click();
      await page.getByText(/^(\d+) of \1 walkthroughs hold\.$/).waitFor({ timeout: 60_000 });
      await page.getByText(/^Those that hold/).click();
      await page.getByRole('listitem').filter({ hasText: 'A child comes into care and time passes' }).waitFor();
      faults.push(...(await faultsOf(page, 'walkthroughs')));
      await picture('walkthroughs');
      await page.getByRole('link', { name: 'Changes and history' }).click();
      await page.getByText('Walkthrough “A child comes into care and time passes”, from a try-out').first().waitFor();
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'begins with a copied child, without what anybody wrote, for whoever may read the record; others are told why not',
    async () => {
      const tryDraft = async (page: Page): Promise<void> => {
        await startDraft(page, 'Nothing yet');
        await page.getByRole('link', { name: 'Try it out' }).click();
        await page.getByRole('heading', { level: 1, name: 'Try it out' }).waitFor();
      };
      const reader = await homeward.signedInAs('processOwner', 1);
      const { page } = reader;
      const picture = async (name: string) => {
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
      };
      const faults: string[] = [];
      await tryDraft(page);
      await page.getByText('What is copied, and what is made up').click();
      await picture('try-copy-begin');
      faults.push(...(await faultsOf(page, 'before a copy')));
      const copy = page.getByRole('button', { name: /^Copy / }).first();
      const [, name = '', reference = ''] = /^Copy (.+), (\S+)$/.exec((await copy.textContent()) ?? '') ?? [];
      expect(name).not.toBe('');
      await page.getByLabel('Which child? Enter a name, a reference or a worker').fill(reference);
      await page.getByRole('button', { name: 'Find children' }).click();
      await page.getByText('1 child', { exact: true }).waitFor();
      await copy.click();
      await page.getByRole('heading', { name: /^A copied child, as on / }).waitFor();
      await page.getByText(/^This draft would have taken the whole history/).waitFor();
      await page.getByText(/^What came before/).click();
      await page.getByText('Limits that run').waitFor();
      const main = page.getByRole('main');
      for (const written of [name, ...name.split(' '), reference])
        expect(await main.textContent()).not.toContain(written);
      expect(await page.evaluate('JSON.stringify(Object.values(sessionStorage))')).not.toContain('opening');
      await page.getByRole('button', { name: 'A month later' }).click();
      await page.getByRole('heading', { name: /^Time passes until / }).waitFor();
      await picture('try-copied');
      faults.push(...(await faultsOf(page, 'a copied child')));
      await page.getByLabel('What does it show?').fill('A copied child a month on');
      await page.getByRole('button', { name: 'Save the walkthrough' }).click();
      await page.getByText(/^(Saved as TRY-a-copied-child-a-month-on|It was not saved)/).waitFor();
      await picture('try-copied-saved');
      await page.getByRole('button', { name: 'End this try-out and begin another' }).click();
      await page.getByRole('heading', { name: 'Begin with a made-up child' }).waitFor();

      const other = await homeward.signedInAs('processOwner');
      await tryDraft(other.page);
      await other.page.getByText(/^You cannot copy a child: your roles show you no child’s record/).waitFor();
      expect(await other.page.getByRole('button', { name: /^Copy / }).count()).toBe(0);
      expect(faults).toEqual([]);
      expect([...reader.complaints, ...other.complaints]).toEqual([]);
    },
    PATIENCE,
  );
});
