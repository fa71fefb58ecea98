/** Two process owners change the same words of one draft in two windows for a long time, with lines that are lost: both come to the same, and nothing goes without a word. */
import { DraftToEdit, filesOfDraft, readDraftSteps } from '@homeward/contract';
import { valueAt } from '@homeward/definition';
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startDraft } from '../../apps/cli/src/bench/steps-in-browser.js';
import { inChromium, PATIENCE } from './in-chromium.js';
import type { Window } from './shown-homeward.js';
import { openWords, type WordsOfDraft } from './words-of-draft.js';

const EDITS = 200;
/** Few, so that both often mean the same one. */
const WORDS = 6;

/** The same numbers for the same seed. */
const dice = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
};

/** What somebody typed into a word; or that they took something back. */
type Act = { readonly key: string; readonly text: string } | 'undo';

/** What a window asked about, and what was answered. */
interface Question {
  readonly said: string;
  /** The text of whoever was asked. */
  readonly yours: string;
  readonly kept: 'mine' | 'theirs';
  /** How much whoever was asked had done by then. */
  readonly after: number;
}

/** One of the two: what they did, and what they were asked about. */
class Owner {
  readonly acts: Act[] = [];
  readonly asked: Question[] = [];
  private offline = 0;

  constructor(
    private readonly window: Window,
    private readonly words: WordsOfDraft,
    private readonly name: string,
    private readonly roll: (below: number) => number,
  ) {}

  async works(keys: readonly string[]): Promise<void> {
    for (let count = 0; this.typed() < EDITS; count += 1) {
      await this.mindTheLine();
      const undo = this.window.page.getByRole('button', { name: /^Undo: / });
      if (this.roll(12) === 0 && (await undo.count()) > 0 && (await undo.isEnabled())) {
        await undo.click();
        this.acts.push('undo');
      } else {
        const key = keys[this.roll(keys.length)] ?? '';
        const text = `${this.name} ${count}`;
        await this.words.say(key, text);
        this.acts.push({ key, text });
      }
      await this.settle();
    }
    await this.window.context.setOffline(false);
  }

  private typed(): number {
    return this.acts.filter((act) => act !== 'undo').length;
  }

  /** A line is lost now and then, for a few changes. */
  private async mindTheLine(): Promise<void> {
    this.offline -= 1;
    if (this.offline === 0) await this.window.context.setOffline(false);
    if (this.offline > 0 || this.roll(20) > 0) return;
    await this.window.context.setOffline(true);
    this.offline = 3 + this.roll(6);
  }

  /** Answers everything this window asks about at the moment. */
  async settle(): Promise<boolean> {
    const conflict = this.window.page.getByRole('region', { name: /^(Not|Could not be) done/ }).first();
    let some = false;
    while ((await conflict.count()) > 0) {
      some = true;
      const heading = await conflict.getByRole('heading', { level: 2 }).textContent();
      const said = (await conflict.textContent()) ?? '';
      const yours = (await conflict.locator('.hw-both > div').first().textContent()) ?? '';
      const kept = this.roll(2) === 0 ? 'mine' : 'theirs';
      this.asked.push({ said, yours: yours.replace(/^Yours/, '').trim(), kept, after: this.acts.length });
      await conflict.getByRole('button', { name: new RegExp(`^Keep ${kept}`) }).click();
      await conflict
        .filter({ hasText: heading ?? '' })
        .waitFor({ state: 'detached', timeout: 2000 })
        .catch(() => undefined);
    }
    return some;
  }
}

inChromium('Two owners of one draft', (homeward) => {
  const asksItself = <T>(page: Page, path: string): Promise<T> =>
    page.evaluate<T>(`fetch('${path}').then((answer) => answer.json())`);

  it(
    'change the same words 200 times each and come to the same, and nothing is lost without a word',
    async () => {
      const windows = [
        await homeward.signedInAs('processOwner'),
        await homeward.signedInAs('processOwner', 1),
      ] as const;
      const [{ page }] = windows;
      const id = await startDraft(page, 'The same words');
      const words = [await openWords(windows[0].page, id), await openWords(windows[1].page, id)] as const;
      const keys = (await words[0].keys()).slice(0, WORDS);
      const owners = [
        new Owner(windows[0], words[0], 'First', dice(11)),
        new Owner(windows[1], words[1], 'Second', dice(12)),
      ];
      const started = Date.now();
      await Promise.all(owners.map((owner) => owner.works(keys)));
      // What is kept of an answer can meet what the other keeps: until nobody is asked any more.
      for (let quiet = 0; quiet < 3; ) {
        await Promise.all(words.map((one) => one.saved()));
        await page.waitForTimeout(700);
        const asked = await Promise.all(owners.map((owner) => owner.settle()));
        quiet = asked.includes(true) ? 0 : quiet + 1;
      }
      const seconds = (Date.now() - started) / 1000;

      const files = filesOfDraft(DraftToEdit.parse(await asksItself(page, `/api/drafts/${id}`)));
      for (const key of keys)
        for (const one of words)
          expect(`${key}: ${await one.field(key).inputValue()}`).toBe(
            `${key}: ${String(valueAt(files['authority.json'], ['words', key, 'one']))}`,
          );

      const { steps } = readDraftSteps.answer.parse(await asksItself(page, `/api/drafts/${id}/steps?after=0`));
      const recorded = new Set(steps.flatMap(({ edits }) => edits.map(({ after }) => after)));
      const shown = owners.flatMap(({ asked }) => asked);
      let overtaken = 0;
      for (const { acts, asked } of owners) {
        // A change that was set aside stands between no others: the one before it and the one after it become one.
        const wasSetAside = (act: Act): boolean => act !== 'undo' && asked.some(({ yours }) => yours === act.text);
        acts.forEach((act, index) => {
          if (act === 'undo' || recorded.has(act.text)) return;
          const question = asked.findLast(({ yours }) => yours === act.text);
          // Given up by its author. What its author kept is there, unless something of theirs took its place before it was saved.
          if (question?.kept === 'theirs') return;
          const later = acts.slice(question?.after ?? index + 1);
          const stood = later.findIndex((other) => !wasSetAside(other));
          const next = later.slice(0, stood < 0 ? undefined : stood + 1);
          const alsoKept = asked
            .slice(question === undefined ? asked.length : asked.indexOf(question) + 1)
            .filter(({ kept, after }) => kept === 'mine' && after === question?.after)
            .map(({ yours }) => yours);
          const isOvertaken =
            next.some((other) => other === 'undo' || other.key === act.key) ||
            acts.some((other) => other !== 'undo' && other.key === act.key && alsoKept.includes(other.text));
          expect({ ...act, isOvertaken, afterwards: acts.slice(index + 1, index + 8) }).toMatchObject({
            isOvertaken: true,
          });
          overtaken += 1;
        });
      }
      // Each question had both texts.
      for (const { said } of shown) expect(said).toMatch(/Yours.*Theirs/s);
      expect(shown.length).toBeGreaterThan(0);
      expect(overtaken).toBeLessThan(EDITS / 2);
      process.stdout.write(
        `two owners, ${EDITS} edits each: the same after ${seconds.toFixed(0)} s; ${steps.length} steps kept, ${shown.length} asked about, ${overtaken} overtaken by their own author\n`,
      );
      expect(windows.map(({ complaints }) => complaints)).toEqual([[], []]);
    },
    3 * PATIENCE,
  );
});
