/** A new authority from nothing: made on the command line, set up by its process owner on the pages, published, and met by its first child. */
import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inChromium } from './in-chromium.js';
import { faultsOf } from './page-checks.js';
import { TODAY, type Window } from './shown-homeward.js';

const PATIENCE = 240_000;
const OWN = 'three words apart';

/** Username and first password, as the command line says them once. */
const toldOf = (said: readonly string[]) =>
  said.flatMap((line) => {
    const [, username = '', password = ''] = /^(\S+): first password (\S+)$/.exec(line) ?? [];
    return username === '' ? [] : [{ username, password }];
  });

inChromium('Setting up a new authority', (homeward) => {
  const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name });
  const link = (page: Page, name: string | RegExp) => page.getByRole('link', { name });
  const step = (page: Page, name: string) => page.getByRole('heading', { level: 2, name, exact: true }).waitFor();
  const saveAndContinue = (page: Page) => button(page, 'Save and continue').click();
  const signInFirst = async (
    told: { readonly username: string; readonly password: string } | undefined,
  ): Promise<Window> => {
    const window = await homeward.window();
    const { page } = window;
    await page.goto('/sign-in');
    await page.getByLabel('Username or e-mail address').fill(told?.username ?? '');
    await page.getByLabel('Password').fill(told?.password ?? '');
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    await page.getByRole('heading', { name: 'Choose a password of your own' }).waitFor();
    await page.getByLabel('New password', { exact: true }).fill(OWN);
    await page.getByLabel('New password again').fill(OWN);
    return window;
  };

  describe('a process owner of a council that has just been made', () => {
    it(
      'answers its questions, sees that nothing is wrong, publishes, and a social worker opens a child’s record',
      async () => {
        const faults: string[] = [];
        const said = await homeward.commandLine(
          ...['new-authority', 'dale', '--name', 'Dale Council', '--nation', 'england'],
          ...['--owner', 'Jane Moss', '--second', 'Ade Cole'],
        );
        const [jane, ade] = toldOf(said);
        expect([jane?.username, ade?.username]).toEqual(['jane.moss.dale', 'ade.cole.dale']);

        const owner = await signInFirst(jane);
        const { page } = owner;
        faults.push(...(await faultsOf(page, 'choose a password')));
        await button(page, 'Save the password and sign in').click();
        await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
        await link(page, 'Processes').click();
        await page.getByRole('heading', { name: 'Set up Dale Council' }).waitFor();
        faults.push(...(await faultsOf(page, 'processes of a new authority')));
        await button(page, 'Begin the set-up').click();
        await page.getByText('You have gone through 0 of').waitFor();
        faults.push(...(await faultsOf(page, 'steps')));

        await link(page, 'Name, teams and closed days').click();
        await step(page, 'Name, teams and closed days');
        await page.getByLabel('What do you call the whole process?').fill('Home for Good');
        await button(page, 'Add a team').click();
        faults.push(...(await faultsOf(page, 'authority')));
        await saveAndContinue(page);
        await page.getByText('There is a problem').waitFor();
        await page.getByLabel('Name of team 4').fill('Leaving Care');
        await page.getByLabel('Service of team 4').fill('Children in Care');
        await saveAndContinue(page);

        await step(page, 'Your words');
        const review = page.getByRole('group', { name: 'What do you call a review of a looked-after child?' });
        await review.getByLabel('One of it').fill('Child’s Review');
        await review.getByLabel('Several (optional)').fill('Child’s Reviews');
        const meeting = page.getByRole('group', { name: 'What do you call the meeting that plans for permanence?' });
        await meeting.getByLabel('One of it').fill('Home for Good meeting');
        faults.push(...(await faultsOf(page, 'words')));
        await saveAndContinue(page);

        await step(page, 'What your procedure has');
        await page
          .getByRole('group', { name: 'Does your procedure have a route to long-term foster care?' })
          .getByLabel('No')
          .check();
        faults.push(...(await faultsOf(page, 'parts')));
        await saveAndContinue(page);

        await step(page, 'The lines of your own procedure');
        await page.getByLabel('What is your procedure called?').fill('Home for Good: our procedure');
        await button(page, 'Add a line').click();
        await page.getByLabel('What line 1 says').fill('The meeting is held within eight weeks.');
        await page
          .getByLabel('What rests on line 1')
          .selectOption({ label: 'Planning by a meeting: Which clause says so?' });
        faults.push(...(await faultsOf(page, 'procedure')));
        await saveAndContinue(page);

        await step(page, 'Planning by a meeting');
        await page.getByLabel('Within how many weeks of becoming looked after is it held?').fill('eight');
        await saveAndContinue(page);
        await page
          .getByRole('alert')
          .getByRole('link', { name: /Enter a whole number/ })
          .click();
        await page.getByLabel('Within how many weeks of becoming looked after is it held?').fill('8');
        await saveAndContinue(page);

        const gone: string[] = [];
        for (let more = true; more; ) {
          const heading = page.locator('h2.govuk-heading-l');
          const title = (await heading.textContent()) ?? '';
          gone.push(title);
          more = title !== 'Check your answers';
          if (!more) break;
          if (['Numbers and choices', 'Roles', 'Adoption Panel'].includes(title))
            faults.push(...(await faultsOf(page, title)));
          if (title === 'Numbers and choices')
            await page
              .getByLabel(/We have confirmed this answer: Within how many working days of receiving the papers/)
              .check();
          if (title === 'Roles') await page.getByLabel('Team Manager', { exact: true }).last().fill('Practice Manager');
          if (title === 'Adoption Panel') {
            await page.getByRole('group', { name: 'How often does it sit?' }).getByLabel('Number').fill('2');
            await page
              .getByRole('group', { name: 'How often does it sit?' })
              .getByLabel('Days, weeks')
              .selectOption('weeks');
            await page.getByLabel('How many members make it quorate?').fill('5');
          }
          await saveAndContinue(page);
          await page.waitForFunction(
            `document.querySelector('h2.govuk-heading-l')?.textContent !== ${JSON.stringify(title)}`,
          );
        }
        expect(gone).not.toContain('Fostering Panel');
        await page.getByText('No problems were found: your procedure can be published.').waitFor({ timeout: 60_000 });
        faults.push(...(await faultsOf(page, 'check your answers')));
        await page.getByText(/^All changes (are )?saved/).waitFor();

        await page.reload();
        await page.getByText('No problems were found: your procedure can be published.').waitFor({ timeout: 60_000 });
        for (const answer of ['Child’s Review, Child’s Reviews', 'Every 2 weeks', 'Practice Manager', '8'])
          await page.getByText(answer, { exact: true }).first().waitFor();

        await link(page, 'Continue to publish').click();
        await page.getByRole('heading', { name: 'What is left' }).waitFor({ timeout: 60_000 });
        await button(page, 'Re-run the open cases').click();
        await page.getByLabel('Second person').selectOption({ label: 'Ade Cole' });
        await page.getByLabel('What is new, and why').fill('Our own procedure, for the first time.');
        const [year = '', month = '', day = ''] = TODAY.split('-');
        await page.getByLabel('Day', { exact: true }).fill(day);
        await page.getByLabel('Month', { exact: true }).fill(month);
        await page.getByLabel('Year', { exact: true }).fill(year);
        await page.getByRole('heading', { name: 'Nothing is left to do' }).waitFor({ timeout: 60_000 });
        await button(page, 'Publish').click();
        await page.getByText('New cases open under it from 2 March 2026.').waitFor({ timeout: 120_000 });

        const [sam] = toldOf(
          await homeward.commandLine(
            'add-person',
            'dale',
            '--name',
            'Sam Low',
            '--role',
            'sw',
            '--team',
            'leavingCare',
          ),
        );
        const worker = await signInFirst(sam);
        await button(worker.page, 'Save the password and sign in').click();
        await worker.page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
        await link(worker.page, 'Children').first().click();
        await link(worker.page, 'Open a record for a child').click();
        await worker.page.getByLabel('Reference in your record system').fill('D-1');
        await worker.page.getByLabel(/^(First|Given) name/).fill('Alba');
        await worker.page.getByLabel(/^(Family|Last) name/).fill('Dale');
        await worker.page.getByLabel('Day', { exact: true }).fill('10');
        await worker.page.getByLabel('Month', { exact: true }).fill('6');
        await worker.page.getByLabel('Year', { exact: true }).fill('2019');
        await worker.page.getByLabel('Female').check();
        await button(worker.page, 'Open the record').click();
        await worker.page.getByRole('heading', { level: 1, name: 'Alba Dale' }).waitFor();
        faults.push(...(await faultsOf(worker.page, 'the first child')));
        await worker.page.goto('/account');
        await worker.page.getByLabel('Password now').fill('not this one');
        await worker.page.getByLabel('New password', { exact: true }).fill('four words well apart');
        await worker.page.getByLabel('New password again').fill('four words well apart');
        await button(worker.page, 'Change the password').click();
        await worker.page
          .getByRole('alert')
          .getByText(/Check the username and the password/)
          .waitFor();
        await worker.page.getByLabel('Password now').fill(OWN);
        await button(worker.page, 'Change the password').click();
        await worker.page.getByText('Your password is changed').waitFor();
        faults.push(...(await faultsOf(worker.page, 'account')));
        await worker.page.goto('/process');
        await worker.page.getByRole('heading', { name: 'Home for Good' }).waitFor();

        expect(faults).toEqual([]);
        expect([...owner.complaints, ...worker.complaints]).toEqual([]);
      },
      PATIENCE,
    );
  });
});
