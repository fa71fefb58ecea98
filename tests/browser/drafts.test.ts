/** A process owner starts a draft of the procedure, sees what is wrong with it as she changes it, and takes it back. */
import { expect, it } from '@jest/globals';
import { inChromium, PATIENCE } from './in-chromium.js';
import { faultsOf } from './page-checks.js';
import type { Window } from './shown-homeward.js';

inChromium('Drafts of a procedure', (homeward) => {
  const startDraft = async ({ page }: Window, title: string): Promise<string> => {
    await page.getByRole('link', { name: 'Processes', exact: true }).click();
    await page.getByRole('heading', { level: 1, name: 'Processes' }).waitFor();
    await page.getByRole('button', { name: /^Start a draft from version/ }).click();
    await page.getByLabel('What will it change?').fill(title);
    await page.getByRole('button', { name: 'Start the draft' }).click();
    await page.getByRole('navigation', { name: 'Areas of the draft' }).waitFor();
    const id = /\/drafts\/([0-9a-f-]+)/.exec(page.url())?.[1];
    if (id === undefined) throw new Error('The draft has no address.');
    return id;
  };

  it(
    'is started from the published version, and only by those who own the procedure',
    async () => {
      const owner = await homeward.signedInAs('processOwner');
      const worker = await homeward.signedInAs('sw');
      expect(await worker.page.getByRole('link', { name: 'Processes', exact: true }).count()).toBe(0);
      const id = await startDraft(owner, 'Shorter reviews');
      await worker.page.goto(`/drafts/${id}`);
      await worker.page.getByRole('heading', { level: 1, name: 'Page not found' }).waitFor();
      const { page } = owner;
      const faults: string[] = [];
      for (const area of ['problems', 'changes']) {
        await page.goto(`/drafts/${id}/${area}`);
        await page
          .getByText(area === 'problems' ? 'No problems were found.' : 'Nothing has been changed yet.')
          .waitFor({ timeout: 30_000 });
        faults.push(...(await faultsOf(page, area)));
        if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${area}.png`, fullPage: true });
      }
      await page.goto('/processes');
      await page.getByRole('link', { name: 'Shorter reviews' }).waitFor();
      await page.getByRole('button', { name: /^Start a draft from version/ }).click();
      faults.push(...(await faultsOf(page, 'processes')));
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/processes.png`, fullPage: true });
      expect(faults).toEqual([]);
      expect(owner.complaints).toEqual([]);
    },
    PATIENCE,
  );
});
