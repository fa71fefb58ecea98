/** Opens the database that HOMEWARD_DATA or DATABASE_URL names, made and migrated when it is not there. */
import path from 'node:path';
import {
  CannotStart,
  chainKey,
  clock,
  makeBell,
  openDatabase,
  packStore,
  publishPack,
  type Runtime,
  readSettings,
  type Settings,
  type SigningKey,
  signingKey,
  withAuthority,
} from '@homeward/runtime';
import { authoritiesIn, readConfigs } from '@homeward/runtime/configs';
import { type Terminal, WrongUse } from './command.js';
import { knownAuthority } from './known-authority.js';

export {
  acceptSigner,
  addPerson,
  contentHash,
  contentOfDraft,
  contentOfVersion,
  exportPack,
  FolderInUse,
  fingerprintOf,
  giveFirstPassword,
  importPack,
  judgeCandidate,
  knownSigners,
  loadDemonstrationPeople,
  MOST_PACKED_BYTES,
  makeAuthority,
  mustBeFitToLeave,
  NotFitToLeave,
  noteExchange,
  openPackFile,
  packFileName,
  publishCandidate,
  publishedVersions,
  readContentFolder,
  readWorkbook,
  saveSteps,
  signerName,
  startImportRun,
  startReplay,
  withAuthority,
  withdrawSigner,
  writeContentFolder,
  writePackFile,
  writeWorkbook,
} from '@homeward/runtime';

/** Two connections more than an import keeps busy. */
const CONNECTIONS = 6;

/**
 * Closes what it opened, whatever becomes of the work.
 * Throws WrongUse with one sentence for what the person who typed can put right.
 */
export async function withDatabase<T>(
  terminal: Terminal,
  work: (runtime: Runtime, settings: Settings) => Promise<T>,
): Promise<T> {
  try {
    const settings = readSettings(process.env, path.dirname(terminal.configs));
    const database = await openDatabase({ ...settings, connections: CONNECTIONS });
    try {
      const runtime: Runtime = {
        pool: database.pool,
        packs: packStore(database.pool, clock(settings.today)),
        clock: clock(settings.today),
        chainKey: chainKey(settings),
        bell: makeBell(),
      };
      return await work(runtime, settings);
    } finally {
      await database.close();
    }
  } catch (thrown) {
    if (thrown instanceof CannotStart) throw new WrongUse(thrown.message);
    throw thrown;
  }
}

/** With one authority's pack from the configs folder published, if it has none; an authority that was made in the database needs no folder. */
export async function withRuntime<T>(
  authority: string,
  terminal: Terminal,
  work: (runtime: Runtime) => Promise<T>,
): Promise<T> {
  const inFolder = await authoritiesIn(terminal.configs);
  return withDatabase(terminal, async (runtime) => {
    if (inFolder.includes(authority)) await publishWhereNone(runtime, authority, terminal);
    else await mustBeMade(runtime, authority, inFolder);
    return work(runtime);
  });
}

/** Throws WrongUse with the nearest name when there is no such authority. */
async function mustBeMade(runtime: Runtime, authority: string, inFolder: readonly string[]): Promise<void> {
  const { rows } = await runtime.pool.query<{ id: string }>('select authority_ids() as id');
  knownAuthority(authority, [...new Set([...inFolder, ...rows.map(({ id }) => id)])].sort());
}

/** An authority that has a pack keeps it: publishing is a decision of its own. */
async function publishWhereNone(runtime: Runtime, authority: string, terminal: Terminal): Promise<void> {
  const [row] = await withAuthority(runtime.pool, authority, (query) =>
    query<{ current_version: string | null }>('select current_version from authority where id = $1', [authority]),
  );
  if (row?.current_version) return;
  const named = (await readConfigs(terminal.configs)).find((one) => one.authority === authority);
  const { pack, stories, written, content, problems = [] } = named ?? {};
  if (pack === undefined)
    throw new WrongUse(
      `The pack ${authority} cannot be read (${problems.length} problems); run: homeward check ${authority}`,
    );
  await publishPack(runtime.pool, {
    pack,
    stories: stories ?? [],
    ...(written === undefined ? {} : { written }),
    ...(content === undefined ? {} : { content }),
    note: 'Came with the installation',
    publishedAt: runtime.clock.now(),
  });
}

/** The key that this installation signs with. Throws WrongUse where it cannot be read. */
export function ownSigningKey(terminal: Terminal): SigningKey {
  try {
    return signingKey(readSettings(process.env, path.dirname(terminal.configs)));
  } catch (thrown) {
    if (thrown instanceof CannotStart) throw new WrongUse(thrown.message);
    throw thrown;
  }
}
