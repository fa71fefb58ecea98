/** What changed between two versions of a pack, in sentences that a process owner reads. */
import { type Pack, type Process, place, processFile } from '@homeward/definition';
import { compareCharts, type HomelessState, homelessStates } from './compare-chart.js';
import { compareDeadlines, parameterSaid } from './compare-deadlines.js';
import { compareEvents } from './compare-events.js';
import { compareForms } from './compare-forms.js';
import { compareGrants } from './compare-grants.js';
import { compareDefinition, compareVocabulary } from './compare-vocabulary.js';
import { compareBodies, compareWork } from './compare-work.js';
import { type Difference, Differences, type Side, sideOf, TOUCHES } from './difference.js';

export interface PackComparison {
  /** By what they touch, then in the order of the later version's files. Empty only when the two say the same. */
  readonly differences: readonly Difference[];
  /** States in which cases may stand and which the later version does not have. */
  readonly homeless: readonly HomelessState[];
}

/** Pure: the same two packs always give the same list. */
export const comparePacks = (before: Pack, after: Pack): PackComparison => {
  const differences = new Differences();
  const homeless: HomelessState[] = [];
  for (const [id, process] of Object.entries(after.processes)) {
    const old = Object.hasOwn(before.processes, id) ? before.processes[id] : undefined;
    if (old === undefined) {
      differences.add(
        'steps',
        'added',
        place(processFile(id, 'process')),
        `New process: "${process.definition.title}".`,
      );
      continue;
    }
    const [was, is] = [sideOf(before, old), sideOf(after, process)];
    compareProcess(differences, id, was, is, old, process);
    homeless.push(...homelessStates(id, was, old.chart, process.chart));
  }
  for (const [id, process] of Object.entries(before.processes))
    if (!Object.hasOwn(after.processes, id)) {
      differences.add(
        'steps',
        'removed',
        place(processFile(id, 'process')),
        `The process "${process.definition.title}" is gone.`,
      );
      homeless.push(...homelessStates(id, sideOf(before, process), process.chart, { ...process.chart, states: {} }));
    }
  const [was, is] = [firstSide(before), firstSide(after)];
  if (was !== undefined && is !== undefined) {
    compareForms(differences, was, is);
    compareBodies(differences, was, is);
    compareGrants(differences, was, is);
    compareVocabulary(differences, was, is);
  }
  const rank = ({ touches }: Difference): number => TOUCHES.indexOf(touches);
  return { differences: differences.found.toSorted((one, other) => rank(one) - rank(other)), homeless };
};

const compareProcess = (
  differences: Differences,
  id: string,
  was: Side,
  is: Side,
  before: Process,
  after: Process,
): void => {
  compareCharts(differences, id, was, is, before.chart, after.chart);
  compareEvents(differences, id, was, is, before.events, after.events);
  compareDeadlines(differences, id, was, is, before.deadlines, after.deadlines);
  parameterSaid(differences, id, was, is, before.deadlines, after.deadlines);
  compareWork(differences, id, was, is, before, after);
  compareDefinition(differences, id, was, is, before.definition, after.definition);
};

/** Rules outside any process are read aloud with the words of the first. */
const firstSide = (pack: Pack): Side | undefined => {
  const [process] = Object.values(pack.processes);
  return process === undefined ? undefined : sideOf(pack, process);
};
