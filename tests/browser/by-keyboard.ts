/** Hands on a keyboard: Tab to what a label names, then Enter, Space, arrows and letters. No mouse, no focus from a script; the page is only looked at. */
import type { Locator, Page } from 'playwright-core';

/** No page has so many stops. */
const MOST_PRESSES = 500;

/** What is looked at in the page, by functions that run there: these tests are compiled without the browser's own types. */
interface Seen {
  readonly selectedIndex: number;
  readonly options: Iterable<{ readonly label: string }>;
  matches(selector: string): boolean;
  /** 2: the other stands before this one. */
  compareDocumentPosition(other: Seen): number;
}
declare const document: { readonly activeElement: Seen | null; readonly body: Seen };

/**
 * Counts as a person would: an action is one thing activated, one choice made or one field filled in; a press is one key, Tab included, and a typed word as many as
 * it has letters.
 */
export class ByKeyboard {
  actions = 0;
  presses = 0;

  constructor(readonly page: Page) {}

  /** Follows a link or presses a button. */
  async activate(target: Locator): Promise<void> {
    await this.to(target);
    await this.press('Enter');
    this.actions += 1;
  }

  link = (name: string | RegExp, within: Page | Locator = this.page): Promise<void> =>
    this.activate(within.getByRole('link', { name, exact: typeof name === 'string' }));

  button = (name: string | RegExp, within: Page | Locator = this.page): Promise<void> =>
    this.activate(within.getByRole('button', { name, exact: typeof name === 'string' }));

  /** Opens or closes what a summary holds. */
  summary = (text: string | RegExp, within: Page | Locator = this.page): Promise<void> =>
    this.activate(within.locator('summary', { hasText: text }));

  /** Puts a text in the place of whatever a field holds. */
  async fill(label: string, text: string, within: Page | Locator = this.page): Promise<void> {
    await this.to(within.getByLabel(label, { exact: true }));
    await this.press('Control+a');
    await this.type(text);
    this.actions += 1;
  }

  /** Chooses in a list as the browser lets one: by the letters that the choice begins with, then by the arrows. */
  async choose(label: string, option: string, within: Page | Locator = this.page): Promise<void> {
    const select = within.getByLabel(label, { exact: true });
    await this.to(select);
    this.actions += 1;
    const titles = await select.evaluate((one: Seen) => [...one.options].map(({ label }) => label));
    const wanted = titles.indexOf(option);
    if (wanted < 0) throw new Error(`“${label}” does not offer “${option}”, but ${titles.join('; ')}`);
    // Others that begin alike are passed by the arrow keys; letters that a list does not take are left to them as well.
    for (let typed = 1; typed <= option.length; typed += 1) {
      const letters = option.slice(0, typed).toLowerCase();
      if (titles.findIndex((title) => title.toLowerCase().startsWith(letters)) !== wanted) continue;
      await this.type(option.slice(0, typed));
      break;
    }
    for (let pressed = 0; pressed < MOST_PRESSES; pressed += 1) {
      const now = await select.evaluate((one: Seen) => one.selectedIndex);
      if (now === wanted) return;
      await this.press(now < wanted ? 'ArrowDown' : 'ArrowUp');
    }
    throw new Error(`“${option}” could not be chosen in “${label}”.`);
  }

  /** Ticks a box or chooses one of several answers that exclude one another. */
  async tick(target: Locator): Promise<void> {
    const name = await target.getAttribute('name');
    const isRadio = (await target.getAttribute('type')) === 'radio';
    this.actions += 1;
    if (!isRadio) {
      await this.to(target);
      await this.press('Space');
      return;
    }
    // The Tab key comes to one answer of a question; the arrows go from there to the others.
    await this.toAny(target, `input[type="radio"][name="${name}"]`);
    if (await this.isHere(target)) await this.press('Space');
    for (let pressed = 0; pressed < MOST_PRESSES && !(await this.isHere(target)); pressed += 1)
      await this.press('ArrowDown');
    if (!(await target.isChecked())) throw new Error('The answer could not be chosen.');
  }

  /** Goes to something with the Tab key, the shorter way round that its place on the page suggests. */
  to = (target: Locator): Promise<void> => this.toAny(target, undefined);

  async press(key: string): Promise<void> {
    this.presses += 1;
    await this.page.keyboard.press(key);
  }

  private async type(text: string): Promise<void> {
    this.presses += text.length;
    await this.page.keyboard.type(text);
  }

  private isHere = (target: Locator): Promise<boolean> =>
    target.evaluate((one: Seen) => one === document.activeElement);

  private async toAny(target: Locator, same: string | undefined): Promise<void> {
    await target.waitFor();
    for (let pressed = 0; pressed < MOST_PRESSES; pressed += 1) {
      const way = await target.evaluate((one: Seen, alike) => {
        const here = document.activeElement ?? document.body;
        if (here === one || (alike !== undefined && here.matches(alike))) return 'here';
        // From nothing the first Tab comes to the first stop.
        return here !== document.body && (here.compareDocumentPosition(one) & 2) > 0 ? 'Shift+Tab' : 'Tab';
      }, same);
      if (way === 'here') return;
      await this.press(way);
    }
    throw new Error(`The Tab key does not come to ${String(target)}.`);
  }
}
