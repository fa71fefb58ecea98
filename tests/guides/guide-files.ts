/** The files that a guide gives in full: each fenced JSON block that names its file. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

export interface GuideFile {
  /** From the repository's folder: `configs/dale/authority.json`. */
  readonly path: string;
  readonly text: string;
}

/** @param guide the name of a file in `docs/guides` */
export const readGuide = (guide: string): Promise<string> =>
  readFile(fileURLToPath(new URL(`../../docs/guides/${guide}`, import.meta.url)), 'utf8');

export const guideFiles = (guide: string): GuideFile[] =>
  [...guide.matchAll(/^```json (\S+)\n(.*?)^```$/gms)].map(([, path = '', text = '']) => ({ path, text }));
