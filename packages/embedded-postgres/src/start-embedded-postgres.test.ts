// The embedded server as its users meet it: real processes, real signals, real files.
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { startEmbeddedPostgres } from './index.js';
import { runningServer } from './running-server.js';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
const WORKSPACE = path.join(PACKAGE, '../..');
// In another process the sources must be JavaScript.
const BUILT = path.join(PACKAGE, 'dist/index.js');
const scratch = mkdtempSync(path.join(tmpdir(), 'homeward postgres '));
const children: ChildProcess[] = [];

beforeAll(() => {
  execFileSync(process.execPath, [path.join(WORKSPACE, 'node_modules/typescript/bin/tsc'), '-b', PACKAGE]);
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  for (const name of readdirSync(scratch)) await serverGone(path.join(scratch, name));
  rmSync(scratch, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  it('keeps what was written when it is stopped and started again', async () => {
    const dataFolder = path.join(scratch, 'keeps');
    const first = await startEmbeddedPostgres({ dataFolder });
    await query(first.url, `create table note (line text); insert into note values ('kept')`);
    await first.stop();
    expect(runningServer(path.join(dataFolder, 'cluster'))).toBeUndefined();
    const second = await startEmbeddedPostgres({ dataFolder });
    expect(await query(second.url, 'select line from note')).toEqual([{ line: 'kept' }]);
    await second.stop();
  });

  it('commits durably by default, listens on this computer alone and asks for a password', async () => {
    const dataFolder = path.join(scratch, 'careful');
    const server = await startEmbeddedPostgres({ dataFolder });
    const [settings] = await query(
      server.url,
      `select current_setting('fsync') fsync, current_setting('synchronous_commit') commit, current_setting('listen_addresses') addresses`,
    );
    expect(settings).toEqual({ fsync: 'on', commit: 'on', addresses: '127.0.0.1' });
    const withoutPassword = new URL(server.url);
    withoutPassword.password = 'guess';
    await expect(query(withoutPassword.href, 'select 1')).rejects.toThrow('password authentication failed');
    expect(statSync(dataFolder).mode & 0o777).toBe(0o700);
    expect(statSync(path.join(dataFolder, 'cluster/homeward-password')).mode & 0o777).toBe(0o600);
    await server.stop();
  });

  it('writes no statement and no row into its log', async () => {
    const dataFolder = path.join(scratch, 'silent');
    const server = await startEmbeddedPostgres({ dataFolder });
    await query(server.url, 'create table child (name text primary key)');
    await query(server.url, `insert into child values ('Private Name')`);
    await expect(query(server.url, `insert into child values ('Private Name')`)).rejects.toThrow('duplicate key');
    await server.stop();
    const log = readFileSync(path.join(dataFolder, 'postgresql.log'), 'utf8');
    expect(log).toContain('duplicate key');
    expect(log).not.toContain('Private Name');
  });

  it('is joined by a second process and lives until the last one lets go', async () => {
    const dataFolder = path.join(scratch, 'shared');
    const owner = await holder(dataFolder);
    expect(owner.attached).toBe(false);
    const guest = await startEmbeddedPostgres({ dataFolder });
    expect(guest.attached).toBe(true);
    expect(guest.port).toBe(owner.port);
    owner.process.kill('SIGKILL');
    await once(owner.process, 'exit');
    expect(await query(guest.url, 'select 1 as one')).toEqual([{ one: 1 }]);
    await guest.stop();
    await serverGone(dataFolder);
  });

  it('starts once when several processes start it at the same moment', async () => {
    const dataFolder = path.join(scratch, 'crowd');
    const holders = await Promise.all([holder(dataFolder), holder(dataFolder), holder(dataFolder)]);
    expect(new Set(holders.map(({ port }) => port)).size).toBe(1);
    expect(holders.filter(({ attached }) => !attached)).toHaveLength(1);
    for (const { process: held } of holders) held.kill('SIGKILL');
    await serverGone(dataFolder);
  });

  it('leaves no process behind when its user is killed, and loses nothing that was committed', async () => {
    const dataFolder = path.join(scratch, 'killed');
    const first = await holder(dataFolder);
    await query(first.url, `create table note (line text); insert into note values ('kept')`);
    first.process.kill('SIGKILL');
    await serverGone(dataFolder);
    expect(processesNaming(dataFolder)).toEqual([]);
    const again = await startEmbeddedPostgres({ dataFolder });
    expect(await query(again.url, 'select line from note')).toEqual([{ line: 'kept' }]);
    await again.stop();
  });

  it('recovers when everything was killed and the old process number belongs to somebody else', async () => {
    const dataFolder = path.join(scratch, 'crashed');
    const cluster = path.join(dataFolder, 'cluster');
    const first = await holder(dataFolder);
    await query(first.url, `create table note (line text); insert into note values ('kept')`);
    const pid = runningServer(cluster)?.pid ?? 0;
    // The supervisor first, so that nobody stops the server in order.
    for (const victim of processesNaming(dataFolder).filter((number) => number !== pid))
      process.kill(victim, 'SIGKILL');
    process.kill(pid, 'SIGKILL');
    await serverGone(dataFolder);
    const pidFile = path.join(cluster, 'postmaster.pid');
    writeFileSync(pidFile, readFileSync(pidFile, 'utf8').replace(/^\d+/, String(process.ppid)));
    const again = await startEmbeddedPostgres({ dataFolder });
    expect(await query(again.url, 'select line from note')).toEqual([{ line: 'kept' }]);
    await again.stop();
  });

  it('takes over a server that lost its supervisor', async () => {
    const dataFolder = path.join(scratch, 'orphan');
    const first = await holder(dataFolder);
    const pid = runningServer(path.join(dataFolder, 'cluster'))?.pid ?? 0;
    for (const victim of processesNaming(dataFolder).filter((number) => number !== pid))
      process.kill(victim, 'SIGKILL');
    const again = await startEmbeddedPostgres({ dataFolder });
    expect(again.attached).toBe(false);
    expect(again.port).not.toBe(first.port);
    await again.stop();
    await serverGone(dataFolder);
  });

  it('starts in spite of what a killed first start left behind', async () => {
    const dataFolder = path.join(scratch, 'half made');
    mkdirSync(path.join(dataFolder, 'cluster.unfinished-1'), { recursive: true });
    const server = await startEmbeddedPostgres({ dataFolder });
    expect(readdirSync(dataFolder)).not.toContain('cluster.unfinished-1');
    await server.stop();
  });

  it('removes an ephemeral data folder when it stops', async () => {
    const dataFolder = path.join(scratch, 'ephemeral');
    const server = await startEmbeddedPostgres({ dataFolder, ephemeral: true, database: 'trial' });
    expect(await query(server.url, 'select current_database() as name')).toEqual([{ name: 'trial' }]);
    await server.stop();
    expect(existsSync(dataFolder)).toBe(false);
  });
});

describe('a start that cannot succeed', () => {
  it('says that a file is in the place of the data folder', async () => {
    const dataFolder = path.join(scratch, 'a-file');
    writeFileSync(dataFolder, '');
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow(
      `The data folder ${dataFolder} cannot be written: a file is in its place.`,
    );
  });

  it('says that the data folder cannot be written', async () => {
    const dataFolder = path.join(scratch, 'closed');
    mkdirSync(dataFolder);
    chmodSync(dataFolder, 0o500);
    // Root may write anywhere, so for root the folder is one that not even root can write. (Not /proc: mkdir never returns there.)
    const unwritable = process.getuid?.() === 0 ? '/sys/homeward' : dataFolder;
    await expect(startEmbeddedPostgres({ dataFolder: unwritable })).rejects.toMatchObject({
      fault: 'folder-not-writable',
    });
  });

  it('names both versions when another PostgreSQL wrote the data folder', async () => {
    const dataFolder = path.join(scratch, 'older');
    mkdirSync(path.join(dataFolder, 'cluster'), { recursive: true });
    writeFileSync(path.join(dataFolder, 'cluster/PG_VERSION'), '15\n');
    await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow(
      'was written by PostgreSQL 15 and this is PostgreSQL 18',
    );
  });
});

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client(url);
  client.on('error', () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Another process that started or joined the server and holds it until it is killed. */
async function holder(
  dataFolder: string,
): Promise<{ process: ChildProcess; url: string; port: number; attached: boolean }> {
  const program = `import { startEmbeddedPostgres } from ${JSON.stringify(BUILT)};
    const { url, port, attached } = await startEmbeddedPostgres({ dataFolder: ${JSON.stringify(dataFolder)} });
    console.log(JSON.stringify({ url, port, attached }));
    setInterval(() => {}, 60_000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  children.push(child);
  for await (const line of createInterface({ input: child.stdout })) return { process: child, ...JSON.parse(line) };
  throw new Error('The other process ended before it had a server.');
}

/** Waits until neither the server of the folder nor its supervisor runs. */
async function serverGone(dataFolder: string): Promise<void> {
  const until = Date.now() + 4_000;
  while (processesNaming(dataFolder).length > 0) {
    if (Date.now() > until) throw new Error('The server or its supervisor is still there.');
    await setTimeout(20);
  }
}

/** Numbers of the processes whose command line names the folder: the server and its supervisor, never this one. */
function processesNaming(folder: string): number[] {
  const lines = execFileSync('ps', ['-eww', '-o', 'pid=,args='], { encoding: 'utf8' }).split('\n');
  return lines
    .filter((line) => line.includes(`${folder}/cluster`) || line.includes(`${folder}"`))
    .filter((line) => !line.includes('--input-type=module'))
    .map((line) => Number.parseInt(line, 10));
}
