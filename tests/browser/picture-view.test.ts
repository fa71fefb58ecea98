/** What of the picture is seen: whoever has moved it keeps what they look at, and a worker that did not come is started again. */
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startDraft } from '../../apps/cli/src/bench/steps-in-browser.js';
import { inChromium, PATIENCE } from './in-chromium.js';

inChromium('What of the picture is seen', (homeward) => {
  const drawn = (page: Page): Promise<void> => page.locator('[data-drawn="yes"] .hw-state').first().waitFor();
  const viewOf = (page: Page): Promise<string | null> => page.locator('.react-flow__viewport').getAttribute('style');

  it(
    'stays when nothing is chosen any more, or what was chosen is gone',
    async () => {
      const { page, complaints } = await homeward.signedInAs('processOwner');
      const id = await startDraft(page, 'Looked at');
      await page.goto(`/drafts/${id}/picture`);
      await drawn(page);
      await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Permanence planning' });
      await page.locator('[data-drawn="yes"] .hw-state strong', { hasText: 'Meeting required' }).waitFor();
      const step = page.getByLabel('Choose a step');
      const start = await viewOf(page);
      await step.selectOption({ label: 'Permanence planning: Permanence secured' });
      await page.locator('.hw-picture').focus();
      for (const key of ['+', '+', 'ArrowDown']) await page.keyboard.press(key);
      await page.waitForTimeout(500);
      const looked = await viewOf(page);
      expect(looked).not.toBe(start);
      await step.selectOption('');
      await page.getByRole('heading', { name: 'Nothing is chosen' }).waitFor();
      await page.waitForTimeout(300);
      expect(await viewOf(page)).toBe(looked);

      // A step that is added is chosen, and taken back it is gone.
      await step.selectOption({ label: 'Permanence planning: Permanence secured' });
      await page.getByText('Add a step after this').click();
      await page.getByLabel('What people call the new step').fill('Looked at');
      await page.getByRole('button', { name: 'Add the step' }).click();
      await page.locator('[data-drawn="yes"] .hw-state strong', { hasText: 'Looked at' }).waitFor();
      await page.waitForTimeout(300);
      const added = await viewOf(page);
      await page.getByRole('button', { name: /^Undo/ }).first().click();
      await page.locator('.hw-state strong', { hasText: 'Looked at' }).waitFor({ state: 'detached' });
      await page.waitForTimeout(500);
      expect(await viewOf(page)).toBe(added);
      expect(complaints).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'has its ways without anything being measured, so that nothing that comes meanwhile can take them away',
    async () => {
      const { page, complaints } = await homeward.signedInAs('processOwner');
      const id = await startDraft(page, 'Its ways');
      await page.addInitScript('window.ResizeObserver = class { observe() {} unobserve() {} disconnect() {} };');
      await page.goto(`/drafts/${id}/picture`);
      await drawn(page);
      await page.locator('.react-flow__edge').first().waitFor({ state: 'attached' });
      expect(await page.locator('.react-flow__edge').count()).toBe(6);
      expect(complaints).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'is drawn after the connection was lost for a moment',
    async () => {
      const { page } = await homeward.signedInAs('processOwner');
      await page.route(/elk-worker/, (route) => route.abort());
      await page.goto('/processes');
      const id = await startDraft(page, 'Drawn again');
      await page.goto(`/drafts/${id}/picture`);
      await page.getByText('The picture could not be drawn. The table below says the same.').waitFor();
      await page.unroute(/elk-worker/);
      await page.getByLabel('Show', { exact: true }).selectOption('');
      await drawn(page);
    },
    PATIENCE,
  );
});
