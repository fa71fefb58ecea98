/** `homeward bench commands`: accepted commands per second through HTTP beside raw transactions of the same rows, interleaved in one run. */
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  chainKey,
  clock,
  DEMONSTRATION_PASSWORD,
  makeBell,
  openDatabase,
  packStore,
  type Runtime,
  readSettings,
} from '@homeward/runtime';
import pg from 'pg';
import type { Terminal } from '../command.js';
import { openBenchCases, workersFor } from './bench-cases.js';
import { commandTexts, STEPS } from './bench-workload.js';
import { closedLoop, type LoopResult } from './closed-loop.js';
import { at, type CommandTexts, type Desk, getToKnow, submitOne } from './desk.js';
import { type SignedInClient, signInOver } from './http-client.js';
import { LIVED_UNTIL } from './life-of-a-case.js';
import { machineLine } from './machine.js';
import { copyCases, patternOf, prepare, rawEvents, rawWriter } from './raw-transactions.js';
import { BUDGETS, type Measured, reportCommands, SERIES, type Series } from './report-commands.js';
import { rowsAddUp } from './rows-add-up.js';
import { startServerUnderTest } from './server-under-test.js';
import { type TimeOnCores, timeOnCores } from './time-on-cores.js';

const ROUNDS = 3;
const CASES = 480;
const WARM_UP_SECONDS = 5;

/** @param seconds of each measurement; nine settings, three rounds of each */
export const benchCommands = async (seconds: number, terminal: Terminal): Promise<number> => {
  const repository = path.dirname(terminal.configs);
  terminal.line(machineLine());
  const server = await startServerUnderTest(repository, LIVED_UNTIL);
  try {
    const settings = readSettings({ HOMEWARD_DATA: server.dataFolder, HOMEWARD_TODAY: LIVED_UNTIL }, repository);
    const database = await openDatabase({ ...settings, connections: 4 });
    try {
      const runtime: Runtime = {
        pool: database.pool,
        packs: packStore(database.pool, clock(settings.today)),
        clock: clock(settings.today),
        chainKey: chainKey(settings),
        bell: makeBell(),
      };
      return await measure({
        origin: server.origin,
        ownerUrl: database.ownerUrl,
        count: timeOnCores(server.pid, server.dataFolder),
        runtime,
        seconds,
        terminal,
      });
    } finally {
      await database.close();
    }
  } finally {
    await server.stop();
  }
};

interface Bench {
  readonly origin: string;
  readonly ownerUrl: string;
  /** Begins to count time on the cores. */
  readonly count: (() => () => TimeOnCores) | undefined;
  readonly runtime: Runtime;
  readonly seconds: number;
  readonly terminal: Terminal;
}

