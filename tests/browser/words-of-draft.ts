/** The words of a draft in one window, as a process owner changes them. */
import { expect } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';

export interface WordsOfDraft {
  field(key: string): Locator;
  /** Types a word and leaves its field. */
  say(key: string, text: string): Promise<void>;
  /** Waits until the word stands there. */
  reads(key: string, text: string): Promise<void>;
  /** Words that the authority has: some of them are there in every English pack. */
  keys(): Promise<string[]>;
  saved(): Promise<void>;
}

const PATIENCE_MS = 15_000;

export const wordsOfDraft = (page: Page): WordsOfDraft => {
  const field = (key: string) => page.locator(`#word-${key}-one`);
  return {
    field,
    say: async (key, text) => {
      await field(key).fill(text);
      await field(key).blur();
    },
    reads: async (key, text) => {
      const until = Date.now() + PATIENCE_MS;
      let now = await field(key).inputValue();
      for (; now !== text && Date.now() < until; now = await field(key).inputValue()) await page.waitForTimeout(40);
      expect(now).toBe(text);
    },
    keys: () =>
      page.evaluate<string[]>(
        `[...document.querySelectorAll('input[id^="word-"][id$="-one"]')].map((input) => input.id.slice(5, -4))`,
      ),
    saved: () => page.getByText(/^All changes (are saved|saved at)/).waitFor(),
  };
};

/** Opens the words of a draft. */
export const openWords = async (page: Page, id: string): Promise<WordsOfDraft> => {
  const words = wordsOfDraft(page);
  await page.goto(`/drafts/${id}/words`);
  await words.field('review').waitFor();
  return words;
};
