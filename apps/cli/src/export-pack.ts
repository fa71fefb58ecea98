/** `homeward export-pack`: takes a pack out, as one signed file or as a folder like `configs/`. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { authorityIn, type PackContent } from '@homeward/definition';
import type { Runtime } from '@homeward/runtime';
import { authoritiesIn } from '@homeward/runtime/configs';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { DRAFT, packFolder } from './named-candidate.js';
import { readWords } from './read-words.js';

const VERSION = /^[0-9a-f]{6,64}$/;

export const exportPackCommand: CliCommand = {
  name: 'export-pack',
  usage: '<pack, folder, version or draft> --to <file.homeward or new folder> [--authority ID]',
  summary:
    'takes a pack out: to one signed file whose name is its content, or to a folder like configs/; a version or a draft with --authority',
  run: async (args, terminal) => {
    const { positionals, values } = readWords(args, ['to', 'authority'], 1);
    const [word] = positionals;
    if (word === undefined) throw new WrongUse('Name what is to be taken out.');
    if (values.to === undefined) throw new WrongUse('Say where to: --to herts.homeward, or --to a new folder.');
    const to = path.resolve(terminal.folder, values.to);
    const form = to.endsWith('.homeward') ? 'file' : 'folder';
    const known = await authoritiesIn(terminal.configs);
    const onDisk = await contentOnDisk(word, known, terminal);
    const authority = values.authority ?? (onDisk === undefined ? undefined : authorityIn(onDisk));
    if (authority === undefined) throw new WrongUse(`Say whose ${word} it is: --authority herts`);
    const open = await import('./open-runtime.js');
    return open.withRuntime(authority, terminal, async (runtime) => {
      const kept = onDisk === undefined ? await contentKept(word, authority, runtime) : undefined;
      const content = onDisk ?? kept?.content;
      if (content === undefined) throw new WrongUse(`${authority} has no version and no draft ${word}.`);
      await orSayWhy(() => open.mustBeFitToLeave(content, authority));
      const hash = open.contentHash(content);
      const key = open.ownSigningKey(terminal);
      if (form === 'file') {
        const by = await open.withAuthority(runtime.pool, authority, (query) => open.signerName(query, authority));
        await writeNew(to, open.writePackFile(content, key, { by, on: runtime.clock.today() }).bytes);
      } else await writeFolder(content, to);
      await open.withAuthority(runtime.pool, authority, (query) =>
        open.noteExchange(
          query,
          { authority, person: null, at: runtime.clock.now() },
          { act: 'exported', form, hash, ...kept?.of, ...(form === 'file' ? { fingerprint: key.fingerprint } : {}) },
        ),
      );
      if (kept?.guardsLeftOut === true)
        terminal.line(
          'The guards are left out, for they tell of what the pack did before: write them anew with homeward explore.',
        );
      if (kept?.writtenOut === true) terminal.line('The building blocks are written out.');
      const files = Object.keys(content.files).length + Object.keys(content.common).length;
      terminal.line(`${values.to}: ${files} files of ${authority}, ${hash}`);
      if (form === 'file') terminal.line(`signed with ${key.fingerprint}`);
      return 0;
    });
  },
};

/** An authority's pack as it stands in configs, or a folder that holds one. */
const contentOnDisk = async (
  word: string,
  known: readonly string[],
  terminal: Terminal,
): Promise<PackContent | undefined> => {
  const folder =
    (await packFolder(word, terminal)) ?? (known.includes(word) ? path.join(terminal.configs, word) : undefined);
  if (folder === undefined) return undefined;
  const { readContentFolder } = await import('./open-runtime.js');
  const read = await readContentFolder(folder);
  if ('refused' in read) throw new WrongUse(read.refused);
  return read;
};

const contentKept = async (word: string, authority: string, runtime: Runtime) => {
  const { contentOfDraft, contentOfVersion, withAuthority } = await import('./open-runtime.js');
  return withAuthority(runtime.pool, authority, async (query) => {
    if (DRAFT.test(word)) {
      const draft = await contentOfDraft(query, authority, word);
      return draft === undefined ? undefined : { ...draft, of: { draft: word } };
    }
    if (!VERSION.test(word)) return undefined;
    const versions = await query<{ hash: string }>(
      'select hash from pack_version where authority_id = $1 and starts_with(hash, $2)',
      [authority, word],
    );
    const [only, ...others] = versions;
    if (only === undefined) return undefined;
    if (others.length > 0) throw new WrongUse(`Several versions begin with ${word}: write more of it.`);
    const version = await contentOfVersion(query, authority, only.hash);
    return version === undefined ? undefined : { ...version, of: { version: only.hash } };
  });
};

const writeNew = async (to: string, bytes: Uint8Array): Promise<void> => {
  try {
    await writeFile(to, bytes, { flag: 'wx' });
  } catch {
    throw new WrongUse(`${to} cannot be written, or is there already. Nothing was taken out.`);
  }
};

const writeFolder = async (content: PackContent, to: string): Promise<void> => {
  const { FolderInUse, writeContentFolder } = await import('./open-runtime.js');
  try {
    await orSayWhy(() => writeContentFolder(content, to));
  } catch (thrown) {
    if (thrown instanceof FolderInUse)
      throw new WrongUse(`${to} holds something already: name a new folder. Nothing was taken out.`);
    throw thrown;
  }
};

/** Throws WrongUse for what does not go out. */
const orSayWhy = async (work: () => unknown): Promise<void> => {
  const { NotFitToLeave } = await import('./open-runtime.js');
  try {
    await work();
  } catch (thrown) {
    if (thrown instanceof NotFitToLeave) throw new WrongUse(`${thrown.message} Nothing was taken out.`);
    throw thrown;
  }
};
