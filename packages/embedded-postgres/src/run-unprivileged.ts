// PostgreSQL refuses to run as root: chooses under which identity its programs run, and where they can reach their files.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, chownSync, cpSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import { programIn } from './platform-binaries.js';

/** How PostgreSQL's programs are started, and where their binaries and data lie when started so. */
export type Identity = {
  /** In words, for the log. */
  how: string;
  native: string;
  dataFolder: string;
  /** The account to drop to; empty when none is needed. */
  ids: { uid?: number; gid?: number };
  wrap: (program: string, args: string[]) => { command: string; args: string[] };
};

// Only root can write here, so no other account can plant a program or a folder for us to find.
const SHARED_PLACE = '/var/lib/homeward';
const NAMESPACE = ['--user', '--map-user=65534', '--map-group=65534'];

/**
 * The identity for a data folder. An ordinary user runs PostgreSQL directly. Root runs it in a user namespace, where the files
 * stay root's and no account is needed; where the system forbids namespaces (the usual container profile), as the account
 * `postgres` or `nobody`, with copies under /var/lib/homeward when the account cannot reach the originals.
 * HOMEWARD_POSTGRES_ROOT=account skips the namespace.
 */
export function chooseIdentity(native: string, dataFolder: string): Identity {
  const direct = { native, dataFolder, ids: {}, wrap: (command: string, args: string[]) => ({ command, args }) };
  if (process.platform === 'win32' || process.getuid?.() !== 0) return { how: 'as this user', ...direct };
  if (process.env.HOMEWARD_POSTGRES_ROOT !== 'account' && namespacesWork()) {
    const wrap = (program: string, args: string[]) => ({ command: 'unshare', args: [...NAMESPACE, program, ...args] });
    return { ...direct, how: 'in a user namespace', wrap };
  }
  const account = unprivilegedAccount();
  return {
    ...direct,
    how: `as the account ${account.name}`,
    ids: account.ids,
    native: reachableBinaries(native, account),
    dataFolder: reachableData(dataFolder, account),
  };
}

type Account = { name: string; ids: { uid: number; gid: number } };

function namespacesWork(): boolean {
  return spawnSync('unshare', [...NAMESPACE, 'true'], { stdio: 'ignore' }).status === 0;
}

// A bare number will not do: PostgreSQL looks its user up by name.
function unprivilegedAccount(): Account {
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => idOf(flag, name));
    if (uid !== undefined && gid !== undefined) return { name, ids: { uid, gid } };
  }
  throw new EmbeddedPostgresError(
    'no-account',
    'PostgreSQL will not run as root and this computer has neither user namespaces nor an account named postgres or nobody: run Homeward as an ordinary user.',
  );
}

function idOf(flag: string, name: string): number | undefined {
  const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
  return answer.status === 0 ? Number(answer.stdout.trim()) : undefined;
}

function reachableBinaries(native: string, account: Account): string {
  const postgres = spawnSync(programIn(native, 'postgres'), ['--version'], {
    ...account.ids,
    cwd: '/',
    stdio: 'ignore',
  });
  if (postgres.status === 0) return native;
  const copy = path.join(SHARED_PLACE, `binaries-${digest(native)}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  openSharedPlace();
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, copy);
  } catch {
    // Somebody else finished the same copy first.
    rmSync(unfinished, { recursive: true, force: true });
  }
  return copy;
}

function reachableData(dataFolder: string, account: Account): string {
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 });
  chownSync(dataFolder, account.ids.uid, account.ids.gid);
  if (spawnSync('test', ['-w', dataFolder], { ...account.ids, cwd: '/' }).status === 0) return dataFolder;
  const other = path.join(SHARED_PLACE, `data-${digest(dataFolder)}`);
  openSharedPlace();
  mkdirSync(other, { recursive: true, mode: 0o700 });
  chownSync(other, account.ids.uid, account.ids.gid);
  return other;
}

function openSharedPlace(): void {
  mkdirSync(SHARED_PLACE, { recursive: true });
  // Whatever the umask: the account has to pass through.
  chmodSync(SHARED_PLACE, 0o755);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}
