/** Takes a version or a draft out as one signed file, with an entry. */
import type { AuthoredContent } from '@homeward/definition';
import type { Runtime } from '../runtime.js';
import { withAuthority } from '../with-authority.js';
import { noteExchange } from './exchange-log.js';
import { mustBeFitToLeave, signerName } from './fit-to-leave.js';
import { contentOfDraft, contentOfVersion } from './kept-content.js';
import { packFileName, writePackFile } from './pack-file.js';
import type { SigningKey } from './signing-key.js';

export type ExportWanted = { readonly version: string } | { readonly draft: string };

export interface ExportedPack extends AuthoredContent {
  readonly name: string;
  readonly bytes: Buffer;
  readonly hash: string;
}

/** @param person null for somebody at the command line @returns undefined when the authority has no such version or draft. Throws NotFitToLeave. */
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
    mustBeFitToLeave(authored.content, authority);
    const { bytes, hash } = writePackFile(authored.content, key, {
      by: await signerName(query, authority),
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
