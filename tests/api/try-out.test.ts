/** A try-out and the server are one engine: the same acts leave the same entries, byte for byte. */
import { randomUUID } from 'node:crypto';
import type { PlainDate } from '@homeward/definition';
import {
  type Answers,
  addDays,
  canonical,
  openActions,
  processOf,
  type TriedOut,
  type TryOutAct,
  type TryOutBeginning,
  traceOf,
  tryOut,
} from '@homeward/engine';
import {
  commitCommand,
  firstRecord,
  loadDemonstrationPeople,
  type Opening,
  openCase,
  type Relay,
  type Runtime,
  sendDueMoments,
  startRelay,
  startSession,
  tokenHash,
} from '@homeward/runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestRuntime, type TestRuntime } from '../import/test-runtime.js';

const RUNS = 200;
const ACTS = 9;
const BEGINS: PlainDate = '2026-01-12';

let test: TestRuntime;
let runtime: Runtime;
let relay: Relay;
let day: PlainDate = BEGINS;
/** Role -> who holds it, with a session of theirs. */
const people = new Map<string, { readonly id: string; readonly token: Buffer }>();
const said: string[] = [];

beforeAll(async () => {
  test = await startTestRuntime(BEGINS);
  runtime = { ...test.runtime, clock: { today: () => day, now: () => new Date() } };
  relay = startRelay(runtime, (sentence) => said.push(sentence));
  const known = await loadDemonstrationPeople(runtime.pool, test.compiled.pack);
  const holders = await test.read<{ role: string; person_id: string }>(
    'select distinct on (role) role, person_id from role_membership order by role, person_id',
  );
  expect(known.size).toBeGreaterThan(holders.length);
  for (const { role, person_id: id } of holders) {
    const { token } = await startSession(runtime, { authority: 'herts', person: id });
    people.set(role, { id, token: tokenHash(token) });
  }
});
afterAll(async () => {
  await relay.stop();
  await test.stop();
});

const chance = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 4_294_967_296) * below);
  };
};

/** What somebody could do next, with the form's example as answers; now and then time passes instead. */
const nextAct = (tried: TriedOut, roles: readonly string[], draw: (below: number) => number): TryOutAct => {
  const { compiled } = test;
  if (draw(3) === 0) return { kind: 'clock', to: addDays(tried.day, 1 + draw(60)) };
  // A role at a time: what everybody could do is a thousand answers, and one is wanted.
  const role = roles[draw(roles.length)] ?? '';
  const possible = openActions(compiled, tried.record, { today: tried.day, actor: { id: role, roles: [role] } }).filter(
    ({ standing }) => standing === 'open',
  );
  const chosen = possible[draw(possible.length)];
  if (chosen === undefined) return { kind: 'clock', to: addDays(tried.day, 1 + draw(60)) };
  const { event, document, form, reasonsNeeded } = chosen;
  const answers: Answers = form === undefined ? {} : (compiled.forms[form]?.form.examples.complete ?? {});
  return {
    kind: 'record',
    role,
    event,
    answers,
    ...(document === undefined ? {} : { document }),
    overrides: reasonsNeeded.map(({ gate }) => ({ gate, reason: 'Needed at once' })),
  };
};

/** Moves the server's day on as a clock does: it stops at every day on which this case has something coming. */
const passTime = async (id: string, to: PlainDate): Promise<void> => {
  for (let looks = 0; looks < 500; looks += 1) {
    await relay.drain();
    const [next] = await test.read<{ due_on: PlainDate }>(
      'select due_on::text as due_on from alarm where due_on <= $1 order by due_on limit 1',
      [to],
    );
    if (next === undefined) break;
    if (next.due_on > day) day = next.due_on;
    await sendDueMoments(runtime, (sentence) => said.push(sentence));
  }
  day = to;
  await relay.drain();
  expect(await test.read('select from alarm where case_id = $1 and due_on <= $2', [id, to])).toEqual([]);
};

