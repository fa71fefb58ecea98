/** A draft of the version that is current, begun in a window as a process owner begins one. */
import type { Page } from 'playwright-core';

/** @returns the draft's id */
export async function startDraft(page: Page, title: string): Promise<string> {
  await page.getByRole('link', { name: 'Processes', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'Processes' }).waitFor();
  await page.getByRole('button', { name: /^Start a draft from version/ }).click();
  await page.getByLabel('What will it change?').fill(title);
  await page.getByRole('button', { name: 'Start the draft' }).click();
  await page.getByRole('navigation', { name: 'Areas of the draft' }).waitFor();
  const id = /\/drafts\/([0-9a-f-]+)/.exec(page.url())?.[1];
  if (id === undefined) throw new Error('The draft has no address.');
  return id;
}
