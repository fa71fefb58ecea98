/** What Hertfordshire's process owner finds in each area of a draft, and in each of its elements: for everybody, and at 320 px. */
import { expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { startDraft } from '../../apps/cli/src/bench/steps-in-browser.js';
import { inChromium, PATIENCE } from './in-chromium.js';
import { faultsOf } from './page-checks.js';

inChromium('Panels of the editor', (homeward) => {
  const shot = async (page: Page, name: string) => {
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true });
  };
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
      'deadlines, rules and clauses',
      [
        ['deadlines', 'deadlines', 'Next CLA Review'],
        ['deadline', `deadlines${at('processes/child-permanence/deadlines.json#/ppm')}`, 'Try it: on which day'],
        ['rules', 'rules', 'Find a rule'],
        ['rule', `rules${at('rules.json#/lookedAfter')}`, 'Used by'],
        ['clauses', 'clauses', 'Find a clause by what it says'],
        ['clause', `clauses${at('sources.json#/clauses/R-herts-001')}`, 'Rests on it'],
      ],
    ],
    [
      'work and trackers',
      [
        ['documents', 'work', 'Find among'],
        ['document', `work${at('processes/child-permanence/documents.json#/PPM')}`, 'Steps in its life'],
        ['task', `work${at('processes/child-permanence/tasks.json#/CPR')}`, 'It is given out'],
        ['trackers', 'trackers', 'Find among'],
        ['panels', 'bodies', 'Find among'],
        ['panel', `bodies${at('bodies/claReview.json')}`, 'Who chairs'],
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
