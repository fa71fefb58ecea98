/** Packs that somebody with bad intent, or a broken tool, might send: each with what is wrong with it, made from a good one. */
import type { PackContent } from '@homeward/definition';
import type { SigningKey } from '@homeward/runtime';
import { ofContents } from './hostile/of-contents.js';
import { ofNames } from './hostile/of-names.js';
import { ofTheFile } from './hostile/of-the-file.js';
import { ofTheSignature } from './hostile/of-the-signature.js';
import { ofWhoseItIs } from './hostile/of-whose-it-is.js';
import { type HostilePack, packWorkshop } from './hostile/workshop.js';

/**
 * @param good a pack that can be brought in
 * @param key the sender's, whose fingerprint whoever brings it in accepts
 * @param other somebody else's
 */
export const hostilePacks = (good: PackContent, key: SigningKey, other: SigningKey): readonly HostilePack[] => {
  const workshop = packWorkshop(good, key, other);
  return [
    ...ofTheFile(workshop),
    ...ofTheSignature(workshop),
    ...ofNames(workshop),
    ...ofContents(workshop),
    ...ofWhoseItIs(workshop),
  ];
};
