/** `homeward bench engine`: how long the engine takes to answer, on the Hertfordshire pack and a case as it really looks. */
import { randomBytes } from 'node:crypto';
import {
  type CaseRecord,
  type Command,
  type CompiledPack,
  compilePack,
  decide,
  newCase,
  openActions,
  replay,
} from '@homeward/engine';
import { chainHash, changesOf, NO_HASH } from '@homeward/runtime';
import { readConfig } from '@homeward/runtime/configs';
import { type Terminal, WrongUse } from '../command.js';
import { asCommand, childOf, firstMonths, LIVED_UNTIL, manyYears, playLife, type Recorded } from './life-of-a-case.js';
import { machineLine } from './machine.js';
import { microseconds, quantile } from './measure.js';

/** DESIGN 11: restore, gates, step, deadlines, validate, permit, hash. */
const BUDGET_MICROSECONDS = 100;
const CASE = '00000000-0000-4000-8000-000000000001';
/** Plans, reviews, meetings and reports of eight years: some four hundred entries. */
const ROUNDS_OF_A_LONG_CASE = 96;

interface Measured {
  readonly name: string;
  readonly record: CaseRecord;
  readonly command: Command;
  readonly role: string;
  readonly today: string;
}

const STEPS: readonly Omit<Recorded, 'on'>[] = [
  { role: 'sw', event: 'CARE_PLAN_UPDATED' },
  { role: 'iro', event: 'REVIEW_HELD', answers: { number: 3, kind: 'periodic' } },
  { role: 'sm', event: 'PPM_HELD', answers: { preferred: 'ADOPTION' } },
  { role: 'sw', event: 'DOCUMENT_SUBMITTED', document: 'CPR' },
];

/** @param seconds for each of the measured things */
export const benchEngine = async (seconds: number, terminal: Terminal): Promise<number> => {
  const { pack } = await readConfig(terminal.configs, 'herts');
  if (pack === undefined) throw new WrongUse('The pack herts cannot be read; run: homeward check herts');
  const compiled = compilePack(pack);
  const first = newCase(compiled, childOf(CASE, 'BENCH-1'));
  const { record: young } = firstMonths(compiled, first);
  const long = playLife(compiled, young, manyYears(ROUNDS_OF_A_LONG_CASE));
  terminal.line(machineLine());
  terminal.line(
    `Pack herts; a case of ${young.revision} entries (${kilobytes(young)} kB), and one of ${long.record.revision} entries (${kilobytes(long.record)} kB).`,
  );
  terminal.line(`  ${'microseconds to decide and seal the entry'.padEnd(56)}   median  quickest      p99    decide`);
  terminal.line(`  ${''.padEnd(56)}            tenth               alone`);

  const medians = measuredCommands(compiled, young, long.record).map((one) =>
    measureCommand(compiled, one, seconds, terminal),
  );

  const actor = { id: 'bench', roles: ['sw'] };
  const actions = microseconds(() => openActions(compiled, young, { today: LIVED_UNTIL, actor }), seconds * 1000);
  terminal.line(
    row(
      'every action with its reasons (openActions)',
      quantile(actions, 0.5),
      quantile(actions, 0.1),
      quantile(actions, 0.99),
    ),
  );

  const entries = [...firstMonths(compiled, first).decisions, ...long.decisions].map(({ entry }) => entry);
  const replays = microseconds(() => replay(compiled, first, entries), seconds * 1000);
  const perSecond = Math.round(entries.length / (quantile(replays, 0.5) / 1_000_000));
  terminal.line(`replay of ${entries.length} entries: ${perSecond} entries per second (median of ${replays.length})`);

  const worst = Math.max(...medians);
  terminal.line(
    `decide and seal: medians ${micro(Math.min(...medians))} to ${micro(worst)} us; budget ${BUDGET_MICROSECONDS} us: ${worst < BUDGET_MICROSECONDS ? 'kept' : 'not kept'}; replay ${perSecond} entries/s`,
  );
  return 0;
};

const measuredCommands = (compiled: CompiledPack, young: CaseRecord, long: CaseRecord): Measured[] => {
  const on = (record: CaseRecord, today: string, age: string): Measured[] =>
    STEPS.map((step) => {
      const command = asCommand(compiled, record.process, { ...step, on: today });
      const answers = Object.keys(command.answers).length;
      return {
        name: `${step.document ?? step.event}, ${answers} ${answers === 1 ? 'answer' : 'answers'}, ${age} case`,
        record,
        command,
        role: step.role,
        today,
      };
    });
  const due = Object.values(young.deadlines).find(({ next }) => next !== undefined);
  const soon: Measured[] =
    due?.next === undefined
      ? []
      : [
          {
            name: 'a moment of a limit, young case',
            record: young,
            command: {
              kind: 'time',
              event: due.next.kind === 'dueSoon' ? 'DEADLINE_DUE_SOON' : 'DEADLINE_OVERDUE',
              on: due.next.on,
              deadline: due.key,
              instance: due.instance,
              step: due.next.step,
            },
            role: 'system',
            today: due.next.on,
          },
        ];
  return [...on(young, LIVED_UNTIL, 'young'), ...soon, ...on(long, '2034-06-01', 'long')];
};

const measureCommand = (
  compiled: CompiledPack,
  { name, record, command, role, today }: Measured,
  seconds: number,
  terminal: Terminal,
): number => {
  const key = randomBytes(32);
  const circumstances = { today, actor: { id: 'bench', roles: [role] } };
  const answer = () => decide(compiled, record, command, circumstances);
  const sealed = () => {
    const decision = answer();
    if (decision.kind === 'refusal') throw new Error(`${name} is refused: ${decision.sentence}`);
    return chainHash(key, NO_HASH, {
      authority: 'herts',
      caseId: record.id,
      revision: decision.entry.revision,
      key: 'bench',
      person: null,
      recordedAt: `${today}T09:00:00.000Z`,
      version: 'bench',
      entry: decision.entry,
      changes: changesOf(decision),
    });
  };
  const whole = microseconds(sealed, seconds * 1000);
  const alone = microseconds(answer, seconds * 500);
  terminal.line(row(name, quantile(whole, 0.5), quantile(whole, 0.1), quantile(whole, 0.99), quantile(alone, 0.5)));
  return quantile(whole, 0.5);
};

const kilobytes = (record: CaseRecord): number => Math.round(JSON.stringify(record).length / 1000);
const micro = (value: number): string => value.toFixed(value < 10 ? 1 : 0);
const row = (name: string, ...values: number[]): string =>
  `  ${name.padEnd(56)}${values.map((value) => micro(value).padStart(9)).join('')}`;
