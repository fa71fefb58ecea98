/** Brings a pack in as a draft: judged first, and then in one transaction or not at all. */
import {
  asEdit,
  changesBetween,
  type DraftFiles,
  type Edit,
  type PackContent,
  type PlaceChange,
  type Problem,
  standingAt,
} from '@homeward/definition';
import { type PackDraft, readPackDraft, startDraft, type WhoAndWhen } from '../drafts/pack-drafts.js';
import { filesOfVersion } from '../drafts/pack-files.js';
import { saveSteps } from '../drafts/save-steps.js';
import type { Runtime } from '../runtime.js';
import { stableId } from '../stable-id.js';
import { type Query, withAuthority } from '../with-authority.js';
import { noteExchange } from './exchange-log.js';
import { judgeContentAside } from './judge-content.js';
import { contentHashKept, keepContent } from './kept-content.js';
import type { OpenedPackFile } from './open-pack-file.js';
import { contentHash } from './pack-file.js';
import { acceptSigner, knownSigners } from './signers.js';
import { type SigningKey, sameFingerprint } from './signing-key.js';

/** Whose signature it is, as far as this installation can tell. */
export type SignerStanding =
  | { readonly kind: 'own' }
  | { readonly kind: 'known'; readonly name: string }
  | { readonly kind: 'unknown' };

export async function signerStanding(
  query: Query,
  authority: string,
  key: Pick<SigningKey, 'fingerprint'>,
  fingerprint: string,
): Promise<SignerStanding> {
  if (fingerprint === key.fingerprint) return { kind: 'own' };
  const known = (await knownSigners(query, authority)).find((signer) => signer.fingerprint === fingerprint);
  return known === undefined ? { kind: 'unknown' } : { kind: 'known', name: known.name };
}

export interface JudgedImport {
  readonly hash: string;
  readonly notes: readonly string[];
  readonly warnings: number;
  /** How many files differ from the version that new cases open under. */
  readonly filesChanged: number;
}

export interface RefusedImport {
  /** One sentence; nothing was brought in. */
  readonly refused: string;
  readonly problems: readonly Problem[];
}

interface Judged extends JudgedImport {
  readonly version: string;
  readonly edits: readonly Edit[];
}

/** What would come of it. Writes nothing. */
export async function judgeImport(
  runtime: Runtime,
  authority: string,
  content: PackContent,
): Promise<Judged | RefusedImport> {
  const { hash: version } = await runtime.packs.current(authority);
  const kept = await withAuthority(runtime.pool, authority, (query) => filesOfVersion(query, authority, version));
  const standing: DraftFiles = kept?.files ?? {};
  const isShared = (path: string): boolean => path.startsWith('../');
  const local = Object.fromEntries(Object.entries(standing).filter(([path]) => isShared(path)));
  const own = Object.fromEntries(Object.entries(standing).filter(([path]) => !isShared(path)));
  const judged = await judgeContentAside({ content, authority, local });
  if ('refused' in judged) return judged;
  const changes = coarse(changesBetween(own, judged.files), judged.files);
  return {
    hash: contentHash(content),
    notes: judged.notes,
    warnings: judged.warnings,
    version,
    filesChanged: new Set(changes.map(({ file }) => file)).size,
    edits: changes.map((change) => asEdit(own, change)),
  };
}

/** A step of thousands of places is read by nobody: it is then a step of whole files. */
const MOST_PLACES = 500;

const coarse = (changes: readonly PlaceChange[], files: DraftFiles): readonly PlaceChange[] => {
  if (changes.length <= MOST_PLACES) return changes;
  return [...new Set(changes.map(({ file }) => file))].map((file) => {
    const after = standingAt(files, file, '');
    return { file, at: '', ...(after === undefined ? {} : { after }) };
  });
};

export interface ImportWanted {
  /** The draft's, made by whoever asks: asked twice it is one draft. */
  readonly id: string;
  readonly title?: string;
  readonly content: PackContent;
  /** Undefined for a folder, which only somebody at the command line can bring in. */
  readonly signed?: Pick<OpenedPackFile, 'signature' | 'fingerprint'>;
  /** The fingerprint as whoever brings it in was told it: accepts the key. */
  readonly accept?: string;
}

