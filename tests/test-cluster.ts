/** The PostgreSQL that all test files of a run share, and the databases in it that they start from. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '@homeward/embedded-postgres';
import { migrate } from '@homeward/runtime';
import pg from 'pg';

/** Any number: of several test files that start together one makes the template and the others wait for it. */
const TEMPLATE_LOCK = 41_870;

export interface TestDatabase {
  /** The address for the owner of the database. */
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** What new databases are copied from: made once in a run, by whoever needs it first. */
export interface Template {
  readonly name: string;
  /** @param databaseUrl an empty database, of which nobody may hold a connection when this is done */
  fill(databaseUrl: string): Promise<void>;
}

export const MIGRATED: Template = { name: 'migrated', fill: migrate };

/** A database of its own, as the template has it or with nothing in it: some tens of milliseconds, whatever the template took. */
export async function startTestDatabase(template?: Template): Promise<TestDatabase> {
  const cluster = await startEmbeddedPostgres({
    dataFolder: path.join(tmpdir(), `homeward-tests-${process.ppid}`),
    database: 'postgres',
    ephemeral: true,
  });
  keepUntilThisProcessEnds(cluster.dataFolder);
  const owner = new pg.Client({ connectionString: cluster.url });
  await owner.connect();
  try {
    const own = `homeward_${randomUUID().replaceAll('-', '')}`;
    if (template === undefined) await owner.query(`create database ${own}`);
    else await copy(owner, { clusterUrl: cluster.url, own, template, isFirst: !cluster.attached });
    return { databaseUrl: named(cluster.url, own), stop: () => cluster.stop() };
  } finally {
    await owner.end();
  }
}

interface Copying {
  readonly clusterUrl: string;
  readonly own: string;
  readonly template: Template;
  /** Whoever starts the server may find what a run that was killed has left in its folder: of an older schema, perhaps. */
  readonly isFirst: boolean;
}

async function copy(owner: pg.Client, { clusterUrl, own, template, isFirst }: Copying): Promise<void> {
  const { name, fill } = template;
  await owner.query('select pg_advisory_lock($1)', [TEMPLATE_LOCK]);
  if (isFirst) await dropTemplates(owner);
  const found = await owner.query('select from pg_database where datname = $1', [`template_${name}`]);
  if (found.rowCount === 0) {
    // Under another name until it is whole: a maker that is killed leaves no half of a template.
    const unfinished = `unfinished_${randomUUID().replaceAll('-', '')}`;
    await owner.query(`create database ${unfinished}`);
    await fill(named(clusterUrl, unfinished));
    await owner.query(`alter database ${unfinished} rename to template_${name}`);
  }
  await owner.query(`create database ${own} template template_${name}`);
  await owner.query('select pg_advisory_unlock($1)', [TEMPLATE_LOCK]);
}

async function dropTemplates(owner: pg.Client): Promise<void> {
  const { rows } = await owner.query<{ datname: string }>(
    String.raw`select datname from pg_database where datname like 'template\_%'`,
  );
  for (const { datname } of rows) await owner.query(`drop database ${datname}`);
}

function named(clusterUrl: string, database: string): string {
  const url = new URL(clusterUrl);
  url.pathname = `/${database}`;
  return url.href;
}

/**
 * One more lease on the server, which nobody lets go: it ends with the process, so that the next test file of the same worker finds
 * the server and its templates. Nothing of this file's world may hang on the socket, or the world would stay in memory with it.
 */
function keepUntilThisProcessEnds(dataFolder: string): void {
  const entrance: unknown = JSON.parse(readFileSync(path.join(dataFolder, 'lease.json'), 'utf8'));
  if (typeof entrance !== 'object' || entrance === null || !('port' in entrance) || !('token' in entrance)) return;
  const socket = connect(Number(entrance.port), '127.0.0.1');
  socket.on('error', socket.destroy);
  socket.write(`${String(entrance.token)}\n`);
  socket.resume();
  socket.unref();
}
