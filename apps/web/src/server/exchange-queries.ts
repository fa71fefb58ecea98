/** Taking a procedure out and bringing one in, as files and as spreadsheets. */
import {
  bringPackFileIn,
  lookIntoPackFile,
  readSigningKeys,
  readWorkbookFile,
  type TakenOut,
  takeDraftOut,
  takeSheetsOut,
  takeVersionOut,
  withdrawSigningKey,
} from '@homeward/contract';
import type { SheetSet } from '@homeward/engine';
import { useQuery } from '@tanstack/react-query';
import { saveFile } from '../ui/save-file';
import { ask, queryClient } from './ask';
import { draftsHaveChanged } from './procedure-queries';

const KEYS = ['signing keys'] as const;
export const useSigningKeys = () => useQuery({ queryKey: KEYS, queryFn: () => ask(readSigningKeys) });
const exchangesHaveChanged = (): void => void queryClient.invalidateQueries({ queryKey: KEYS });

export type ToTakeOut = { readonly version: string } | { readonly draft: string };

/** The browser keeps the file. */
export async function takeOut(what: ToTakeOut): Promise<TakenOut> {
  const out = await ('version' in what
    ? ask(takeVersionOut, { params: { version: what.version } })
    : ask(takeDraftOut, { params: { id: what.draft } }));
  saveFile(out.name, out.file, 'application/gzip');
  exchangesHaveChanged();
  return out;
}

const formOf = (file: File, words: Readonly<Record<string, string>> = {}): FormData => {
  const body = new FormData();
  for (const [name, text] of Object.entries(words)) body.append(name, text);
  body.append('file', file);
  return body;
};

export const lookInto = (file: File) => ask(lookIntoPackFile, { body: formOf(file) });

/** @param key one for one draft: pressing again after a lost answer starts no second one */
export async function bringIn(
  key: string,
  file: File,
  words: { readonly title: string; readonly fingerprint: string },
) {
  const answer = await ask(bringPackFileIn, { body: formOf(file, words), idempotencyKey: key });
  draftsHaveChanged();
  exchangesHaveChanged();
  return answer;
}

export async function withdrawKey(fingerprint: string): Promise<void> {
  await ask(withdrawSigningKey, { body: { fingerprint } });
  exchangesHaveChanged();
}

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** The browser keeps the file. @returns what it is called */
export async function takeOutSheets(draft: string, which: SheetSet): Promise<string> {
  const { name, file } = await ask(takeSheetsOut, { params: { id: draft, which } });
  saveFile(name, file, XLSX);
  return name;
}

export const readSheets = (file: File) => ask(readWorkbookFile, { body: formOf(file) });
