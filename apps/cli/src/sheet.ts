/** `homeward sheet out|in`: forms, permissions, numbers, deadlines and words as a spreadsheet, and back into a draft. */
import { randomUUID } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { asEdit, changesBetween } from '@homeward/definition';
import { SHEET_SETS, type SheetDraft, type SheetNote, type SheetSet, sheetsOf, takeSheets } from '@homeward/engine';
import { type CliCommand, type Terminal, WrongUse } from './command.js';
import { readWords } from './read-words.js';

const isSheetSet = (text: string): text is SheetSet => Object.hasOwn(SHEET_SETS, text);

export const sheet: CliCommand = {
  name: 'sheet',
  usage:
    'out <pack, folder or draft> --to FILE.xlsx [--which forms|permissions|deadlines|numbers|words|all] | in FILE.xlsx --draft ID [--take --owner USERNAME]; both [--authority ID]',
  summary:
    'writes a pack’s or a draft’s tables to a spreadsheet; says what a spreadsheet would change in a draft, and with --take changes it',
  run: async (args, terminal) => {
    const { positionals, values, flags } = readWords(args, ['to', 'which', 'authority', 'draft', 'owner'], 2, ['take']);
    const [way, word] = positionals;
    if (word === undefined || (way !== 'out' && way !== 'in'))
      throw new WrongUse('Say which way: sheet out herts --to herts.xlsx, or sheet in herts.xlsx --draft ID.');
    if (way === 'out') return takeOut(word, values, terminal);
    const { draft, authority, owner } = values;
    if (draft === undefined || authority === undefined)
      throw new WrongUse('Say into which draft, and whose it is: --draft ID --authority herts');
    if (flags.has('take') && owner === undefined)
      throw new WrongUse('Say which process owner takes it: --owner janet.pike.herts');
    return bringIn(
      word,
      { draft, authority, ...(flags.has('take') && owner !== undefined ? { owner } : {}) },
      terminal,
    );
  },
};

const takeOut = async (
  word: string,
  {
    to,
    which = 'all',
    authority: given,
  }: { readonly to?: string; readonly which?: string; readonly authority?: string },
  terminal: Terminal,
): Promise<number> => {
  if (to === undefined) throw new WrongUse('Say where to: --to herts.xlsx');
  if (!isSheetSet(which)) throw new WrongUse(`--which takes ${Object.keys(SHEET_SETS).join(', ')}.`);
  const { authorityOf, namedCandidate } = await import('./named-candidate.js');
  const { withRuntime, writeWorkbook } = await import('./open-runtime.js');
  const authority = await authorityOf(word, given, terminal);
  return withRuntime(authority, terminal, async (runtime) => {
    const { pack, written } = await namedCandidate(word, authority, runtime, terminal);
    if (written === undefined) throw new WrongUse('It has no files.');
    const sheets = sheetsOf({ files: written.files, pack }, which);
    try {
      await writeFile(path.resolve(terminal.folder, to), await writeWorkbook(sheets), { flag: 'wx' });
    } catch {
      throw new WrongUse(`${to} cannot be written, or is there already.`);
    }
    terminal.line(`${to}: ${sheets.map(({ name, rows }) => `${name} (${rows.length} rows)`).join(', ')}`);
    return 0;
  });
};

const bringIn = async (
  word: string,
  { draft, authority, owner }: { readonly draft: string; readonly authority: string; readonly owner?: string },
  terminal: Terminal,
): Promise<number> => {
  const bytes = await readFile(path.resolve(terminal.folder, word)).catch(() => undefined);
  if (bytes === undefined) throw new WrongUse(`There is no file ${word}.`);
  const { DRAFT, namedCandidate } = await import('./named-candidate.js');
  const { ownerNamed } = await import('./import-pack.js');
  const { readWorkbook, saveSteps, withAuthority, withRuntime } = await import('./open-runtime.js');
  if (!DRAFT.test(draft)) throw new WrongUse('--draft takes the id of a draft.');
  const read = await readWorkbook(bytes);
  if ('refused' in read) {
    terminal.problem(`${read.refused} Nothing was changed.`);
    return 1;
  }
  return withRuntime(authority, terminal, async (runtime) => {
    const { pack, written, draft: standing } = await namedCandidate(draft, authority, runtime, terminal);
    const before: SheetDraft = { files: written?.files ?? {}, pack };
    const { files, changes, problems } = takeSheets(before, read.sheets);
    for (const change of changes) terminal.line(`change: ${noted(change)}`);
    for (const problem of problems) terminal.line(`problem: ${noted(problem)}`);
    if (owner !== undefined && changes.length > 0) {
      const who = { authority, person: await ownerNamed(runtime, authority, owner), at: runtime.clock.now() };
      const edits = changesBetween(before.files, files).map((change) => asEdit(before.files, change));
      const saved = await withAuthority(runtime.pool, authority, (query) =>
        saveSteps(query, who, draft, {
          since: standing?.seq ?? 0,
          tab: 'sheet',
          steps: [{ id: randomUUID(), label: `Take ${changes.length} changes from a spreadsheet`, edits }],
        }),
      );
      if (saved === undefined || 'closed' in saved || saved.refused.length > 0) {
        terminal.problem('The draft cannot be changed now, or has changed meanwhile. Nothing was changed.');
        return 1;
      }
    }
    terminal.line(
      `${changes.length} changes${owner === undefined ? '' : ' taken'}, ${problems.length} problems${owner === undefined ? '; nothing was changed: add --take and --owner' : ''}`,
    );
    return problems.length === 0 ? 0 : 1;
  });
};

const noted = ({ sheet: name, row, column, sentence }: SheetNote): string =>
  `${name}, row ${row}${column === undefined ? '' : `, column ${column}`}: ${sentence}`;
