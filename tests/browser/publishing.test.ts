/** A process owner publishes a draft and moves the open cases, on the real pages by what can be read on them. */
import { randomUUID } from 'node:crypto';
import { filesOfDraft, routes } from '@homeward/contract';
import type { Edit, Json } from '@homeward/definition';
import { describe, expect, it } from '@jest/globals';
import { must, type Person, signInAs } from '../api/test-homeward.js';
import { inChromium } from './in-chromium.js';
import { faultsOf } from './page-checks.js';
import { TODAY } from './shown-homeward.js';

const PROCESS = 'processes/child-permanence';
const PATIENCE = 240_000;

const jsonAt = (json: Json | undefined, at: string): Json | undefined =>
  at
    .split('/')
    .slice(1)
    .reduce<Json | undefined>(
      (here, step) => (typeof here === 'object' && here !== null && !Array.isArray(here) ? here[step] : undefined),
      json,
    );

const added = (list: Json | undefined, item: Json): Json => [...(Array.isArray(list) ? list : []), item];

/** A gate that a child under five does not pass: the histories of others do not conform. */
const GATE = {
  key: 'youngEnough',
  kind: 'hard',
  requires: { field: 'age', operator: '<', value: 5 },
  sentence: 'The meeting is for children under five.',
  sources: ['R-herts-009'],
};

/** Changes a place of a draft as it stands. */
async function change(owner: Person, id: string, file: string, at: string, after: (before: Json | undefined) => Json) {
  const read = must(await owner.ask(routes.readPackDraft, { params: { id } }));
  const before = jsonAt(filesOfDraft(read)[file], at);
  const edit: Edit = { file, at, ...(before === undefined ? {} : { before }), after: after(before) };
  const body = { since: read.seq, tab: 'test', steps: [{ id: randomUUID(), label: 'A change', edits: [edit] }] };
  expect(must(await owner.ask(routes.saveDraftSteps, { params: { id }, body })).refused).toEqual([]);
}

inChromium('Publishing and moving', (homeward) => {
  describe('a process owner', () => {
    it(
      'sees what is left, deals with it, publishes, and moves the open cases and back',
      async () => {
        const owner = await signInAs(homeward.origin, 'processOwner', 'herts', 0);
        const [{ version } = { version: '' }] = must(await owner.ask(routes.listVersions)).versions;
        const { id } = must(
          await owner.ask(routes.startPackDraft, {
            body: { version, title: 'Plain names' },
            idempotencyKey: randomUUID(),
          }),
        );
        await change(owner, id, `${PROCESS}/deadlines.json`, '/reviewNext/title', () => 'Next review of arrangements');
        await change(owner, id, 'grants.json', '/grants', (list) =>
          added(list, { roles: ['headIrt'], may: 'read', resources: ['GENOGRAM'], sources: ['R-herts-248'] }),
        );
        const gates = `${PROCESS}/events.json`;
        await change(owner, id, gates, '/PPM_HELD/gates', (list) => added(list, GATE));

        const { page, complaints } = await homeward.signedInAs('processOwner');
        const faults: string[] = [];
        const button = (name: string | RegExp) => page.getByRole('button', { name });

        await page.goto(`/drafts/${id}/differences`);
        await page.getByText('Loosens', { exact: true }).first().waitFor({ timeout: 60_000 });
        faults.push(...(await faultsOf(page, 'differences')));

        await page.goto(`/drafts/${id}/publish`);
        await page.getByRole('heading', { name: 'What is left' }).waitFor({ timeout: 60_000 });
        await button('Re-run the open cases').click();
        await page.getByText(/conform, /).waitFor({ timeout: 120_000 });
        await page
          .getByText(/not conform: /)
          .first()
          .waitFor();
        faults.push(...(await faultsOf(page, 'publish, something left')));
        await button('Publish').click();
        const problems = page.getByRole('alert');
        await problems.getByText(/Say what becomes of/).waitFor();
        await problems.getByText(/name a second person/).waitFor();
        expect(await problems.getByRole('link').count()).toBeGreaterThan(3);

        // The draft is corrected: the gate goes.
        await change(owner, id, gates, '/PPM_HELD/gates', (list) => (Array.isArray(list) ? list.slice(0, -1) : []));
        await page.reload();
        await page.getByRole('heading', { name: 'What is left' }).waitFor({ timeout: 60_000 });
        await button('Re-run the open cases').click();
        await page.getByText('Every case conforms.').waitFor({ timeout: 120_000 });
        await page.getByLabel('Second person').selectOption({ index: 1 });
        if (await page.getByText('The second person must be somebody other').isVisible())
          await page.getByLabel('Second person').selectOption({ index: 2 });
        await page.getByLabel('What is new, and why').fill('Plain names for the reviews.');
        const [year = '', month = '', day = ''] = TODAY.split('-');
        await page.getByLabel('Day', { exact: true }).fill(day);
        await page.getByLabel('Month', { exact: true }).fill(month);
        await page.getByLabel('Year', { exact: true }).fill(year);
        await page.getByRole('heading', { name: 'Nothing is left to do' }).waitFor();
        faults.push(...(await faultsOf(page, 'publish, nothing left')));
        await button('Publish').click();
        await page.getByText('New cases open under it from 2 March 2026.').waitFor({ timeout: 120_000 });

        await page.getByRole('link', { name: 'All versions and drafts' }).last().click();
        await page.getByRole('heading', { level: 1, name: 'Processes' }).waitFor();
        await page
          .getByRole('link', { name: /What differs/ })
          .first()
          .click();
        await page.getByText('Loosens', { exact: true }).waitFor();
        faults.push(...(await faultsOf(page, 'what differs')));
        await page.getByRole('link', { name: 'All versions and drafts' }).click();
        await page.getByRole('link', { name: 'Move open cases to it' }).click();
        await page.getByRole('heading', { level: 1, name: 'Move open cases' }).waitFor();
        await button('Try it out').click();
        await page.getByText(/cases can be moved/).waitFor({ timeout: 60_000 });
        faults.push(...(await faultsOf(page, 'move')));
        await button(/^Move \d+ cases$/).click();
        await page.getByRole('heading', { name: 'Cases were moved' }).waitFor({ timeout: 120_000 });
        faults.push(...(await faultsOf(page, 'moved')));
        await button('Take the move back').click();
        await page.getByRole('heading', { name: 'The move was taken back' }).waitFor({ timeout: 120_000 });

        expect(faults).toEqual([]);
        expect(complaints).toEqual([]);
      },
      PATIENCE,
    );
  });
});
