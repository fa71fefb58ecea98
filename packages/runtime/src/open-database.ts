/** Opens the database: embedded or at DATABASE_URL, migrated, and connected as the application's own role. */
import { createHmac } from 'node:crypto';
import { EmbeddedPostgresError, keepEmbeddedPostgres, startEmbeddedPostgres } from '@homeward/embedded-postgres';
import { migrations } from '@homeward/migrations';
import { runMigrations } from 'bullmq';
import pg from 'pg';
import 'reflect-metadata';
import { DataSource } from 'typeorm';
import { CannotStart, type Settings } from './settings.js';

export interface Database {
  /** As homeward_app: sees nothing until an authority is named. */
  readonly pool: pg.Pool;
  /** The address for homeward_app, for those who need connections of their own. */
  readonly appUrl: string;
  /** For migrations and tests alone. */
  readonly ownerUrl: string;
  close(): Promise<void>;
}

// Days stay text: a Date would be a moment in some time zone.
const DATE_OID = 1082;
const types: pg.CustomTypesConfig = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === DATE_OID ? (text: string) => text : pg.types.getTypeParser(oid, format),
};

export interface DatabaseRequest extends Pick<Settings, 'dataFolder' | 'databaseUrl'> {
  readonly log?: (line: string) => void;
  /** Told in one sentence when an embedded server that ended could not be started again. Without it nobody tries. */
  readonly gone?: (sentence: string) => void;
  /** Connections for the work of people; the queue and the listener have their own. */
  readonly connections?: number;
}

/** Throws CannotStart with one sentence when the folder or the server cannot be used. */
export async function openDatabase(request: DatabaseRequest): Promise<Database> {
  const embedded = request.databaseUrl === undefined ? await startEmbedded(request) : undefined;
  const ownerUrl = embedded?.url ?? request.databaseUrl ?? '';
  try {
    await migrate(ownerUrl);
    const appUrl = await appConnection(ownerUrl);
    return {
      ...openPool(appUrl, request.connections ?? 12),
      ownerUrl,
      close: async function (this: Database) {
        await this.pool.end();
        await embedded?.stop();
      },
    };
  } catch (thrown) {
    await embedded?.stop();
    throw request.databaseUrl === undefined ? thrown : databaseFault(thrown);
  }
}

/** A new connection has to sign in, and plans every statement anew: some 30 ms that somebody waits for. */
const IDLE_MS = 600_000;

/** A pool that reads days as text. */
export function openPool(appUrl: string, connections: number): Pick<Database, 'pool' | 'appUrl'> {
  const pool = new pg.Pool({
    connectionString: appUrl,
    max: connections,
    types,
    application_name: 'homeward',
    idleTimeoutMillis: IDLE_MS,
  });
  // A connection that breaks while idle is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => {});
  return { pool, appUrl };
}

async function startEmbedded({ dataFolder, log, gone }: DatabaseRequest) {
  const wanted = { dataFolder, ...(log === undefined ? {} : { log }) };
  try {
    return await (gone === undefined ? startEmbeddedPostgres(wanted) : keepEmbeddedPostgres(wanted, gone));
  } catch (thrown) {
    if (thrown instanceof EmbeddedPostgresError) throw new CannotStart(thrown.message, thrown);
    throw thrown;
  }
}

/** Any number, the same in every process: of several that start together one migrates and the others wait. */
const MIGRATION_LOCK = 7_202_611;

/** Brings the schema, and the queue's, to this version. Safe to call from several processes at once. */
export async function migrate(ownerUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const source = await migrationSource(ownerUrl).initialize();
    try {
      await source.runMigrations({ transaction: 'each' });
    } finally {
      await source.destroy();
    }
    await runMigrations(client);
    await client.query(`
      grant usage on schema bullmq to homeward_app;
      grant select, insert, update, delete on all tables in schema bullmq to homeward_app;
      grant usage on all sequences in schema bullmq to homeward_app;
      grant execute on all functions in schema bullmq to homeward_app;
    `);
  } finally {
    await client.end();
  }
}

/** TypeORM as the runner of migrations; tests also give it the entities to look for drift. */
export const migrationSource = (ownerUrl: string): DataSource =>
  new DataSource({ type: 'postgres', url: ownerUrl, migrations, migrationsTableName: 'migration', logging: false });

/**
 * Makes homeward_app able to sign in. Its password follows from the owner's, so that every process that may know the one can work out the other and nothing more
 * has to be kept; an owner without a password (trust, peer) gives an application without one.
 */
async function appConnection(ownerUrl: string): Promise<string> {
  const owner = new URL(ownerUrl);
  const app = new URL(ownerUrl);
  app.username = 'homeward_app';
  app.password =
    owner.password === ''
      ? ''
      : createHmac('sha256', decodeURIComponent(owner.password)).update('homeward_app').digest('hex');
  if (await canConnect(app.href)) return app.href;
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await letSignIn(client, app.password);
  } finally {
    await client.end();
  }
  return app.href;
}

async function letSignIn(client: pg.Client, password: string, attempt = 1): Promise<void> {
  try {
    const secret = password === '' ? 'null' : client.escapeLiteral(password);
    await client.query(`alter role homeward_app login nosuperuser nobypassrls password ${secret}`);
  } catch (thrown) {
    // Roles belong to the whole server: another process that starts now may be altering the same row.
    const concurrent = thrown instanceof Error && thrown.message.includes('concurrently updated');
    if (!concurrent || attempt > 20) throw thrown;
    await letSignIn(client, password, attempt + 1);
  }
}

async function canConnect(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

function databaseFault(thrown: unknown): unknown {
  if (!(thrown instanceof Error) || !('code' in thrown)) return thrown;
  const network = ['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT', 'EHOSTUNREACH', 'EAI_AGAIN'];
  if (network.includes(String(thrown.code)))
    return new CannotStart('The database server in DATABASE_URL cannot be reached.', thrown);
  if (thrown.code === '28P01' || thrown.code === '28000')
    return new CannotStart('The database server in DATABASE_URL does not accept this user and password.', thrown);
  if (thrown.code === '42501')
    return new CannotStart(
      'The user in DATABASE_URL may not create tables and roles: it needs CREATEROLE and must own the database.',
      thrown,
    );
  return thrown;
}
