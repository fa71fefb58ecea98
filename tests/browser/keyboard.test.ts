/** Every control of every page is reached with the Tab key, in the order of the page, and nothing holds the focus fast. */
import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { inChromium, PATIENCE } from './in-chromium.js';
import type { Window } from './shown-homeward.js';

/** More stops than any page has. */
const MOST_STOPS = 400;

// Inside a picture of a process buttons are no stops: the picture is one, with keys that do what they do, and the table after it is its equal.
/** Numbers everything on the page that can be pressed or typed into; one for all radios of a question, which are one stop. */
const NUMBER_CONTROLS = `(() => {
  let count = 0;
  const groups = new Map();
  for (const one of document.querySelectorAll('a[href], button, input, select, textarea, summary')) {
    if (one.disabled || one.closest('.hw-picture') || !one.checkVisibility({ visibilityProperty: true })) continue;
    const group = one.type === 'radio' ? one.name : undefined;
    const number = groups.get(group) ?? count++;
    if (group !== undefined) groups.set(group, number);
    one.dataset.stop = String(number);
  }
  return count;
})()`;
const FOCUSED = "document.activeElement?.dataset.stop ?? (document.activeElement === document.body ? 'body' : 'other')";
const MISSED = (reached: readonly string[]) => `(() => {
  const reached = new Set(${JSON.stringify(reached)});
  return [...document.querySelectorAll('[data-stop]')].filter((one) => !reached.has(one.dataset.stop)).map((one) => one.outerHTML.slice(0, 160));
})()`;

/** What of a page the Tab key does not reach. */
async function missedByTab(page: Page): Promise<readonly string[]> {
  const count = await page.evaluate<number>(NUMBER_CONTROLS);
  const reached = new Set<string>();
  for (let pressed = 0; pressed < MOST_STOPS && reached.size < count; pressed += 1) {
    await page.keyboard.press('Tab');
    const stop = await page.evaluate<string>(FOCUSED);
    // From the last stop the browser goes back to the top.
    if (stop === 'body' && pressed > count) break;
    if (/^\d+$/.test(stop)) reached.add(stop);
  }
  return page.evaluate<string[]>(MISSED([...reached]));
}

inChromium('pages by keyboard alone were', (homeward) => {
  let worker: Window;
  let child = '';
  beforeAll(async () => {
    child = (await homeward.openChild('Kezia', 'Lark')).id;
    worker = await homeward.signedInAs('sw');
  }, PATIENCE);

  describe('the Tab key', () => {
    it.each([
      ['my work', '/'],
      ['the children', '/children'],
      ['a new record', '/children/new'],
      ['a child', '/children/CHILD'],
      ['its timeline', '/children/CHILD/timeline'],
      ['its history', '/children/CHILD/history'],
      ['its process', '/children/CHILD/process'],
      ['its people', '/children/CHILD/people'],
      ['what is recorded of it', '/children/CHILD/correct'],
      ['a correction', '/children/CHILD/correct?fact=sex&entry=0'],
      ['a short form', '/children/CHILD/record/FOREIGN_LINKS_CONSIDERED'],
      ['a long form', '/children/CHILD/record/CHILD_BECAME_LOOKED_AFTER'],
      ['a section of it', '/children/CHILD/record/CHILD_BECAME_LOOKED_AFTER/sections/care'],
      ['its answers', '/children/CHILD/record/CHILD_BECAME_LOOKED_AFTER/check'],
      ['the clauses', '/process/clauses'],
      ['the account', '/account'],
      ['help', '/help'],
    ])(
      'reaches everything of %s',
      async (_, address) => {
        const { page } = worker;
        await page.goto(address.replace('CHILD', child));
        await page.getByRole('heading', { level: 1 }).waitFor();
        await page.getByText(/^(Loading|Drawing) .*…$/).waitFor({ state: 'detached', timeout: 45_000 });
        expect(await missedByTab(page)).toEqual([]);
      },
      PATIENCE,
    );
  });
});
