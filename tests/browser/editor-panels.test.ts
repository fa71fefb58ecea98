/** Forms, panels and meetings, permissions, parameters and words of Hertfordshire's procedure, changed in a real browser by their visible labels. */
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inChromium, PATIENCE } from './in-chromium.js';
import { faultsOf } from './page-checks.js';

inChromium('Panels of the editor', (homeward) => {
  const startDraft = async (page: Page, title: string): Promise<string> => {
    await page.getByRole('link', { name: 'Processes', exact: true }).click();
    await page.getByRole('button', { name: /^Start a draft from version/ }).click();
    await page.getByLabel('What will it change?').fill(title);
    await page.getByRole('button', { name: 'Start the draft' }).click();
    await page.getByRole('navigation', { name: 'Areas of the draft' }).waitFor();
    return /\/drafts\/([0-9a-f-]+)/.exec(page.url())?.[1] ?? '';
  };
  const shot = async (page: Page, name: string) => {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  };
  const area = (page: Page, name: string) =>
    page.getByRole('navigation', { name: 'Areas of the draft' }).getByRole('link', { name, exact: true }).click();
  const choose = async (page: Page, label: string, option: string) => {
    await page.getByLabel(label, { exact: true }).selectOption({ label: option });
  };

  it(
    'let a deputy chair, and let her record what the chair records',
    async () => {
      const { page, complaints } = await homeward.signedInAs('processOwner');
      await startDraft(page, 'The deputy may chair');
      let acts = 0;
      const click = async (name: string | RegExp) => {
        acts += 1;
        await page.getByRole('button', { name, exact: typeof name === 'string' }).click();
      };
      acts += 1;
      await area(page, 'Meetings and panels');
      await click('Permanency Planning Meeting');
      acts += 1;
      await choose(page, 'Add to: Deputies', 'Adoption Service Manager');
      await click('Add to: Deputies');
      await page.getByText('Adoption Service Manager may deputise but not do what the chair records').waitFor();
      await shot(page, 'bodies');
      expect(await faultsOf(page, 'a panel with a deputy')).toEqual([]);
      await click(/^Let them, as the chair does/);
      await page.getByText('may deputise but not').waitFor({ state: 'detached' });
      await page
        .getByText(/^All changes saved at/)
        .first()
        .waitFor();
      expect(acts).toBeLessThanOrEqual(6);
      expect(complaints).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'make a wellbeing form and have it filled in before papers go to a panel',
    async () => {
      const { page, complaints } = await homeward.signedInAs('processOwner');
      await startDraft(page, 'A wellbeing form before the panel');
      await area(page, 'Forms');
      await page.getByRole('button', { name: 'Add a form' }).click();
      await page.getByLabel('Title of the form').fill('Wellbeing form');
      await choose(page, 'Add to: Who fills it in', 'Social worker');
      await page.getByRole('button', { name: 'Add to: Who fills it in' }).click();
      await page.getByLabel('Question', { exact: true }).fill('Is the child well?');
      await page.getByText('Yes or no', { exact: true }).click();
      await shot(page, 'new-form');
      expect(await faultsOf(page, 'a new form')).toEqual([]);
      await page.getByRole('button', { name: 'Add form' }).click();
      await page.getByRole('heading', { level: 2, name: 'Wellbeing form' }).waitFor();
      await page.getByText('Where it is filled in', { exact: true }).click();
      await choose(page, 'Process', 'Permanence planning');
      await choose(page, 'Which action has to wait for it', 'Submit papers to a panel');
      await page.getByRole('button', { name: 'Require it before that action' }).click();
      await page.getByText('The action “Fill in: Wellbeing form”').waitFor();
      await shot(page, 'form-where');
      expect(await faultsOf(page, 'a form required before an action')).toEqual([]);
      expect(complaints).toEqual([]);
    },
    PATIENCE,
  );

  const at = (place: string) => `?at=${encodeURIComponent(place)}`;
  it.each([
    [
      'forms',
      [
        ['forms', 'forms', 'Find a form'],
        ['form', `forms${at('forms/ppm/layout.json')}`, 'As people will see it'],
        ['question', `forms${at('forms/ppm/layout.json#/questions/preferred')}`, 'What its answer makes known'],
        ['code lists', `forms${at('code-lists.json')}`, 'Add a code list'],
      ],
    ],
    [
      'work and trackers',
      [
        ['documents', 'work', 'Find among'],
        ['document', `work${at('processes/child-permanence/documents.json#/PPM')}`, 'Steps in its life'],
        ['task', `work${at('processes/child-permanence/tasks.json#/CPR')}`, 'It is given out'],
        ['trackers', 'trackers', 'Find among'],
      ],
    ],
    [
      'permissions, numbers and words',
      [
        ['permissions', 'permissions', 'Further roles'],
        ['role', `permissions${at('grants.json#/roles/iro')}`, 'What it may do'],
        ['parameters', `parameters${at('authority.json#/parameters/ppmWeeks')}`, 'Why it is so'],
        ['words', 'words', 'What things are called'],
      ],
    ],
  ] as const)(
    'are without faults, at 320 pixels as well: %s',
    async (title, looks) => {
      const { page, complaints } = await homeward.signedInAs('processOwner');
      const id = await startDraft(page, `A look at ${title}`);
      const faults: string[] = [];
      for (const [name, path, ready] of looks) {
        await page.goto(`/drafts/${id}/${path}`);
        await page.getByText(ready).first().waitFor({ timeout: 30_000 });
        await shot(page, name);
        faults.push(...(await faultsOf(page, name)));
      }
      expect(faults).toEqual([]);
      expect(complaints).toEqual([]);
    },
    PATIENCE,
  );
});
