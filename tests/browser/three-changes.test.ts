/** The three changes that this is all for, made on Hertfordshire's procedure by the keyboard alone: from opening the editor to a child under the new version. */
import { beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ByKeyboard } from './by-keyboard.js';
import { inChromium, PATIENCE } from './in-chromium.js';
import type { Window } from './shown-homeward.js';

const MOST_ACTIONS = 60;

inChromium('The three changes by the keyboard alone', (homeward) => {
  let owner: Window;
  let keys: ByKeyboard;
  beforeAll(async () => {
    owner = await homeward.signedInAs('processOwner');
    keys = new ByKeyboard(owner.page);
  }, PATIENCE);

  const counted = async (what: string, work: () => Promise<void>): Promise<void> => {
    const began = { at: performance.now(), actions: keys.actions, presses: keys.presses };
    await work();
    const actions = keys.actions - began.actions;
    const seconds = ((performance.now() - began.at) / 1000).toFixed(1);
    process.stdout.write(`${what}: ${actions} actions, ${keys.presses - began.presses} keys, ${seconds} s\n`);
    expect(actions).toBeLessThan(MOST_ACTIONS);
  };
  const title = (page: Page, name: string) => page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
  const openEditor = async (about: string) => {
    const { page } = keys;
    await keys.link('Processes');
    await title(page, 'Processes');
    await keys.button(/^Start a draft from version/);
    await keys.fill('What will it change?', about);
    await keys.button('Start the draft');
    await title(page, 'Picture and steps');
  };
  const area = async (name: string) => {
    await keys.link(name, keys.page.getByRole('navigation', { name: 'Areas of the draft' }));
    await title(keys.page, name);
  };
  const find = async (words: string, heading: string) => {
    await keys.fill('Find in this draft', words);
    await keys.press('Enter');
    keys.actions += 1;
    await keys.page.getByRole('heading', { level: 2, name: heading }).waitFor();
  };
  const checked = async () => {
    await area('Problems');
    await keys.page.getByText('No problems were found.').waitFor({ timeout: 30_000 });
  };
  const walkthroughs = () => keys.page.getByText(/\d+ of \d+ walkthroughs hold\./);
  const allHold = () => keys.page.getByText(/(\d+) of \1 walkthroughs hold\./).waitFor({ timeout: 60_000 });

  it(
    'reviews of children under five every four months',
    async () => {
      await counted('Reviews under five every four months', async () => {
        const { page } = keys;
        await openEditor('Reviews of children under five, a wellbeing form, and who may chair');
        await find('Next CLA Review', 'Next CLA Review');
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
        await checked();
        await area('Walkthroughs');
        await walkthroughs().waitFor({ timeout: 60_000 });
        await keys.button(/^This is how it is meant to be/);
        await allHold();
      });
    },
    PATIENCE,
  );
});
