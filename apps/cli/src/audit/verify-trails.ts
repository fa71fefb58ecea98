/** Checks audit trails from the database or a dump, prints each broken chain and sums up. */
import { once } from 'node:events';
import { createReadStream, existsSync } from 'node:fs';
import { open } from 'node:fs/promises';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import {
  type AuthorityTrail,
  auditFaults,
  CannotStart,
  caseHeadsOf,
  chainKey,
  checkpointsOf,
  dumpLines,
  NotADump,
  openDatabase,
  readDump,
  readSettings,
  type Settings,
  trailOf,
  withAuthority,
} from '@homeward/runtime';
import { type Terminal, WrongUse } from '../command.js';
import { knownAuthority } from '../known-authority.js';
import { saidBy } from '../said-by.js';

interface Wanted {
  readonly authority: string | undefined;
  /** A file to write the rows to before they are checked. */
  readonly dump: string | undefined;
}

export const verifyDatabase = async ({ authority, dump }: Wanted, terminal: Terminal): Promise<number> => {
  const settings = settingsOf(terminal);
  const key = keyOf(settings);
  try {
    const database = await openDatabase({ ...settings, connections: 2 });
    try {
      const { rows } = await database.pool.query<{ authority: string }>('select authority_ids() as authority');
      const all = rows.map((row) => row.authority).sort();
      const wanted = authority === undefined ? all : [knownAuthority(authority, all)];
      if (dump === undefined) return await verifyTrails(key, trailsOf(wanted, database.pool), terminal);
      await writeDump(path.resolve(terminal.folder, dump), trailsOf(wanted, database.pool));
    } finally {
      await database.close();
    }
  } catch (thrown) {
    if (thrown instanceof CannotStart) throw new WrongUse(thrown.message);
    throw thrown;
  }
  terminal.problem(`${dump} holds what people wrote about children: keep it as you keep the database.`);
  return verifyDump(dump, undefined, terminal);
};

/** Needs the chain's key, and no database. */
export const verifyDump = async (file: string, authority: string | undefined, terminal: Terminal): Promise<number> => {
  const key = keyOf(settingsOf(terminal));
  const place = path.resolve(terminal.folder, file);
  if (!existsSync(place)) throw new WrongUse(`The file ${file} is not there.`);
  const lines = createInterface({ input: createReadStream(place, 'utf8'), crlfDelay: Number.POSITIVE_INFINITY });
  try {
    return await verifyTrails(key, ofAuthority(readDump(lines), authority), terminal);
  } catch (thrown) {
    if (thrown instanceof NotADump) throw new WrongUse(`${file}: ${thrown.message}`);
    const { code } = saidBy(thrown);
    if (code === 'EISDIR' || code === 'EACCES') throw new WrongUse(`The file ${file} cannot be read.`);
    throw thrown;
  }
};

/** Prints the first bad entry of each broken chain; the last line sums up. */
const verifyTrails = async (
  key: Buffer,
  trails: AsyncIterable<AuthorityTrail>,
  terminal: Terminal,
): Promise<number> => {
  let [authorities, cases, entries, checkpoints, broken] = [0, 0, 0, 0, 0];
  for await (const trail of trails) {
    const references = new Map(trail.heads.map((head) => [head.case, head.reference]));
    const found = await auditFaults(key, trail);
    for (const { caseId, sentence } of found.faults) {
      const whose = caseId === null ? 'the checkpoints' : `case ${references.get(caseId) ?? caseId}`;
      terminal.line(`${trail.authority}: ${whose}: ${sentence}`);
    }
    authorities += 1;
    cases += found.cases;
    entries += found.entries;
    checkpoints += found.checkpoints;
    broken += found.faults.length;
  }
  if (authorities === 0) throw new WrongUse('There is no authority to check.');
  terminal.line(
    `${counted(authorities, 'authority', 'authorities')}, ${counted(cases, 'case')}, ${counted(entries, 'entry', 'entries')}, ${counted(checkpoints, 'checkpoint')}: ${broken === 0 ? 'no chain is broken' : `${counted(broken, 'chain')} broken`}`,
  );
  return broken === 0 ? 0 : 1;
};

/** One transaction each: what it reads belongs to one authority, and row-level security sees to it. */
async function* trailsOf(
  authorities: readonly string[],
  pool: Parameters<typeof withAuthority>[0],
): AsyncGenerator<AuthorityTrail> {
  for (const authority of authorities) {
    const [checkpoints, heads] = await withAuthority(
      pool,
      authority,
      async (query) => [await checkpointsOf(query), await caseHeadsOf(query)] as const,
    );
    const entries = trailOf(
      (text, values) => withAuthority(pool, authority, (query) => query(text, values)),
      authority,
    );
    yield { authority, checkpoints, heads, entries };
  }
}

async function* ofAuthority(
  trails: AsyncIterable<AuthorityTrail>,
  authority: string | undefined,
): AsyncGenerator<AuthorityTrail> {
  for await (const trail of trails) {
    if (authority === undefined || trail.authority === authority) yield trail;
    else for await (const _entry of trail.entries);
  }
}

/** Readable by its owner alone. */
const writeDump = async (place: string, trails: AsyncIterable<AuthorityTrail>): Promise<void> => {
  try {
    const file = await open(place, 'wx', 0o600);
    try {
      const stream = file.createWriteStream({ encoding: 'utf8' });
      for await (const line of dumpLines(trails)) if (!stream.write(`${line}\n`)) await once(stream, 'drain');
      stream.end();
      await finished(stream);
    } finally {
      await file.close();
    }
  } catch (thrown) {
    const { code } = saidBy(thrown);
    if (code === 'EEXIST') throw new WrongUse(`The file ${place} is there already: name another.`);
    if (code === 'ENOENT' || code === 'EACCES') throw new WrongUse(`The file ${place} cannot be written.`);
    throw thrown;
  }
};

const settingsOf = (terminal: Terminal): Settings => {
  try {
    return readSettings(process.env, path.dirname(terminal.configs));
  } catch (thrown) {
    if (thrown instanceof CannotStart) throw new WrongUse(thrown.message);
    throw thrown;
  }
};

/** A key made only now would call every entry forged. */
const keyOf = (settings: Settings): Buffer => {
  if (settings.chainKey === undefined && !existsSync(path.join(settings.dataFolder, 'chain.key')))
    throw new WrongUse(
      `The trail’s key is not in ${settings.dataFolder}: name the data folder with HOMEWARD_DATA, or the key with HOMEWARD_CHAIN_KEY.`,
    );
  return chainKey(settings);
};

const counted = (n: number, one: string, many = `${one}s`): string =>
  `${n.toLocaleString('en-GB')} ${n === 1 ? one : many}`;
