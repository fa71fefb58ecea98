/** `homeward bench replay`: re-runs many generated cases against a draft of the Hertfordshire procedure, and holds what it says against a plain re-run. */
import { performance } from 'node:perf_hooks';
import {
  type CompiledPack,
  compilePack,
  type LiveCase,
  type ReplayReport,
  replayCase,
  sideBySide,
} from '@homeward/engine';
import { packHash, replayInThreads, type StoredCase } from '@homeward/runtime';
import { readConfig } from '@homeward/runtime/configs';
import { type Terminal, WrongUse } from '../command.js';
import { judgeMutants } from './breaking-mutants.js';
import { generatedLife } from './generated-lives.js';
import { laterHerts } from './later-herts.js';
import { machineLine } from './machine.js';
import { plainRerun, unequalKeys } from './plain-rerun.js';

const ENTRIES = 50;
/** Lives that differ in what happens; more cases than that live one of them under another name. */
const DISTINCT = 1_000;
const SAMPLE = 500;
const MUTANTS = 100;
/** Lives that mutants are held against: more find hardly more, and each mutant is re-run with all of them. */
const LIVES_FOR_MUTANTS = 60;
const BATCH = 20;
const BUDGET_SECONDS = 60;
const TODAY = '2028-07-01';

/** @param cases how many are re-run */
export const benchReplay = async (cases: number, terminal: Terminal): Promise<number> => {
  const { pack, stories } = await readConfig(terminal.configs, 'herts');
  if (pack === undefined) throw new WrongUse('The pack herts cannot be read; run: homeward check herts');
  const before = compilePack(pack);
  const draft = laterHerts(pack);
  const after = compilePack(draft);
  terminal.line(machineLine());
  const begun = performance.now();
  const lives = livesFrom(before, Math.min(cases, DISTINCT));
  terminal.line(
    `${cases} cases of ${ENTRIES} entries, ${lives.length} different lives (told in ${seconds(begun)} s, not counted)`,
  );

  const version = packHash(pack);
  const stored = lives.map((life) => textsOf(life, version));
  const memory: number[] = [];
  const started = performance.now();
  const processor = process.cpuUsage();
  const report = await replayInThreads(
    { after: draft, versions: { [version]: pack }, today: TODAY },
    named(stored, cases),
    (done) => {
      if (done % Math.min(1_000, Math.ceil(cases / 10)) < BATCH) memory.push(process.memoryUsage.rss() / 2 ** 20);
    },
  );
  const took = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(processor);
  terminal.line(
    `re-run: ${report.cases} cases, ${report.entries} entries in ${took.toFixed(1)} s (${Math.round(report.entries / took)} entries/s); budget ${BUDGET_SECONDS} s: ${took < BUDGET_SECONDS ? 'kept' : 'not kept'}; processor ${((user + system) / 1_000_000).toFixed(1)} s`,
  );
  terminal.line(
    `memory: ${(memory[0] ?? 0).toFixed(0)} MB after the first part, ${(memory.at(-1) ?? 0).toFixed(0)} MB at the end, ${Math.max(...memory).toFixed(0)} MB at most`,
  );
  terminal.line(
    `${report.conforming} conform (${report.differing} with differences), ${report.cases - report.conforming} do not`,
  );

  const unequal = sampleUnequal(before, after, lives, report, cases);
  terminal.line(
    `${Math.min(SAMPLE, lives.length)} of them re-run plainly: ${unequal.length === 0 ? 'the same, case by case' : `${unequal.length} are not the same`}`,
  );
  for (const sentence of unequal.slice(0, 10)) terminal.problem(sentence);

  const { made, breaking, saidBy, unsaid } = judgeMutants(before, stories, lives.slice(0, LIVES_FOR_MUTANTS), {
    count: MUTANTS,
    seed: 1,
    today: TODAY,
  });
  terminal.line(
    `${made} mutants, ${breaking} of them break something: said by the re-run ${saidBy.replay}, by checks ${saidBy.check}, by walkthroughs ${saidBy.walkthrough}, by nothing ${unsaid.length}`,
  );
  for (const { place, before: was, after: is, kind } of unsaid)
    terminal.problem(`not said: ${place}: ${was} -> ${is} [${kind}]`);
  return unequal.length === 0 && unsaid.length === 0 && report.cases === cases ? 0 : 1;
};

const seconds = (since: number): string => ((performance.now() - since) / 1000).toFixed(1);

const livesFrom = (compiled: CompiledPack, count: number): LiveCase[] => {
  const lives: LiveCase[] = [];
  for (let seed = 1; lives.length < count && seed < count * 10; seed += 1) {
    const life = generatedLife(compiled, seed, ENTRIES);
    if (life !== undefined) lives.push(life);
  }
  return lives;
};

/** As the database holds it. */
const textsOf = ({ opening, entries, stands }: LiveCase, version: string): StoredCase => ({
  id: opening.id,
  reference: opening.subjectRef,
  version,
  record: JSON.stringify(stands),
  history: JSON.stringify([
    {
      version,
      entry: { caseId: opening.id, revision: 0, on: opening.openedOn, process: opening.process, facts: opening.facts },
    },
    ...entries.map(({ entry, changes }) => ({ version, entry, changes })),
  ]),
});

/** Case after case under names of their own: nothing but the lives is held in memory. */
async function* named(stored: readonly StoredCase[], cases: number): AsyncGenerator<readonly StoredCase[]> {
  for (let number = 0; number < cases; number += BATCH)
    yield Array.from({ length: Math.min(BATCH, cases - number) }, (_, index) => {
      const life = stored[(number + index) % stored.length];
      if (life === undefined) throw new Error('There are no lives to re-run.');
      const id = `10000000-0000-4000-8000-${String(number + index).padStart(12, '0')}`;
      return {
        ...life,
        id,
        reference: `C-${number + index}`,
        record: life.record.replaceAll(life.id, id),
        history: life.history.replaceAll(life.id, id),
      };
    });
}

/** @returns a sentence for each case of the sample of which the two say something else */
const sampleUnequal = (
  before: CompiledPack,
  after: CompiledPack,
  lives: readonly LiveCase[],
  report: ReplayReport,
  cases: number,
): string[] => {
  const broke = new Map(
    report.breaks.flatMap((group) => group.cases.map(({ reference, revision }) => [reference, revision])),
  );
  const packs = sideBySide(before, after);
  return lives.slice(0, Math.min(SAMPLE, cases)).flatMap((life, number): string[] => {
    const plain = plainRerun(before, after, life, TODAY);
    const said = broke.get(`C-${number}`);
    if (plain.brokeAt !== said)
      return [`C-${number}: breaks at ${said ?? 'no entry'}, plainly at ${plain.brokeAt ?? 'none'}`];
    if (plain.record === undefined) return [];
    const { differences } = replayCase(packs, life, TODAY);
    const { record } = plain;
    return (['limits', 'tasks', 'documents'] as const).flatMap((touches) => {
      const kept = { limits: 'deadlines', tasks: 'tasks', documents: 'documents' } as const;
      const plainly = unequalKeys(life.stands[kept[touches]], record[kept[touches]]);
      const found = new Set(differences.flatMap((one) => (one.touches === touches ? [one.key] : [])));
      const missed = plainly.filter((key) => !found.has(key));
      return missed.length === 0 ? [] : [`C-${number}: ${touches} differ and are not said: ${missed.join(', ')}`];
    });
  });
};
