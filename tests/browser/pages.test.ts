/** Every page and state: nothing that axe objects to, nothing wider than 320 px, no error in the console under the strict content policy. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inChromium, PATIENCE } from './in-chromium.js';
import { faultsOf } from './page-checks.js';
import type { Window } from './shown-homeward.js';

inChromium('axe and 320 px were', (homeward) => {
  let child = '';
  let linked = { match: '', family: '' };
  let worker: Window;
  let matching: Window;
  let adoption: Window;
  let administrator: Window;
  let auditor: Window;
  beforeAll(async () => {
    const opened = await homeward.openChild('Hanna', 'Juniper');
    child = opened.id;
    linked = await homeward.openMatch(opened);
    matching = await homeward.signedInAs('amc');
    adoption = await homeward.signedInAs('adoptionTM');
    worker = await homeward.signedInAs('sw');
    administrator = await homeward.signedInAs('systemAdmin');
    auditor = await homeward.signedInAs('auditor');
  }, PATIENCE);

  interface State {
    readonly name: string;
    readonly address: () => string;
    readonly heading: string | RegExp;
    readonly afterwards?: (page: Page) => Promise<void>;
  }
  const press = (name: string | RegExp) => (page: Page) =>
    page.getByRole('main').getByRole('button', { name }).first().click();
  const drawn = (page: Page) => page.locator('[data-drawn=yes]').waitFor({ timeout: 45_000 });
  const openAll = async (page: Page) => {
    await page.evaluate("document.querySelectorAll('main details').forEach((one) => { one.open = true; })");
  };
  const of = (rest: string) => () => `/children/${child}${rest}`;

  const states: readonly State[] = [
    { name: 'my work', address: () => '/', heading: 'My work' },
    { name: 'waiting for others', address: () => '/?tab=waiting', heading: 'My work' },
    { name: 'my team', address: () => '/?tab=team', heading: 'My work' },
    { name: 'done', address: () => '/?tab=done', heading: 'My work' },
    { name: 'children', address: () => '/children', heading: 'Children' },
    { name: 'no child found', address: () => '/children?q=nobodyofthisname', heading: 'Children' },
    { name: 'open a record', address: () => '/children/new', heading: 'Open a record for a child' },
    {
      name: 'open a record, with errors',
      address: () => '/children/new',
      heading: 'Open a record for a child',
      afterwards: press('Open the record'),
    },
    { name: 'a child', address: of(''), heading: 'Hanna Juniper', afterwards: openAll },
    { name: 'timeline', address: of('/timeline'), heading: /^Timeline/ },
    { name: 'history', address: of('/history'), heading: /^History/, afterwards: openAll },
    { name: 'people who work with a child, not permitted to change', address: of('/people'), heading: /^People/ },
    { name: 'what is recorded', address: of('/correct'), heading: 'Which date or fact is wrong?' },
    { name: 'a correction', address: of('/correct?fact=dateOfBirth&entry=0'), heading: /^Correct/ },
    {
      name: 'a correction, with errors',
      address: of('/correct?fact=sex&entry=0'),
      heading: /^Correct/,
      afterwards: press('See what would change'),
    },
    { name: 'a task that is not open', address: of('/tasks/servicesForAdoption'), heading: 'This task is not open' },
    { name: 'process of a child', address: of('/process'), heading: /^Process/, afterwards: drawn },
    { name: 'process', address: () => '/process', heading: /./, afterwards: drawn },
    {
      name: 'clauses',
      address: () => '/process/clauses',
      heading: 'Clauses',
      afterwards: openAll,
    },
    { name: 'clauses that are open', address: () => '/process/clauses?how=open', heading: 'Clauses' },
    { name: 'no clause found', address: () => '/process/clauses?cls=NONE', heading: 'Clauses' },
    {
      name: 'process at a part of it',
      address: () => '/process?state=routes.adoption.exploring',
      heading: /./,
      afterwards: drawn,
    },
    {
      name: 'a short form',
      address: of('/record/FOREIGN_LINKS_CONSIDERED'),
      heading: 'Record links to a foreign country',
    },
    {
      name: 'a short form, with errors',
      address: of('/record/FOREIGN_LINKS_CONSIDERED'),
      heading: 'Record links to a foreign country',
      afterwards: press('Continue'),
    },
    { name: 'a long form', address: of('/record/CHILD_BECAME_LOOKED_AFTER'), heading: 'Child became looked after' },
    { name: 'a section', address: of('/record/CHILD_BECAME_LOOKED_AFTER/sections/care'), heading: 'Coming into care' },
    {
      name: 'a section, with errors',
      address: of('/record/CHILD_BECAME_LOOKED_AFTER/sections/care'),
      heading: 'Coming into care',
      afterwards: press('Save and continue'),
    },
    {
      name: 'check answers, incomplete',
      address: of('/record/CHILD_BECAME_LOOKED_AFTER/check'),
      heading: 'Check your answers',
    },
    {
      name: 'the Child Permanence Report',
      address: of('/record/DOCUMENT_SUBMITTED%3ACPR'),
      heading: 'Child Permanence Report',
    },
    { name: 'account', address: () => '/account', heading: 'Your account' },
    { name: 'help', address: () => '/help', heading: 'Help' },
    { name: 'no such page', address: () => '/nowhere', heading: 'Page not found' },
    {
      name: 'no such child',
      address: () => '/children/0b9c0f54-8a0e-4d5d-9f2e-3f1d2c4b5a69',
      heading: 'Page not found',
    },
    { name: 'import, not permitted', address: () => '/import', heading: 'Import' },
    { name: 'audit trail, not permitted', address: () => '/audit', heading: 'Audit trail' },
  ];

  const stands = async (page: Page, state: State) => {
    await page.goto(state.address());
    await page.getByRole('heading', { level: 1, name: state.heading }).waitFor();
    await state.afterwards?.(page);
    return faultsOf(page, state.name);
  };

  describe('behind the door', () => {
    it.each(states.map((state) => [state.name, state] as const))(
      '%s can be used by everybody',
      async (_, state) => {
        expect(await stands(worker.page, state)).toEqual([]);
      },
      PATIENCE,
    );

    const ofFamilies: readonly State[] = [
      { name: 'families', address: () => '/families', heading: 'Families' },
      { name: 'no family found', address: () => '/families?stage=approved&q=nobody', heading: 'Families' },
      { name: 'matches', address: () => '/matches', heading: 'Matches' },
      {
        name: 'a family',
        address: () => `/children/${linked.family}`,
        heading: 'Sam and Alex Hazel',
        afterwards: openAll,
      },
      { name: 'a match', address: () => `/children/${linked.match}`, heading: /^Match/, afterwards: openAll },
      { name: 'history of a match', address: () => `/children/${linked.match}/history`, heading: /^History/ },
      { name: 'timeline of a family', address: () => `/children/${linked.family}/timeline`, heading: /^Timeline/ },
      { name: 'people of a family', address: () => `/children/${linked.family}/people`, heading: /^People/ },
      {
        name: 'process of a match',
        address: () => `/children/${linked.match}/process`,
        heading: /^Process/,
        afterwards: drawn,
      },
    ];
    it.each(ofFamilies.map((state) => [state.name, state] as const))(
      '%s can be used by everybody who may',
      async (_, state) => {
        expect(await stands(matching.page, state)).toEqual([]);
      },
      PATIENCE,
    );

    it(
      'a record is opened for a child or a family by choice, and the family’s is found in its list',
      async () => {
        const { page } = adoption;
        const choice = { name: 'choose', address: () => '/children/new', heading: 'Open a record' };
        expect(await stands(page, choice)).toEqual([]);
        await page.getByRole('link', { name: 'A family: Adopters' }).click();
        await page.getByRole('heading', { level: 1, name: 'Open a record for a family' }).waitFor();
        await press('Open the record')(page);
        expect(await faultsOf(page, 'a family, with errors')).toEqual([]);
        await page.getByLabel('Reference in your record system').fill('BF-new');
        await page.getByLabel('First names of the adults').fill('Jo');
        await page.getByLabel('Last name or last names').fill('Rowan');
        await press('Open the record')(page);
        await page.getByRole('heading', { level: 1, name: 'Jo Rowan' }).waitFor();
        expect(await page.getByText('Back to families').count()).toBe(1);
        await page.goto('/families?q=Rowan');
        await page.getByRole('link', { name: 'Jo Rowan' }).waitFor();
      },
      PATIENCE,
    );

    it(
      'a match names the child and the family to those who may see them, and families are not in everybody’s navigation',
      async () => {
        await matching.page.goto(`/children/${linked.match}`);
        const table = matching.page.getByRole('table', { name: 'Linked cases' });
        await table.getByRole('link', { name: 'Sam and Alex Hazel' }).waitFor();
        await table.getByRole('link', { name: 'Hanna Juniper' }).waitFor();
        await worker.page.goto('/families');
        await worker.page.getByText('Your roles do not show you').waitFor();
        expect(await worker.page.getByRole('link', { name: 'Families' }).count()).toBe(0);
      },
      PATIENCE,
    );

    it(
      'every section of the Child Permanence Report can be used by everybody',
      async () => {
        const { page } = worker;
        await page.goto(`/children/${child}/record/DOCUMENT_SUBMITTED%3ACPR`);
        await page.getByRole('heading', { level: 1, name: 'Child Permanence Report' }).waitFor();
        const sections = await page
          .locator('main .govuk-task-list a')
          .evaluateAll((links: { getAttribute(name: string): string | null }[]) =>
            links.map((link) => link.getAttribute('href') ?? ''),
          );
        expect(sections.length).toBeGreaterThan(10);
        for (const section of sections) {
          await page.goto(section);
          await page.getByRole('button', { name: 'Save and continue' }).click();
          expect(await faultsOf(page, section.split('/').at(-1) ?? section)).toEqual([]);
        }
      },
      PATIENCE,
    );

    it(
      'the import can be used by everybody who may, with and without errors',
      async () => {
        const { page } = administrator;
        expect(await stands(page, { name: 'import', address: () => '/import', heading: 'Import a return' })).toEqual(
          [],
        );
        await press('Import')(page);
        expect(await faultsOf(page, 'import, with errors')).toEqual([]);
      },
      PATIENCE,
    );

    it(
      'the audit trail can be used by everybody who may, filtered, with errors and to its earlier entries',
      async () => {
        const { page } = auditor;
        await page.goto('/');
        await page.getByRole('link', { name: 'Audit', exact: true }).click();
        await page.getByRole('heading', { level: 1, name: 'Audit trail' }).waitFor();
        const rows = page.getByRole('table', { name: 'Entries of the audit trail' }).locator('tbody tr');
        await page.getByText('50 entries shown, newest first.').waitFor();
        expect(await faultsOf(page, 'audit trail')).toEqual([]);
        await press('Show earlier entries')(page);
        await page.getByText('100 entries shown, newest first.').waitFor();
        expect(await rows.count()).toBe(100);
        await page.getByRole('group', { name: 'From' }).getByLabel('Day').fill('31');
        await press('Apply filters')(page);
        await page.getByRole('link', { name: 'The first day must be a real date' }).waitFor();
        expect(await faultsOf(page, 'audit trail, with errors')).toEqual([]);
        await page.getByRole('link', { name: 'Clear filters' }).click();
        await page.getByLabel('Reference', { exact: true }).fill('nothing is called this');
        await press('Apply filters')(page);
        await page.getByText('Nothing found.').waitFor();
        expect(await faultsOf(page, 'audit trail, nothing found')).toEqual([]);
        await page.getByRole('link', { name: 'Restricted records opened' }).click();
        await page.getByRole('heading', { level: 1, name: 'Restricted and sealed records opened' }).waitFor();
        await page.getByText('Nothing found.').waitFor();
        expect(await faultsOf(page, 'no record opened')).toEqual([]);
      },
      PATIENCE,
    );

    it(
      'a restricted record asks why it is opened, and the auditor reads it',
      async () => {
        await worker.page.goto('/children');
        const first = worker.page.locator('main tbody a[href^="/children/"]').first();
        const [address, name] = [await first.getAttribute('href'), (await first.textContent()) ?? ''];
        const { page: manager } = await homeward.signedInAs('sm');
        await manager.goto(`${address}/record/CASE_RESTRICTED`);
        await manager.getByLabel('Day').fill('2');
        await manager.getByLabel('Month').fill('3');
        await manager.getByLabel('Year').fill('2026');
        await press('Continue')(manager);
        await press('Submit')(manager);
        await manager.getByRole('heading', { level: 1, name: 'What changed' }).waitFor();
        const { page } = await homeward.signedInAs('legal');
        await page.goto(address ?? '');
        await page.getByRole('heading', { level: 1, name: 'This record is restricted' }).waitFor();
        expect(await faultsOf(page, 'a reason to open')).toEqual([]);
        await press('Open the record')(page);
        await page.getByRole('link', { name: 'Enter why you need to open this record' }).waitFor();
        expect(await faultsOf(page, 'a reason to open, with errors')).toEqual([]);
        await page.getByLabel('Why do you need to open it?').fill('I advise on the order.');
        await press('Open the record')(page);
        await page.getByRole('heading', { level: 1, name }).waitFor();
        await auditor.page.goto('/audit/readings');
        const row = auditor.page.getByRole('row').filter({ hasText: 'I advise on the order.' });
        await row.waitFor();
        expect(await faultsOf(auditor.page, 'records opened')).toEqual([]);
      },
      PATIENCE,
    );

    it('no page complained in the console', () => {
      expect([worker, administrator, auditor, matching, adoption].flatMap(({ complaints }) => complaints)).toEqual([]);
    });
  });

  describe('the door', () => {
    it(
      'can be used by everybody, with and without errors, and leads back to the page asked for',
      async () => {
        const { page } = await homeward.window();
        await page.goto('/children?q=Juniper');
        await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
        await page.getByText('demonstration people').first().waitFor();
        expect(await faultsOf(page, 'sign in')).toEqual([]);
        await page.getByRole('button', { name: 'Sign in', exact: true }).click();
        expect(await faultsOf(page, 'sign in, with errors')).toEqual([]);
        await page.getByRole('button', { name: 'Sign in as Amira Khan, Hertfordshire County Council' }).click();
        await page.getByRole('link', { name: 'Hanna Juniper' }).waitFor();
      },
      PATIENCE,
    );
  });
});
