// The files of one PostgreSQL cluster inside a data folder, and their creation in one indivisible step.
import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { diskFull, EmbeddedPostgresError, folderFault, isDiskFull } from './embedded-postgres-error.js';
import { programIn } from './platform-binaries.js';
import { postgresEnvironment } from './postgres-environment.js';
import type { Identity } from './run-unprivileged.js';

// The major version of the binaries that package.json pins.
const MAJOR = '18';
const PASSWORD_FILE = 'homeward-password';

export const clusterIn = (dataFolder: string): string => path.join(dataFolder, 'cluster');

/**
 * Creates the cluster of `identity.dataFolder` unless there is one. It is made in a folder beside its place and then renamed,
 * so that a process killed half-way leaves no half cluster behind. Call it under the start lock.
 */
export function createCluster(identity: Identity, durable: boolean): void {
  const cluster = clusterIn(identity.dataFolder);
  removeUnfinished(identity.dataFolder);
  if (existsSync(path.join(cluster, 'PG_VERSION'))) {
    refuseOtherVersion(cluster);
    return;
  }
  const unfinished = `${cluster}.unfinished-${process.pid}`;
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    initialise(identity, unfinished, durable);
    renameSync(unfinished, cluster);
  } catch (thrown) {
    rmSync(unfinished, { recursive: true, force: true });
    throw thrown instanceof EmbeddedPostgresError ? thrown : folderFault(identity.dataFolder, thrown);
  }
}

/** The superuser's password: random per cluster, readable by the cluster's owner alone. */
export function clusterPassword(dataFolder: string): string {
  const file = path.join(clusterIn(dataFolder), PASSWORD_FILE);
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw new EmbeddedPostgresError('folder-not-writable', `The password file ${file} cannot be read.`, cause);
  }
}

// A password rather than trust: on a shared computer every local account can open 127.0.0.1.
function initialise(identity: Identity, folder: string, durable: boolean): void {
  const passwordFile = path.join(identity.dataFolder, `.password-${process.pid}`);
  const password = randomBytes(24).toString('base64url');
  const { uid, gid } = identity.ids;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  const give = (file: string) => {
    if (uid !== undefined && gid !== undefined) chownSync(file, uid, gid);
  };
  give(folder);
  give(passwordFile);
  // The bundled ICU is old: the C locale keeps sort order the same on every computer and through every upgrade.
  const options = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`, '--encoding=UTF8'];
  const speed = durable ? [] : ['--no-sync'];
  const { command, args } = identity.wrap(programIn(identity.native, 'initdb'), [
    ...['-D', folder, '--locale=C', '--no-instructions'],
    ...options,
    ...speed,
  ]);
  try {
    const done = spawnSync(command, args, { ...identity.ids, env: postgresEnvironment(), cwd: '/', encoding: 'utf8' });
    if (done.status !== 0) throw initialiseFault(identity, done.error?.message ?? done.stderr);
    renameSync(passwordFile, path.join(folder, PASSWORD_FILE));
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function initialiseFault(identity: Identity, output: string): EmbeddedPostgresError {
  if (isDiskFull(identity.dataFolder, output)) return diskFull(identity.dataFolder);
  const line = output.split('\n').find((text) => text.includes('error:')) ?? output.trim();
  return new EmbeddedPostgresError(
    'not-started',
    `PostgreSQL could not create its files (${identity.how}): ${line.trim()}.`,
  );
}

function removeUnfinished(dataFolder: string): void {
  for (const name of readdirSync(dataFolder)) {
    if (/^(cluster\.unfinished|\.password)-\d+$/.test(name))
      rmSync(path.join(dataFolder, name), { recursive: true, force: true });
  }
}

function refuseOtherVersion(cluster: string): void {
  const version = readFileSync(path.join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (version === MAJOR) return;
  throw new EmbeddedPostgresError(
    'other-version',
    `The data folder ${path.dirname(cluster)} was written by PostgreSQL ${version} and this is PostgreSQL ${MAJOR}: export it with the Homeward that wrote it, or choose another folder with HOMEWARD_DATA.`,
  );
}
