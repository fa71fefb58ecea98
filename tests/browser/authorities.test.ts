/** Every kind of page in every authority, with its demonstration children: for everybody, at 320 px, and in the authority's own words. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { WORDS } from './authority-words.js';
import { inChromium } from './in-chromium.js';
import { faultsOf, NARROW, widthOf } from './page-checks.js';
import type { Window } from './shown-homeward.js';

/** All pages of one authority; many times what they take on a quiet machine. */
const PATIENCE = 180_000;

interface Child {
  readonly id: string;
  readonly fact: string;
  /** Addresses of an event's form and a document's. */
  readonly forms: readonly string[];
}

inChromium('the pages of each authority were', (homeward) => {
  describe.each(WORDS)('$authority', ({ authority, own, foreign }) => {
    let worker: Window;
    let child: Child;
    const read: string[] = [];
    beforeAll(async () => {
      worker = await homeward.signedInAs('sw', 0, authority);
      child = await childOf(worker.page);
    }, PATIENCE);
    afterAll(() => worker?.context.close());

    /** The page at an address once it stands, with what is folded away opened; what it says is kept. */
    const visit = async (address: string): Promise<Page> => {
      const { page } = worker;
      await page.goto(address);
      // The page of clauses waits until all stories have been played.
      await page.getByRole('heading', { level: 1 }).waitFor({ timeout: 60_000 });
      await page.getByText(/^(Loading|Drawing) .*…$/).waitFor({ state: 'detached', timeout: 45_000 });
      await page.evaluate(
        "document.querySelectorAll('main details').forEach((one) => { one.open = one.querySelector('blockquote') === null; })",
      );
      // As it is laid out: a line of a page is a line here.
      read.push(await page.evaluate<string>("document.querySelector('main').innerText"));
      return page;
    };
    const faultsAt = async (address: string) => faultsOf(await visit(address), address);

    // The pages of everybody’s are held against axe elsewhere; here those that an authority’s own words, steps and forms make.
    it.each(['/', '/children/CHILD', '/children/CHILD/history', '/process?state=planning'])(
      '%s can be used by everybody',
      async (address) => {
        expect(await faultsAt(of(child, address))).toEqual([]);
      },
      PATIENCE,
    );

    it.each([
      '/?tab=waiting',
      '/?tab=team',
      '/?tab=done',
      '/children',
      '/children/new',
      '/families',
      '/matches',
      '/children/CHILD/timeline',
      '/children/CHILD/process',
      '/children/CHILD/people',
      '/children/CHILD/correct',
      '/children/CHILD/correct?fact=FACT&entry=0',
      '/process/clauses',
      '/account',
      '/help',
    ])(
      '%s stands, and fits a narrow screen',
      async (address) => {
        expect(await widthOf(await visit(of(child, address)))).toBe(NARROW);
      },
      PATIENCE,
    );

    it(
      'forms can be used by everybody, with errors, by sections and when the answers are checked',
      async () => {
        expect(child.forms).toHaveLength(2);
        for (const form of child.forms) {
          expect(await faultsAt(form)).toEqual([]);
          const section = worker.page.getByRole('main').locator('.govuk-task-list a').nth(1);
          if ((await section.count()) > 0) await visit((await section.getAttribute('href')) ?? form);
          await worker.page
            .getByRole('main')
            .getByRole('button', { name: /ontinue$/ })
            .first()
            .click();
          expect(await faultsOf(worker.page, `${form}, with errors`)).toEqual([]);
          expect(await faultsAt(`${form}/check`)).toEqual([]);
        }
      },
      PATIENCE,
    );

    it('they say things in the authority’s own words, and in no other’s', () => {
      expect(own.filter((word) => !read.some((text) => text.includes(word)))).toEqual([]);
      const lines = read.flatMap((text) => text.split('\n'));
      expect(lines.filter((line) => foreign.test(line) && !isQuotation(line))).toEqual([]);
    });

    it('none complained in the console', () => {
      expect(worker.complaints).toEqual([]);
    });
  });
});

const of = ({ id, fact }: Child, address: string): string => address.replace('CHILD', id).replace('FACT', fact);

/** What a page quotes from a procedure or the law. */
const isQuotation = (line: string): boolean => /^\s*[“"]/.test(line);

/** The child of whom most can be recorded, as the worker's own requests tell. */
const childOf = (page: Page): Promise<Child> =>
  page.evaluate<Child>(`(async () => {
    const ask = (address) => fetch(address).then((answer) => answer.json());
    const { rows } = await ask('/api/children');
    const cases = await Promise.all(rows.map(({ caseId }) => ask('/api/cases/' + caseId)));
    const formsOf = (one) => one.actions.filter(({ standing, hasForm }) => standing === 'open' && hasForm);
    const richest = cases.sort((one, other) => formsOf(other).length - formsOf(one).length)[0];
    const { facts } = await ask('/api/cases/' + richest.id + '/facts');
    const open = formsOf(richest);
    const forms = [open.find(({ document }) => document === undefined), open.find(({ document }) => document !== undefined)];
    return {
      id: richest.id,
      fact: facts[0].fact,
      forms: forms.filter(Boolean).map(({ event, document }) =>
        '/children/' + richest.id + '/record/' + encodeURIComponent(document === undefined ? event : event + ':' + document)),
    };
  })()`);