const measure = async ({ origin, ownerUrl, count, runtime, seconds, terminal }: Bench): Promise<number> => {
  const most = Math.max(...BUDGETS.map(({ clients }) => clients));
  const workers = await workersFor(runtime, [...new Set(STEPS.map(({ role }) => role))]);
  const cases = await openBenchCases(runtime, workers, CASES);
  const { compiled } = await runtime.packs.current('herts');
  const desks: Desk[] = [];
  for (let desk = 0; desk < most; desk += 1) {
    const sessions = new Map<string, SignedInClient>();
    for (const [role, { username }] of workers)
      sessions.set(role, await signInOver(origin, username, DEMONSTRATION_PASSWORD));
    desks.push({ sessions, cases: cases.filter((_, index) => index % most === desk) });
  }
  const owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
  try {
    const texts = commandTexts(compiled);
    const patterns = await patternsOf(owner, texts, desks);
    await Promise.all(desks.map((desk) => getToKnow(texts, desk)));
    const copies = await copyCases(
      owner,
      cases.map(({ id }) => id),
    );
    const writers = await Promise.all(desks.map(() => rawWriter(ownerUrl)));
    terminal.line(await settingsLine(owner, cases.length, patterns.size));
    terminal.line(`${ROUNDS} rounds of ${seconds} s each; commands per second: median (least to most)`);

    const tally = { raw: 0, refused: 0, reasons: new Set<string>() };
    const run = async (one: Series, clients: number, length: number): Promise<LoopResult> => {
      const result = await closedLoop(clients, length, turnsOf(one));
      if (one === 'raw') tally.raw += result.done;
      tally.refused += result.failed;
      for (const reason of result.failures) tally.reasons.add(reason);
      await outboxEmpty(owner);
      return result;
    };
    // A server that has just started compiles its code while it answers: that belongs to its start.
    for (const one of SERIES) await run(one, most, WARM_UP_SECONDS);

    const timed = async (turn: () => Promise<LoopResult>): Promise<Pick<Measured, 'result' | 'spent'>> => {
      const counted = count?.();
      const result = await turn();
      return { result, spent: counted?.() };
    };
    const measured: Measured[] = [];
    for (let round = 0; round < ROUNDS; round += 1)
      for (const { clients } of BUDGETS)
        for (const one of round % 2 === 0 ? SERIES : SERIES.toReversed())
          measured.push({ series: one, clients, round, ...(await timed(() => run(one, clients, seconds))) });
    for (const { sessions } of desks) for (const session of sessions.values()) session.close();
    await Promise.all(writers.map((writer) => writer.close()));

    const verdicts = reportCommands(measured, terminal);
    const sums = await rowsAddUp(runtime, cases);
    const rawFound = await rawEvents(owner);
    const wrong = [
      ...sums.wrong,
      ...(rawFound === tally.raw ? [] : [`${tally.raw} raw transactions were committed and ${rawFound} are there.`]),
    ];
    for (const reason of tally.reasons) terminal.problem(`Not accepted: ${reason}`);
    for (const sentence of wrong.slice(0, 20)) terminal.problem(sentence);
    terminal.line(
      `${verdicts}; ${sums.accepted} accepted, ${tally.refused} not, ${tally.raw} raw: the rows ${wrong.length === 0 ? 'add up and the chain holds' : 'DO NOT add up'}`,
    );
    return wrong.length === 0 ? 0 : 1;

    function turnsOf(one: Series): (client: number, turn: number) => Promise<string | undefined> {
      if (one !== 'raw') return (client, turn) => submitOne(texts, at(desks, client), turn, one === 'commands');
      const prepared = [...patterns.values()];
      return async (client, turn) => {
        const own = copies.filter((_, index) => index % most === client);
        await at(writers, client).write(at(own, turn), at(prepared, Math.floor(turn / own.length)));
        return undefined;
      };
    }
  } finally {
    await owner.end();
  }
};

/** Two rounds of every command on every desk warm the server up; the last case shows what each of them writes. */
const patternsOf = async (owner: pg.Client, texts: CommandTexts, desks: readonly Desk[]) => {
  const patterns = new Map<string, ReturnType<typeof prepare>>();
  for (const { sessions, cases } of desks)
    for (let turn = 0; turn < STEPS.length * 2; turn += 1) {
      const first = at(cases, 0);
      const step = at(STEPS, first.accepted);
      const refused = await submitOne(texts, { sessions, cases: [first] }, 0, true);
      if (refused !== undefined) throw new Error(`The measured command was not accepted: ${refused}`);
      patterns.set(step.event, prepare(await patternOf(owner, first.id, first.revision)));
    }
  return patterns;
};

/** What the relay still has to tell is not charged to whoever is measured next. */
const outboxEmpty = async (owner: pg.Client): Promise<void> => {
  for (let look = 0; look < 400; look += 1) {
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::integer as n from outbox where authority_id = 'herts'`,
    );
    if (rows[0]?.n === 0) return;
    await pause(25);
  }
};

const settingsLine = async (owner: pg.Client, cases: number, kinds: number): Promise<string> => {
  const { rows } = await owner.query<{ version: string; fsync: string; sync: string }>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync, current_setting('synchronous_commit') as sync`,
  );
  const [set] = rows;
  const questions = Math.max(...STEPS.map(({ questions: count }) => count));
  return `PostgreSQL ${set?.version}, fsync ${set?.fsync}, synchronous_commit ${set?.sync}; ${cases} cases, ${kinds} kinds of command, forms of up to ${questions} questions`;
};
