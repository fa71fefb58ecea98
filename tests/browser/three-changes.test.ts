/** The three changes that this is all for, made on Hertfordshire's procedure by the keyboard alone: from opening the editor to a child under the new version. */
import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import path from 'node:path';
import { routes } from '@homeward/contract';
import { readConfig } from '@homeward/runtime/configs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { must, type Person, signInAs, submit } from '../api/test-homeward.js';
import { ByKeyboard } from './by-keyboard.js';
import { inChromium } from './in-chromium.js';
import { faultsOf } from './page-checks.js';
import { TODAY, type Window } from './shown-homeward.js';

const PATIENCE = 240_000;
const MOST_ACTIONS = 60;
const MEETING = 'Record the permanency planning meeting';
const FORM = 'Fill in: Wellbeing form';
/** Pictures of the guide weigh less than this. */
const MOST_BYTES = 150_000;
const OF_A_PICTURE = { width: 1000, height: 640 };

inChromium('The three changes by the keyboard alone', (homeward) => {
  let owner: Window;
  let keys: ByKeyboard;
  const faults: string[] = [];
  beforeAll(async () => {
    owner = await homeward.signedInAs('processOwner');
    keys = new ByKeyboard(owner.page);
  }, PATIENCE);

  const counted = async (what: string, work: () => Promise<void>): Promise<void> => {
    const began = { at: performance.now(), actions: keys.actions, presses: keys.presses };
    try {
      await work();
    } catch (thrown) {
      if (process.env.SHOTS) await keys.page.screenshot({ path: `${process.env.SHOTS}/${what}.png`, fullPage: true });
      throw thrown;
    }
    const actions = keys.actions - began.actions;
    const seconds = ((performance.now() - began.at) / 1000).toFixed(1);
    process.stdout.write(`${what}: ${actions} actions, ${keys.presses - began.presses} keys, ${seconds} s\n`);
    expect(actions).toBeLessThan(MOST_ACTIONS);
  };
  /** With PICTURES=folder, what the guide shows is taken from here: the page as a person sees it who has come to a place of it. */
  const picture = async (name: string, at: Locator | undefined = undefined): Promise<void> => {
    if (process.env.PICTURES === undefined) return;
    const file = path.join(process.env.PICTURES, `${name}.png`);
    const wide = keys.page.viewportSize();
    await keys.page.setViewportSize(OF_A_PICTURE);
    await at?.evaluate((one: { scrollIntoView(how: object): void }) => one.scrollIntoView({ block: 'start' }));
    await keys.page.screenshot({ path: file });
    if (wide !== null) await keys.page.setViewportSize(wide);
    if (statSync(file).size > MOST_BYTES) faults.push(`The picture ${name} is too large: ${statSync(file).size} bytes`);
  };
  const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  const areas = () => keys.page.getByRole('navigation', { name: 'Areas of the draft' });
  const area = async (name: string) => {
    await keys.link(name, areas());
    await title(keys.page, name);
    // The first stop after the title leads past undo and the areas.
    await keys.link(/^Skip to/, keys.page.getByRole('main'));
  };
  const find = async (words: string, heading: string) => {
    await keys.fill('Find in this draft', words);
    await keys.press('Enter');
    keys.actions += 1;
    await keys.page.getByRole('heading', { level: 2, name: heading, exact: true }).waitFor();
  };
  const checked = async () => {
    await keys.link(/^Problems/, areas());
    await keys.page.getByText('No problems were found.').waitFor({ timeout: 60_000 });
  };
  const walkthroughs = async () => {
    await area('Walkthroughs');
    await keys.page.getByText(/\d+ of \d+ walkthroughs hold\./).waitFor({ timeout: 60_000 });
  };
  const allHold = () => keys.page.getByText(/(\d+) of \1 walkthroughs hold\./).waitFor({ timeout: 60_000 });
  const look = async (name: string) => {
    faults.push(...(await faultsOf(keys.page, name)));
    if (process.env.SHOTS) await keys.page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  };

  describe('a process owner', () => {
    it(
      'has children under five reviewed every four months',
      () =>
        counted('Reviews of children under five every four months', async () => {
          const { page } = keys;
          await keys.link('Processes');
          await title(page, 'Processes');
          await picture('processes');
          await keys.button(/^Start a draft from version/);
          await keys.fill('What will it change?', 'Under fives, wellbeing, and who may chair');
          await keys.button('Start the draft');
          await title(page, 'Picture and steps');
          if (process.env.PICTURES) await page.locator('.hw-picture[data-drawn="yes"]').waitFor({ timeout: 30_000 });
          await picture('picture', page.getByText('Skip the picture'));
          await find('next cla review', 'Next CLA Review');
          await keys.button('Add another part');
          const part = page.getByRole('region', { name: /^Part 2:/ });
          await keys.choose('How long', 'A number of its own', part);
          await keys.fill('Number', '4', part);
          await keys.button(/^Add a condition/, part);
          await keys.choose('Condition 1: what it is about', 'The child’s age now', part);
          await keys.choose('Condition 1: how it is compared', 'is under', part);
          await keys.fill('Condition 1: value', '5', part);
          await keys.press('Tab');
          await part.getByText("The child's age is under 5").waitFor();
          await picture('deadline', part);
          await checked();
          await walkthroughs();
          await look('walkthroughs that follow otherwise');
          await picture('walkthroughs', page.getByText(/walkthroughs hold/));
          await keys.button(/^This is how it is meant to be/);
          await allHold();
        }),
      PATIENCE,
    );

    it(
      'lets the deputy chair',
      () =>
        counted('The deputy may chair', async () => {
          const { page } = keys;
          await find('permanency planning meeting panel', 'Permanency Planning Meeting');
          await keys.choose('Add to: Deputies', 'Adoption Team Manager');
          await keys.button('Add to: Deputies');
          await page.getByText('Adoption Team Manager may deputise but not do what the chair records').waitFor();
          await keys.button(/^Let them, as the chair does/);
          await page.getByText('may deputise but not').waitFor({ state: 'detached' });
          await checked();
          await walkthroughs();
          await look('walkthroughs in which something is possible now');
          await keys.button(/^It is meant to be possible/);
          await allHold();
        }),
      PATIENCE,
    );

    it(
      'has a wellbeing form filled in before the panel',
      () =>
        counted('A wellbeing form before the panel', async () => {
          const { page } = keys;
          await area('Forms');
          await keys.button('Add a form');
          await keys.fill('Title of the form', 'Wellbeing form');
          await keys.choose('Add to: Who fills it in', 'Social worker');
          await keys.button('Add to: Who fills it in');
          await keys.fill('Question', 'Is the child well?');
          await keys.tick(page.getByRole('radio', { name: 'Yes or no', exact: true }));
          await keys.button('Add form');
          await page.getByRole('heading', { level: 2, name: 'Wellbeing form' }).waitFor();
          await picture('form', page.getByRole('button', { name: 'All forms' }));
          await keys.tick(page.getByRole('radio', { name: 'Where it is filled in', exact: true }));
          await keys.choose('Which action has to wait for it', MEETING);
          await keys.summary('Change the clauses: 0');
          await keys.fill('Find a clause by what it says', 'R-herts-168');
          await keys.button(/^Name this clause.*R-herts-168$/);
          await keys.button('Require it before that action');
          await page.getByText(`The action “${FORM}”`).waitFor();
          await checked();
          await walkthroughs();
          await look('walkthroughs in which a step is refused');
          await keys.button(/^Put it before that step in \d+ walkthroughs/);
          await allHold();
        }),
      PATIENCE,
    );

    it(
      'finds the browser’s Back and Forward to lead where one was, with the focus on what was opened',
      async () => {
        const { page } = keys;
        const focused = () => page.evaluate<string>('document.activeElement?.textContent ?? ""');
        const heading = (name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
        await area('Deadlines');
        await keys.button('Next CLA Review');
        await heading('Next CLA Review');
        expect(page.url()).toContain('at=');
        await page.goBack();
        await heading('Deadlines');
        expect(await focused()).toBe('Next CLA Review');
        await page.goForward();
        await heading('Next CLA Review');
        await area('Forms');
        await keys.button('Wellbeing form');
        await keys.button(/^Change ?: Is the child well/);
        await page.getByText('What its answer makes known').first().waitFor();
        await page.goBack();
        await page.getByRole('radio', { name: 'Where it is filled in' }).waitFor();
        await page.goBack();
        await page.getByLabel('Find a form').waitFor();
        await area('Picture and steps');
        // The picture is one stop, and the next is in the table.
        await keys.to(page.locator('.hw-picture'));
        await keys.press('Tab');
        expect(await page.evaluate<boolean>('document.activeElement.closest("#picture-table") !== null')).toBe(true);
        await keys.choose('Choose a step', 'Care: Looked after');
        await page.getByRole('heading', { level: 3, name: 'Care: Looked after' }).waitFor();
        await page.goBack();
        await page.getByRole('heading', { level: 3, name: 'Nothing is chosen' }).waitFor();
      },
      PATIENCE,
    );

    it(
      'publishes them with a second person’s name',
      () =>
        counted('Publication of all three', async () => {
          const { page } = keys;
          await area('Differences');
          await page.getByText('Loosens', { exact: true }).first().waitFor({ timeout: 60_000 });
          await picture('differences', page.getByText('Find in this draft'));
          await area('Publish');
          await page.getByRole('heading', { name: 'What is left' }).waitFor({ timeout: 60_000 });
          await keys.button('Re-run the open cases');
          await page.getByText(/conform, /).waitFor({ timeout: 120_000 });
          await keys.tick(page.getByRole('radio', { name: 'They stay on their version' }));
          await look('publish');
          const second = page.getByLabel('Second person');
          const people = await second.getByRole('option').allTextContents();
          const other = people.find((name, index) => index > 0 && name !== owner.name) ?? '';
          await keys.choose('Second person', other);
          await keys.fill('What is new, and why', 'Closer reviews of the youngest, wellbeing, and deputies who chair.');
          for (const [label, part] of [
            ['Day', 2],
            ['Month', 1],
            ['Year', 0],
          ] as const)
            await keys.fill(label, String(Number(TODAY.split('-')[part])));
          await page.getByRole('heading', { name: 'Nothing is left to do' }).waitFor();
          await picture('publish', page.getByText('Find in this draft'));
          await keys.button('Publish');
          await page.getByText('New cases open under it from 2 March 2026.').waitFor({ timeout: 120_000 });
        }),
      PATIENCE,
    );
  });

  it(
    'and a child who comes under the new version is looked after by it',
    async () => {
      const child = await homeward.openChild('Ivy', 'Larch');
      const { pack } = await readConfig(path.resolve(import.meta.dirname, '../../configs'), 'herts');
      const example = (form: string) => pack?.forms[form]?.examples.complete ?? {};
      let revision = 0;
      const record = async (person: Person, event: string, form: string, on: string, data: object) => {
        const answers = { ...example(form), ...data };
        ({ revision } = must(await submit(person, child.id, event, { on, answers, revision })));
      };
      const officer = await signInAs(homeward.origin, 'iro', 'herts', 0);
      const social = await signInAs(homeward.origin, 'sw', 'herts', 0);
      await record(social, 'CHILD_BECAME_LOOKED_AFTER', 'becameLookedAfter', '2025-11-03', { legalStatus: 'V2' });
      await record(officer, 'REVIEW_HELD', 'review', '2025-11-27', { number: 1, ppmDecision: 'ppmRequired' });

      // The deputy reads that the meeting waits for the form.
      const deputy = await homeward.signedInAs('adoptionTM');
      await deputy.page.goto(`/children/${child.id}`);
      const waiting = deputy.page.getByRole('main');
      await waiting.getByText('The form “Wellbeing form” has not been filled in.').first().waitFor();

      // The social worker fills it in.
      const worker = await homeward.signedInAs('sw');
      const hers = new ByKeyboard(worker.page);
      await worker.page.goto(`/children/${child.id}/record/WELLBEING_FORM_RECORDED`);
      await hers.tick(worker.page.getByRole('radio', { name: 'Yes', exact: true }));
      await hers.fill('Day', '2');
      await hers.fill('Month', '3');
      await hers.fill('Year', '2026');
      await hers.button('Continue');
      await hers.button('Submit');
      await title(worker.page, 'What changed');

      // What the meeting came to is typed already; the deputy submits it as its chair.
      const chair = await signInAs(homeward.origin, 'adoptionTM', 'herts', 0);
      const answers = { ...example('ppm'), preferred: 'REUNIFICATION', '.day': TODAY };
      const params = { id: child.id, key: 'PPM_HELD' };
      must(await chair.ask(routes.saveDraft, { params, body: { revision: 0, answers } }));
      const theirs = new ByKeyboard(deputy.page);
      await deputy.page.goto(`/children/${child.id}/record/PPM_HELD/check`);
      await theirs.button('Submit');
      await title(deputy.page, 'What changed');

      // And the review after the second is due in four months.
      ({ revision } = must(await officer.ask(routes.readCase, { params: { id: child.id } })));
      await record(officer, 'REVIEW_HELD', 'review', TODAY, { number: 2, planRatified: 'REUNIFICATION' });
      await worker.page.goto(`/children/${child.id}`);
      await worker.page.getByText('Next CLA Review').first().waitFor();
      await worker.page.getByText('2 July 2026').first().waitFor();
      expect(faults).toEqual([]);
      expect([owner.complaints, worker.complaints, deputy.complaints]).toEqual([[], [], []]);
    },
    PATIENCE,
  );

  if (process.env.PICTURES !== undefined)
    it(
      'is shown in the guide, with a problem, a try-out and a move',
      async () => {
        const { page } = owner;
        const person = await signInAs(homeward.origin, 'processOwner', 'herts', 0);
        const [{ version } = { version: '' }] = must(await person.ask(routes.listVersions)).versions;
        const begun = { body: { version, title: 'Transfers of the youngest' }, idempotencyKey: randomUUID() };
        const { id } = must(await person.ask(routes.startPackDraft, begun));
        const never = ['<', '>'].map((operator, index) => ({ field: 'age', operator, value: 3 + index }));
        const edit = {
          file: 'processes/child-permanence/chart.json',
          at: '/states/record/states/open/on/CASE_TRANSFERRED/guard',
          after: { type: 'rule', params: { rule: { combinator: 'and', rules: never } } },
        };
        const steps = [{ id: randomUUID(), label: 'Only children under three and over four', edits: [edit] }];
        must(await person.ask(routes.saveDraftSteps, { params: { id }, body: { since: 0, tab: 'elsewhere', steps } }));
        await page.goto(`/drafts/${id}/problems`);
        await page.getByRole('button', { name: /^Show me/ }).click();
        await page.locator('.hw-picture[data-drawn]').waitFor({ timeout: 60_000 });
        await picture('problem', page.getByRole('heading', { name: /^Must be put right/ }));
        await page.goto(`/drafts/${id}/try`);
        await page.getByRole('button', { name: 'Begin' }).click();
        await page.getByLabel('Act as').selectOption({ label: 'Social worker' });
        const looked = page.getByRole('main').getByRole('button', { name: /became looked after/i });
        await looked.first().click();
        await page.getByRole('button', { name: 'Record it with these answers' }).first().click();
        await picture('try-out', page.getByRole('heading', { name: /^It is / }));
        await page.goto('/processes');
        await page.getByRole('link', { name: 'Move open cases to it' }).first().click();
        await page.getByRole('button', { name: 'Try it out' }).click();
        await page.getByText(/cases can be moved/).waitFor({ timeout: 60_000 });
        await picture('move', page.getByRole('heading', { level: 1 }));
      },
      PATIENCE,
    );
});
