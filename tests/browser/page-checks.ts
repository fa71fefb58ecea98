/** What every page must stand: axe finds nothing, and nothing needs sideways scrolling at 320 px. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
export const NARROW = 320;
/** WCAG 2.0 to 2.2 at A and AA, and what axe's authors hold to be good practice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What is wrong with the page as it stands, one line each; empty when nothing is. */
export async function faultsOf(page: Page, name: string): Promise<string[]> {
  await page.evaluate(`${axeSource}; undefined`);
  const violations = await page.evaluate<string[]>(
    `axe.run(document, { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] }).then((found) => found.violations.map((one) => one.id + ' at ' + one.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(' and ')))`,
  );
  const width = await widthOf(page);
  return [
    ...violations.map((violation) => `${name}: ${violation}`),
    ...(width === NARROW ? [] : [`${name}: ${width} px wide on a screen of ${NARROW} px`]),
  ];
}

/** How wide the page is on a narrow screen, in pixels: `NARROW` where nothing has to be scrolled sideways. */
export async function widthOf(page: Page): Promise<number> {
  const wide = page.viewportSize();
  await page.setViewportSize({ width: NARROW, height: 800 });
  const width = await page.evaluate<number>('document.documentElement.scrollWidth');
  if (wide !== null) await page.setViewportSize(wide);
  return width;
}
