/** A process of its own that goes on with a move until nothing of it waits: so that it can be killed. Its words: data folder, database, authority, run. */
import { chainKey, clock, goOnMoving, makeBell, openPool, packStore } from '@homeward/runtime';

const [dataFolder = '', appUrl = '', authority = '', run = '', today = ''] = process.argv.slice(2);
const { pool } = openPool(appUrl, 6);
const now = clock(today);
await goOnMoving(
  { pool, packs: packStore(pool, now), clock: now, chainKey: chainKey({ dataFolder }), bell: makeBell() },
  authority,
  run,
);
await pool.end();
