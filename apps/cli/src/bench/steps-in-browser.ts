/** What somebody does on Homeward's pages before anything is measured or tested there. */
import type { Page } from 'playwright-core';

export const signInOnPage = async (page: Page, username: string, password: string): Promise<void> => {
  await page.goto('/sign-in');
  await page.getByLabel('Username or e-mail address').fill(username);
  await page.getByLabel('Password').fill(password);
  await page.getByRole('button', { name: 'Sign in', exact: true }).click();
  await page.getByRole('heading', { level: 1, name: 'My work' }).waitFor();
};

/**
 * A draft of the version that is current, begun as a process owner begins one.
 * @returns the draft's id
 */
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
