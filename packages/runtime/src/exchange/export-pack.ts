/** Takes a version or a draft out as one signed file, with an entry. */
import { type AuthoredContent, authorityIn, type PackContent, parseJson } from '@homeward/definition';
import type { Runtime } from '../runtime.js';
import { withAuthority } from '../with-authority.js';
import { noteExchange } from './exchange-log.js';
import { contentOfDraft, contentOfVersion } from './kept-content.js';
import { packFileName, writePackFile } from './pack-file.js';
import type { SigningKey } from './signing-key.js';

export type ExportWanted = { readonly version: string } | { readonly draft: string };

export interface ExportedPack extends AuthoredContent {
  readonly name: string;
  readonly bytes: Buffer;
  readonly hash: string;
}

/** @param person null for somebody at the command line @returns undefined when the authority has no such version or draft */
export async function exportPack(
  runtime: Runtime,
  key: SigningKey,
  { authority, person }: { readonly authority: string; readonly person: string | null },
  wanted: ExportWanted,
): Promise<ExportedPack | undefined> {
  return withAuthority(runtime.pool, authority, async (query) => {
    const authored =
      'version' in wanted
        ? await contentOfVersion(query, authority, wanted.version)
        : await contentOfDraft(query, authority, wanted.draft);
    if (authored === undefined) return undefined;
    const { bytes, hash } = writePackFile(authored.content, key, {
      by: nameIn(authored.content),
      on: runtime.clock.today(),
    });
    await noteExchange(
      query,
      { authority, person, at: runtime.clock.now() },
      { act: 'exported', form: 'file', hash, ...wanted, fingerprint: key.fingerprint },
    );
    return { ...authored, bytes, hash, name: packFileName(authority, hash) };
  });
}

/** What the authority calls itself. */
export const nameIn = (content: PackContent): string => {
  const read = parseJson(content.files['authority.json'] ?? '');
  const json = 'value' in read ? read.value : null;
  const name = typeof json === 'object' && json !== null && !Array.isArray(json) ? json.name : undefined;
  return typeof name === 'string' && name !== '' ? name.slice(0, 200) : (authorityIn(content) ?? 'Unnamed');
};
