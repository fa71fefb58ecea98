/** A process owner works with the picture of a draft: what she sees, how fast, and that everybody can. */
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startDraft } from '../../apps/cli/src/bench/steps-in-browser.js';
import { inChromium, PATIENCE } from './in-chromium.js';
import { faultsOf } from './page-checks.js';

inChromium('The picture of a draft', (homeward) => {
  const shot = async (page: Page, name: string): Promise<void> => {
    if (process.env.SHOTS)
      await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: !name.startsWith('picture') });
  };
  it(
    'shows the process as a picture, and an edit in it at once',
    async () => {
      const owner = await homeward.signedInAs('processOwner');
      const { page } = owner;
      const id = await startDraft(page, 'A wellbeing talk');
      const faults: string[] = [];
      await page.goto(`/drafts/${id}/picture`);
      await page.locator('[data-drawn="yes"] .hw-state').first().waitFor();
      await page.locator('[data-drawn="yes"] .react-flow__edge').first().waitFor();
      await shot(page, 'picture');
      faults.push(...(await faultsOf(page, 'picture')));
      // The part that is largest, from choosing it to seeing it.
      const began = performance.now();
      await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Permanence planning' });
      await page.locator('[data-drawn="yes"] .hw-state strong', { hasText: 'Meeting required' }).waitFor();
      const painted = performance.now() - began;
      // A part too large for its frame is shown at a size that can be read; what is chosen elsewhere is brought into sight.
      const title = (name: string) => page.locator('.hw-state strong', { hasText: new RegExp(`^${name}$`) });
      const heightOf = async (name: string): Promise<number> => (await title(name).boundingBox())?.height ?? 0;
      expect(await heightOf('Meeting required')).toBeGreaterThan(10);
      const frame = await page.locator('.hw-picture').boundingBox();
      await page.getByLabel('Choose a step').selectOption({ label: 'Permanence planning: Permanence secured' });
      const isInSight = async (): Promise<boolean> => {
        const box = await title('Permanence secured').boundingBox();
        if (frame === null || box === null) return false;
        return (
          box.x >= frame.x &&
          box.y >= frame.y &&
          box.x + box.width <= frame.x + frame.width &&
          box.y + box.height <= frame.y + frame.height
        );
      };
      for (let look = 0; look < 50 && !(await isInSight()); look += 1) await page.waitForTimeout(40);
      expect(await isInSight()).toBe(true);
      await page
        .getByRole('button', { name: /^Meeting booked$/ })
        .first()
        .click();
      expect(await page.evaluate<string>('document.activeElement?.textContent ?? ""')).toBe(
        'Permanence planning: Meeting booked',
      );
      await shot(page, 'picture-state');
      faults.push(...(await faultsOf(page, 'a step')));
      await page.getByText('Add a step after this').click();
      await page.getByLabel('What people call the new step').fill('Wellbeing talk');
      // Measured in the page, from the click to the frame that shows the step.
      await page.evaluate(`window.reflected = new Promise((resolve) => {
        document.addEventListener('click', () => {
          const clicked = performance.now();
          const look = () => [...document.querySelectorAll('.hw-state strong')].some((one) => one.textContent === 'Wellbeing talk')
            ? resolve(performance.now() - clicked) : requestAnimationFrame(look);
          look();
        }, { capture: true, once: true });
      }); undefined`);
      await page.getByRole('button', { name: 'Add the step' }).click();
      const reflected = await page.evaluate<number>('window.reflected');
      await shot(page, 'picture-added');
      await page.getByText('Add something that can happen here').click();
      await page.getByLabel('What happens').selectOption({ label: 'A new action' });
      await page.getByLabel('What it is called').fill('Record the wellbeing talk');
      await page.getByRole('checkbox', { name: 'Social worker', exact: true }).check();
      await page
        .getByLabel('Leads to', { exact: true })
        .last()
        .selectOption({ label: 'Permanence planning: Plan proposed' });
      await page.getByRole('button', { name: 'Add it' }).click();
      await page.getByText('“Record the wellbeing talk” was added.').waitFor();
      await page
        .getByRole('region', { name: /Record the wellbeing talk/ })
        .getByRole('button', { name: 'Record the wellbeing talk' })
        .first()
        .click();
      await page.getByRole('heading', { name: 'Record the wellbeing talk' }).waitFor();
      await shot(page, 'event');
      faults.push(...(await faultsOf(page, 'an action')));
      // For whoever reads the run; a busy machine is no fault.
      console.info(
        `picture: a part painted in ${Math.round(painted)} ms, an added step seen in ${Math.round(reflected)} ms`,
      );
      expect(faults).toEqual([]);
      expect(owner.complaints).toEqual([]);
    },
    PATIENCE,
  );
});
