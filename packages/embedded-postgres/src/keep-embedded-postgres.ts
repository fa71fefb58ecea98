// Holds the embedded server of a data folder for as long as the application runs: one that is killed is started again on the same files.
import { setTimeout } from 'node:timers/promises';
import { EmbeddedPostgresError } from './embedded-postgres-error.js';
import {
  type EmbeddedPostgres,
  type EmbeddedPostgresRequest,
  startEmbeddedPostgres,
} from './start-embedded-postgres.js';

export type KeptPostgres = Pick<EmbeddedPostgres, 'url' | 'stop'>;

// What a dead server's own processes hold is free within a second or two; what is still wrong after that will not mend itself.
const TRIES = 5;
const PAUSE_MS = 1_000;
// A server that ends again sooner than this has not really come back.
const STEADY_MS = 60_000;

/**
 * Starts or joins the server as `startEmbeddedPostgres` does, and again at the same address whenever it is lost: what was committed is
 * still there, and pools connect anew by themselves. `request.log` hears one sentence each time; `givenUp` hears once, also in one
 * sentence, that several tries were in vain, and after that nobody tries any more.
 */
export async function keepEmbeddedPostgres(
  request: EmbeddedPostgresRequest,
  givenUp: (sentence: string) => void,
): Promise<KeptPostgres> {
  let held = await startEmbeddedPostgres(request);
  const { url, port } = held;
  let stopping = false;
  let tries = 0;
  let steadySince = Date.now();
  let recovery: Promise<void> = Promise.resolve();

  const watch = (): void => {
    void held.lost.then(() => {
      recovery = recover();
    });
  };

  const recover = async (): Promise<void> => {
    const lostAt = Date.now();
    if (lostAt - steadySince > STEADY_MS) tries = 0;
    let why = 'it ends again as soon as it has started.';
    for (; tries < TRIES && !stopping; await setTimeout(PAUSE_MS)) {
      tries += 1;
      const outcome = await startAgain(request, port);
      if (typeof outcome === 'string') {
        why = outcome;
        continue;
      }
      held = outcome;
      steadySince = Date.now();
      const took = steadySince - lostAt;
      request.log?.(
        `PostgreSQL ended unasked and was started again on the same data after ${took} ms; nothing is lost.`,
      );
      return watch();
    }
    if (!stopping)
      givenUp(
        `PostgreSQL ended unasked and could not be started again in ${TRIES} tries (${why}) What was recorded is kept.`,
      );
  };

  watch();
  return {
    url,
    stop: async () => {
      stopping = true;
      await recovery;
      await held.stop();
    },
  };
}

// The server, or one sentence why there is none.
async function startAgain(request: EmbeddedPostgresRequest, port: number): Promise<EmbeddedPostgres | string> {
  try {
    const server = await startEmbeddedPostgres({ ...request, port, log: () => {} });
    if (server.port === port) return server;
    await server.stop();
    return `Another program has taken its port ${port}.`;
  } catch (thrown) {
    // Anything else is its connection: a server that starts and ends again before the first question.
    return thrown instanceof EmbeddedPostgresError ? thrown.message : 'It started and did not answer.';
  }
}
