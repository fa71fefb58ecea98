/** Starts everything in order and stops it in reverse: database, packs, people, relay, worker, HTTP. */
import {
  admitDemonstrationPeople,
  CannotStart,
  type Clock,
  chainKey,
  type Database,
  type Looks,
  listenForChanges,
  loadDemonstration,
  loadDemonstrationPeople,
  makeBell,
  openDatabase,
  packStore,
  publishPack,
  type Relay,
  type Runtime,
  readConfigs,
  clock as realClock,
  type Settings,
  startLooks,
  startRelay,
} from '@homeward/runtime';
import { type LogSink, printLine, RequestLog } from './http/request-log.js';
import { type HttpServer, startHttp } from './start-http.js';

export interface Homeward {
  readonly runtime: Runtime;
  readonly database: Database;
  readonly relay: Relay;
  readonly looks?: Looks;
  readonly port?: number;
  stop(): Promise<void>;
}

export interface Circumstances {
  readonly log?: LogSink;
  /** A day that can be moved on, for tests. */
  readonly clock?: Clock;
  readonly connections?: number;
  /** Told in one sentence when the embedded database is gone for good. Without it nobody tries to start it again. */
  readonly gone?: (sentence: string) => void;
}

/** Throws CannotStart with one sentence for what whoever starts it can put right. */
export async function startHomeward(settings: Settings, circumstances: Circumstances = {}): Promise<Homeward> {
  const log = new RequestLog(circumstances.log ?? printLine);
  const report = (sentence: string): void => log.sentence(sentence);
  const stops: (() => Promise<void>)[] = [];
  const stop = async (): Promise<void> => {
    for (let next = stops.pop(); next !== undefined; next = stops.pop()) await next();
  };
  try {
    const database = await openDatabase({
      ...settings,
      log: report,
      ...(circumstances.connections === undefined ? {} : { connections: circumstances.connections }),
      ...(circumstances.gone === undefined ? {} : { gone: circumstances.gone }),
    });
    stops.push(() => database.close());
    const clock = circumstances.clock ?? realClock(settings.today);
    const runtime: Runtime = {
      pool: database.pool,
      packs: packStore(database.pool, clock),
      clock,
      chainKey: chainKey(settings),
      bell: makeBell(),
    };
    if (settings.role !== 'worker') await letInWhoMay(runtime, settings, report);
    await loadPacks(runtime, settings, report);
    if (settings.demonstration && settings.role !== 'worker') await showDemonstration(runtime, report);
    const relay = startRelay(runtime, report);
    stops.push(() => relay.stop());
    const looks = settings.role === 'api' ? undefined : await startWorker(runtime, database, settings, report);
    if (looks !== undefined) stops.push(() => looks.stop());
    const http = settings.role === 'worker' ? undefined : await startPages(runtime, database, settings, log);
    if (http !== undefined) stops.push(...http.stops);
    return {
      runtime,
      database,
      relay,
      ...(looks === undefined ? {} : { looks }),
      ...(http === undefined ? {} : { port: http.server.port }),
      stop,
    };
  } catch (thrown) {
    await stop();
    throw thrown;
  }
}

/** Made-up people may have been loaded by an earlier start, when this was a demonstration. */
async function letInWhoMay(
  { pool }: Runtime,
  { demonstration }: Settings,
  report: (sentence: string) => void,
): Promise<void> {
  const changed = await admitDemonstrationPeople(pool, demonstration);
  if (changed > 0)
    report(
      demonstration
        ? `${changed} made-up people can sign in again.`
        : `${changed} made-up people of an earlier demonstration can no longer sign in, and are signed out.`,
    );
}

/** Publishes what stands in the configs folder, under its content's hash; an unchanged pack changes nothing. */
async function loadPacks(runtime: Runtime, settings: Settings, report: (sentence: string) => void): Promise<void> {
  const packs = await readConfigs(settings.configsFolder);
  for (const { authority, pack, stories, written, content, problems } of packs) {
    if (pack === undefined) {
      const first = problems[0];
      throw new CannotStart(
        `The pack ${authority} cannot be read (${problems.length} problems; the first in ${first?.path ?? 'its folder'}: ${first?.sentence ?? 'unknown'}): run homeward check ${authority}.`,
      );
    }
    await publishPack(runtime.pool, {
      pack,
      stories,
      written,
      content,
      note: 'Came with the installation',
      publishedAt: runtime.clock.now(),
    });
    if (settings.demonstration) await loadDemonstrationPeople(runtime.pool, pack);
  }
  const { rows } = await runtime.pool.query('select authority_ids()');
  if (rows.length === 0) report('No authority has a pack yet.');
}

/** Children are made up once, when there are none. A pack that has moved on may not go along with every story; the rest is still worth seeing. */
async function showDemonstration(runtime: Runtime, report: (sentence: string) => void): Promise<void> {
  const loaded = await loadDemonstration(runtime, { today: runtime.clock.today() });
  for (const { shows, event, sentence } of loaded?.stopped ?? [])
    report(`The demonstration story "${shows}" stopped at ${event}: ${sentence}`);
}

const startWorker = (
  runtime: Runtime,
  { appUrl }: Database,
  { redisUrl }: Settings,
  report: (sentence: string) => void,
): Promise<Looks> => startLooks(runtime, { appUrl, report, ...(redisUrl === undefined ? {} : { redisUrl }) });

/** Whoever ends TLS is a proxy: without its word, fifty wrong passwords from anywhere keep everybody out for a quarter of an hour. */
const ALL_FROM_ONE =
  'Every request seems to come from the proxy: set HOMEWARD_TRUSTED_PROXIES to the number of proxies in front of Homeward.';

async function startPages(
  runtime: Runtime,
  { appUrl }: Database,
  settings: Settings,
  log: RequestLog,
): Promise<{ server: HttpServer; stops: (() => Promise<void>)[] }> {
  const live = await listenForChanges(appUrl, (sentence) => log.sentence(sentence));
  try {
    if (settings.publicOrigin?.startsWith('https:') === true && settings.trustedProxies === 0)
      log.sentence(ALL_FROM_ONE);
    const server = await startHttp({ runtime, settings, live, log });
    return { server, stops: [() => live.stop(), () => server.stop()] };
  } catch (thrown) {
    await live.stop();
    throw thrown;
  }
}
