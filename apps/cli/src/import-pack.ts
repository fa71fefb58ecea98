/** `homeward import-pack`: brings a pack in as a draft, from a signed file or from a folder. */
import { randomUUID } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { authorityIn, type PackContent } from '@homeward/definition';
import type { OpenedPackFile, Runtime } from '@homeward/runtime';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { readWords } from './read-words.js';

export const importPackCommand: CliCommand = {
  name: 'import-pack',
  usage: '<file.homeward or folder> --owner USERNAME [--title TEXT] [--accept FINGERPRINT]',
  summary:
    'brings a pack in as a draft, never as a published version: the same checks; a file signed with a key that is not known here only with its fingerprint',
  run: async (args, terminal) => {
    const { positionals, values } = readWords(args, ['owner', 'title', 'accept'], 1);
    const [word] = positionals;
    if (word === undefined) throw new WrongUse('Name the file or the folder that is to be brought in.');
    if (values.owner === undefined)
      throw new WrongUse('Say which process owner brings it in: --owner janet.pike.herts');
    const read = await readGiven(path.resolve(terminal.folder, word), word);
    if ('refused' in read) return refuse(read.refused, terminal);
    const authority = authorityIn(read.content);
    if (authority === undefined) return refuse('It does not say whose procedure it is.', terminal);
    const open = await import('./open-runtime.js');
    return open.withRuntime(authority, terminal, async (runtime) => {
      const person = await ownerNamed(runtime, authority, values.owner ?? '');
      const imported = await open.importPack(
        runtime,
        open.ownSigningKey(terminal),
        { authority, person, at: runtime.clock.now() },
        {
          id: randomUUID(),
          ...read,
          ...(values.title === undefined ? {} : { title: values.title.slice(0, 120) }),
          ...(values.accept === undefined ? {} : { accept: values.accept }),
        },
      );
      if ('unknownKey' in imported)
        return refuse(
          imported.accepted === 'other'
            ? 'The fingerprint is another than that of the key it is signed with.'
            : `It is signed by “${read.signed?.signature.by ?? ''}” with a key that is not known here. Ask them for their key’s fingerprint (homeward pack-keys prints it), not by the message that the file came with, and add --accept and what they told you.`,
          terminal,
        );
      if ('refused' in imported) {
        for (const { path: place, sentence, suggestion } of imported.problems)
          terminal.line(`problem: ${place}: ${sentence}${suggestion === undefined ? '' : ` ${suggestion}`}`);
        return refuse(imported.refused, terminal);
      }
      for (const note of imported.judged.notes) terminal.line(note);
      terminal.line(
        `Draft ${imported.draft.id} of ${authority}: ${imported.judged.filesChanged} files differ from the current version; ${imported.judged.hash}`,
      );
      return 0;
    });
  },
};

interface Given {
  readonly content: PackContent;
  readonly signed?: OpenedPackFile;
}

const readGiven = async (given: string, word: string): Promise<Given | { readonly refused: string }> => {
  const { MOST_PACKED_BYTES, openPackFile, readContentFolder } = await import('./open-runtime.js');
  const found = await stat(given).catch(() => undefined);
  if (found === undefined) throw new WrongUse(`There is no ${word}.`);
  if (found.isDirectory()) {
    const content = await readContentFolder(given);
    return 'refused' in content ? content : { content };
  }
  if (!found.isFile() || found.size > MOST_PACKED_BYTES)
    return { refused: `It is larger than ${MOST_PACKED_BYTES / 1_000_000} MB, or no file; no pack is.` };
  const opened = openPackFile(await readFile(given));
  return 'refused' in opened ? opened : { content: opened.content, signed: opened };
};

const refuse = (sentence: string, terminal: Terminal): number => {
  terminal.problem(`${sentence} Nothing was brought in.`);
  return 1;
};

/** The id of somebody who may change the procedure. Throws WrongUse for anybody else. */
export const ownerNamed = async (runtime: Runtime, authority: string, username: string): Promise<string> => {
  const { withAuthority } = await import('./open-runtime.js');
  const [row] = await withAuthority(runtime.pool, authority, (query) =>
    query<{ id: string }>(
      `select p.id from person p join role_membership m on m.person_id = p.id
       where p.active and p.username = $1 and m.scope = 'configuration' limit 1`,
      [username],
    ),
  );
  if (row === undefined) throw new WrongUse(`${username} is no process owner of ${authority}.`);
  return row.id;
};