const openOnServer = async (beginning: TryOutBeginning): Promise<string> => {
  const opening: Opening = {
    authority: 'herts',
    key: beginning.ref,
    subject: {
      kind: 'child',
      reference: beginning.ref,
      givenName: 'A',
      familyName: 'Child',
      dateOfBirth: String(beginning.facts.dateOfBirth),
      sex: String(beginning.facts.sex),
    },
    process: beginning.process,
    openedOn: beginning.openedOn,
    facts: beginning.facts,
    actor: { id: 'system', roles: ['system'] },
    person: null,
    allocations: [...people].map(([role, { id: person }]) => ({ person, role })),
  };
  const opened = await openCase(runtime, opening);
  if (opened.kind !== 'opened') throw new Error(`The case was not opened: ${opened.kind}`);
  return firstRecord(test.compiled, opening).id;
};

describe(`${RUNS} try-outs by chance`, () => {
  it('leave the trace that the server leaves for the same acts', async () => {
    const process = 'childPermanence';
    expect(processOf(test.compiled, process)).toBeDefined();
    let entries = 0;
    const events = new Set<string>();
    for (let run = 1; run <= RUNS; run += 1) {
      const draw = chance(run);
      day = BEGINS;
      const ref = `TRY-${run}`;
      const facts = { dateOfBirth: `${2012 + draw(13)}-0${1 + draw(9)}-1${draw(9)}`, sex: draw(2) === 0 ? 'F' : 'M' };
      const first = { process, ref, openedOn: BEGINS, facts };
      const id = await openOnServer(first);
      // Whoever is allocated by name to a child may hold other roles besides; the person acts with all of them.
      const held = await test.read<{ role: string; roles: string[] }>(
        `select a.role, case_roles(a.person_id, a.case_id) as roles from allocation a where a.case_id = $1`,
        [id],
      );
      const roles = held.filter((one) => one.roles.length === 1).map(({ role }) => role);
      const beginning: TryOutBeginning = {
        ...first,
        id,
        people: Object.fromEntries([...people].map(([role, person]) => [role, person.id])),
      };
      const acts: TryOutAct[] = [];
      let tried = tryOut(test.compiled, beginning, acts);
      for (let count = 0; count < ACTS; count += 1) {
        const act = nextAct(tried, roles, draw);
        const after = tryOut(test.compiled, beginning, [...acts, act]);
        // An example may not fit this child: then the server is asked too, and must say the same.
        if (act.kind === 'clock') await passTime(id, act.to);
        else {
          const { role, event, document, answers, overrides } = act;
          const outcome = await commitCommand(runtime, {
            caseId: id,
            who: { kind: 'session', tokenHash: people.get(role)?.token ?? Buffer.alloc(0) },
            ask: {
              key: randomUUID(),
              command: {
                kind: 'record',
                event,
                on: day,
                answers,
                origin: 'person',
                ...(document === undefined ? {} : { document }),
                ...(overrides === undefined ? {} : { overrides }),
              },
            },
          });
          expect({ event, taken: outcome.kind === 'accepted' }).toEqual({ event, taken: after.stopped === undefined });
          if (outcome.kind === 'refused') expect(outcome.refusal).toEqual(after.stopped?.refusal);
          if (outcome.kind === 'accepted') await passTime(id, day);
        }
        if (after.stopped !== undefined) continue;
        acts.push(act);
        tried = after;
      }
      const rows = await test.read<{ entry: unknown }>(
        'select entry from event where case_id = $1 and revision > 0 order by revision',
        [id],
      );
      const server = rows.map(({ entry }) => canonical(entry));
      const trace = traceOf(tried).split('\n');
      const differs = server.findIndex((line, index) => line !== trace[index]);
      // The first line that differs says it; the rest only follows.
      expect({ run, line: differs < 0 ? undefined : trace[differs] }).toEqual({ run, line: server[differs] });
      expect(server.join('\n')).toBe(trace.filter((line) => line !== '').join('\n'));
      entries += rows.length;
      for (const { event } of tried.happened) events.add(event);
      // The clock goes back for the next run: what is still to come in this case stays to come.
      await test.read('delete from alarm returning case_id');
    }
    expect(entries).toBeGreaterThan(RUNS * 3);
    expect(events.size).toBeGreaterThan(25);
  }, 240_000);
});
