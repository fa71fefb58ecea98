import { writeFileSync } from 'node:fs';
import { it } from '@jest/globals';
import { inChromium, PATIENCE } from './in-chromium.js';

inChromium('x', (homeward) => {
  it(
    'profiles',
    async () => {
      const owner = await homeward.signedInAs('processOwner');
      const { page } = owner;
      await page.setViewportSize({ width: 1300, height: 1200 });
      await page.getByRole('link', { name: 'Processes', exact: true }).click();
      await page.getByRole('button', { name: /^Start a draft from version/ }).click();
      await page.getByLabel('What will it change?').fill('t');
      await page.getByRole('button', { name: 'Start the draft' }).click();
      await page.getByRole('navigation', { name: 'Areas of the draft' }).waitFor();
      const id = /\/drafts\/([0-9a-f-]+)/.exec(page.url())?.[1];
      await page.goto(`/drafts/${id}/picture`);
      await page.locator('[data-drawn="yes"] .hw-state').first().waitFor();
      await page.screenshot({ path: '/tmp/shots-s/a.png' });
      await page.getByLabel('Show', { exact: true }).selectOption({ label: 'Permanence planning' });
      await page.locator('[data-drawn="yes"] .hw-state strong', { hasText: 'Meeting required' }).waitFor();
      await page.screenshot({ path: '/tmp/shots-s/b.png' });
      await page
        .getByRole('button', { name: /^Meeting booked$/ })
        .first()
        .click();
      await page.screenshot({ path: '/tmp/shots-s/c.png' });
      await page.getByText('Add a step after this').click();
      await page.getByLabel('What people call the new step').fill('Wellbeing talk');
      const cdp = await page.context().newCDPSession(page);
      await cdp.send('Profiler.enable');
      await cdp.send('Profiler.setSamplingInterval', { interval: 500 });
      await cdp.send('Profiler.start');
      await page.evaluate(`window.t0 = 0; document.addEventListener('click', () => { window.t0 = performance.now(); }, { capture: true, once: true });
        window.seen = new Promise((resolve) => { const look = () => { if ([...document.querySelectorAll('.hw-state strong')].some((one) => one.textContent === 'Wellbeing talk')) resolve(performance.now() - window.t0); else requestAnimationFrame(look); }; requestAnimationFrame(look); }); undefined`);
      await page.getByRole('button', { name: 'Add the step' }).click();
      console.info('seen after', await page.evaluate('window.seen'));
      const { profile } = await cdp.send('Profiler.stop');
      writeFileSync('/tmp/shots-s/p.cpuprofile', JSON.stringify(profile));
      await page.screenshot({ path: '/tmp/shots-s/d.png' });
      console.info(
        await page.evaluate(
          `JSON.stringify([...document.querySelectorAll('.hw-picture-beside__panel summary')].slice(0,3).map((s) => s.getBoundingClientRect().toJSON()))`,
        ),
      );
      await page.locator('.hw-picture-beside__panel').evaluate((el) => {
        el.scrollTop = 600;
      });
      await page.screenshot({ path: '/tmp/shots-s/e.png' });
    },
    PATIENCE,
  );
});
