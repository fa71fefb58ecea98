/** The pack that a word names: an authority's (`herts`), a published version of it (`herts@3f2a`), or a folder that holds one. */
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Pack } from '@homeward/definition';
import { withAuthority } from '@homeward/runtime';
import { authoritiesIn, readConfig, readPackFolder } from '@homeward/runtime/configs';
import { type Terminal, WrongUse } from './command.js';
import { knownAuthority } from './known-authority.js';
import { withRuntime } from './open-runtime.js';

export interface NamedPack {
  /** As it is said: "herts as it stands in configs". */
  readonly name: string;
  readonly pack: Pack;
}

/** Throws WrongUse when the word names nothing, or what it names cannot be read. */
export const namedPack = async (word: string, terminal: Terminal): Promise<NamedPack> => {
  const folder = path.resolve(terminal.folder, word);
  const isFolder = await stat(path.join(folder, 'authority.json')).then(
    (found) => found.isFile(),
    () => false,
  );
  if (isFolder) return readable(word, await readPackFolder(folder, path.join(folder, '..', 'common')));
  const [authority = '', version] = word.split('@');
  if (version !== undefined) return publishedVersion(authority, version, terminal);
  const known = knownAuthority(authority, await authoritiesIn(terminal.configs));
  return readable(known, await readConfig(terminal.configs, known));
};

const readable = (name: string, { pack, problems }: { pack?: Pack; problems: readonly unknown[] }): NamedPack => {
  if (pack === undefined)
    throw new WrongUse(`The pack ${name} cannot be read (${problems.length} problems); run: homeward check`);
  return { name, pack };
};

const publishedVersion = (authority: string, version: string, terminal: Terminal): Promise<NamedPack> =>
  withRuntime(authority, terminal, async ({ pool }) => {
    const rows = await withAuthority(pool, authority, (query) =>
      query<{ hash: string; pack: Pack }>(
        'select hash, pack from pack_version where authority_id = $1 and starts_with(hash, $2) order by published_at limit 2',
        [authority, version],
      ),
    );
    const [found, another] = rows;
    if (found === undefined) throw new WrongUse(`${authority} has no published version that begins with ${version}.`);
    if (another !== undefined) throw new WrongUse(`${authority} has several versions that begin with ${version}.`);
    return { name: `${authority}@${found.hash.slice(0, 12)}`, pack: found.pack };
  });