export type ImportedPack =
  | { readonly draft: PackDraft; readonly judged: JudgedImport }
  | RefusedImport
  | { readonly unknownKey: string; readonly accepted: 'no' | 'other' };

/** Starts a draft from the version that new cases open under, with one step that makes it what the pack says. Never publishes. */
export async function importPack(
  runtime: Runtime,
  key: Pick<SigningKey, 'fingerprint'>,
  who: WhoAndWhen,
  wanted: ImportWanted,
): Promise<ImportedPack> {
  const { authority } = who;
  const { content, signed, accept } = wanted;
  const standing: SignerStanding =
    signed === undefined
      ? { kind: 'own' }
      : await withAuthority(runtime.pool, authority, (query) =>
          signerStanding(query, authority, key, signed.fingerprint),
        );
  if (signed !== undefined && standing.kind === 'unknown') {
    if (accept === undefined || accept.trim() === '') return { unknownKey: signed.fingerprint, accepted: 'no' };
    if (!sameFingerprint(accept, signed.fingerprint)) return { unknownKey: signed.fingerprint, accepted: 'other' };
  }
  const judged = await judgeImport(runtime, authority, content);
  if ('refused' in judged) return judged;
  const { version, edits, hash } = judged;
  const draft = await withAuthority(runtime.pool, authority, async (query) => {
    const title = wanted.title ?? `Brought in from elsewhere, ${hash.slice(0, 12)}`;
    // Judging takes its time: a key may have been withdrawn meanwhile.
    if (signed !== undefined && standing.kind === 'known') {
      const now = await signerStanding(query, authority, key, signed.fingerprint);
      if (now.kind === 'unknown' && !sameFingerprint(accept ?? '', signed.fingerprint)) return 'withdrawn';
    }
    const isNew = (await readPackDraft(query, authority, wanted.id)) === undefined;
    const started = await startDraft(query, who, { id: wanted.id, version, title });
    if (started === undefined) return undefined;
    if (!isNew) {
      const before = await contentHashKept(query, authority, { draft: wanted.id });
      return before === hash ? started : 'another';
    }
    if (signed !== undefined && standing.kind === 'unknown')
      await acceptSigner(query, who, {
        fingerprint: signed.fingerprint,
        publicKey: signed.signature.key,
        name: signed.signature.by,
      });
    if (edits.length > 0) await takeIn(query, who, wanted, hash, edits);
    await keepContent(query, authority, { draft: wanted.id }, content);
    await noteExchange(query, who, {
      act: 'imported',
      form: signed === undefined ? 'folder' : 'file',
      hash,
      draft: wanted.id,
      ...(signed === undefined ? {} : { fingerprint: signed.fingerprint, signer: signed.signature.by }),
    });
    return readPackDraft(query, authority, wanted.id);
  });
  if (draft === 'withdrawn') return { unknownKey: signed?.fingerprint ?? '', accepted: 'no' };
  if (draft === 'another')
    return {
      refused: 'Another file was brought in by this very request before; its draft stays as it is. Send this one anew.',
      problems: [],
    };
  if (draft === undefined) throw new Error('The version that the draft was to begin from is not there.');
  return { draft, judged };
}

async function takeIn(
  query: Query,
  who: WhoAndWhen,
  { id, signed }: ImportWanted,
  hash: string,
  edits: readonly Edit[],
): Promise<void> {
  const from = signed === undefined ? 'a folder' : `a file signed by ${signed.signature.by}`;
  const saved = await saveSteps(query, who, id, {
    since: 0,
    tab: 'brought in',
    steps: [
      {
        id: stableId(id, hash),
        label: `Bring in a procedure from ${from} (${hash.slice(0, 12)})`.slice(0, 300),
        edits,
      },
    ],
  });
  if (saved === undefined || 'closed' in saved || saved.refused.length > 0)
    throw new Error('What was brought in could not be written into its draft.');
}
