/** An audit trail as a file of lines, so that somebody who has no database can check it. It holds answers: whoever has it has the children's records. */
import { z } from 'zod';
import type { CheckpointRow, TrailRow } from './audit-faults.js';
import type { CaseHead } from './read-trail.js';

/** One authority's trail, from a database or a dump. The entries can be walked once. */
export interface AuthorityTrail {
  readonly authority: string;
  readonly checkpoints: readonly CheckpointRow[];
  readonly heads: readonly CaseHead[];
  readonly entries: AsyncIterable<TrailRow>;
}

/** The file is not a whole dump; the sentence says where. */
export class NotADump extends Error {
  override readonly name = 'NotADump';
}

const Hash = z.string().regex(/^[0-9a-f]{64}$/);
const Revision = z.int().min(0);
const head = { case: z.string(), revision: Revision, hash: Hash };

const Line = z.union([
  z.strictObject({ homeward: z.literal('audit-trail'), format: z.literal(1) }),
  z.strictObject({ authority: z.string() }),
  z.strictObject({
    checkpoint: z.strictObject({
      authority: z.string(),
      number: z.int(),
      madeAt: z.string(),
      heads: z.array(z.strictObject(head)),
      previous: Hash,
      hash: Hash,
    }),
  }),
  z.strictObject({ case: z.strictObject({ ...head, reference: z.string() }) }),
  z.strictObject({
    entry: z.strictObject({
      authority: z.string(),
      caseId: z.string(),
      revision: Revision,
      key: z.string(),
      person: z.string().nullable(),
      recordedAt: z.string(),
      version: z.string(),
      entry: z.unknown(),
      changes: z.unknown(),
      previous: Hash,
      hash: Hash,
      columns: z.strictObject({ event: z.string(), happenedOn: z.string() }),
    }),
  }),
  // Last, with the number of lines before it: a file that was cut off has none.
  z.strictObject({ end: z.int() }),
]);
type Line = z.infer<typeof Line>;

/** The lines of a dump, without line ends. */
export async function* dumpLines(trails: AsyncIterable<AuthorityTrail>): AsyncGenerator<string> {
  let count = 0;
  const line = (value: Line): string => {
    count += 1;
    return JSON.stringify(value);
  };
  yield line({ homeward: 'audit-trail', format: 1 });
  for await (const { authority, checkpoints, heads, entries } of trails) {
    yield line({ authority });
    for (const { heads: vouched, ...checkpoint } of checkpoints)
      yield line({ checkpoint: { ...checkpoint, heads: [...vouched] } });
    for (const one of heads) yield line({ case: one });
    for await (const { columns = { event: '', happenedOn: '' }, ...entry } of entries)
      yield line({ entry: { ...entry, columns } });
  }
  yield JSON.stringify({ end: count } satisfies Line);
}

/** Throws NotADump for a file that is something else or not whole. Walk each trail before asking for the next. */
export async function* readDump(lines: AsyncIterable<string>): AsyncGenerator<AuthorityTrail> {
  const parsed = new Lines(parsedLines(lines));
  if ((await parsed.take('homeward')) === undefined)
    throw new NotADump('It does not begin as a dump of an audit trail.');
  for (let next = await parsed.take('authority'); next !== undefined; next = await parsed.take('authority')) {
    const checkpoints = await collected(parsed.all('checkpoint'));
    const heads = await collected(parsed.all('case'));
    yield {
      authority: next.authority,
      checkpoints: checkpoints.map(({ checkpoint }) => checkpoint),
      heads: heads.map((one) => one.case),
      entries: entriesOf(parsed),
    };
  }
  if ((await parsed.take('end')) === undefined)
    throw new NotADump('It does not end where a dump ends: it was cut off.');
}

async function* entriesOf(parsed: Lines): AsyncGenerator<TrailRow> {
  for await (const { entry } of parsed.all('entry')) yield entry;
}

async function collected<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

type Kind = Line extends infer One ? (One extends Line ? keyof One : never) : never;
type LineOf<K extends Kind> = Extract<Line, { readonly [key in K]: unknown }>;
const isOf = <K extends Kind>(line: Line, kind: K): line is LineOf<K> => kind in line;

/** The lines of a dump, one looked at ahead. */
class Lines {
  private ahead: Line | undefined;

  constructor(private readonly rest: AsyncGenerator<Line, undefined>) {}

  /** The next line, when it is of this kind; otherwise it stays where it is. */
  async take<K extends Kind>(kind: K): Promise<LineOf<K> | undefined> {
    this.ahead ??= (await this.rest.next()).value;
    const line = this.ahead;
    if (line === undefined || !isOf(line, kind)) return undefined;
    this.ahead = undefined;
    return line;
  }

  async *all<K extends Kind>(kind: K): AsyncGenerator<LineOf<K>> {
    for (let line = await this.take(kind); line !== undefined; line = await this.take(kind)) yield line;
  }
}

async function* parsedLines(lines: AsyncIterable<string>): AsyncGenerator<Line, undefined> {
  let count = 0;
  for await (const text of lines) {
    const parsed = Line.safeParse(jsonOf(text));
    if (!parsed.success) throw new NotADump(`Line ${count + 1} is not a line of a dump.`);
    if ('end' in parsed.data && parsed.data.end !== count)
      throw new NotADump(`It should have ${parsed.data.end} lines before the last and has ${count}.`);
    count += 1;
    yield parsed.data;
  }
  return undefined;
}

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};
