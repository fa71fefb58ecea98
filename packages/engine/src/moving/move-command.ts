/** The command that moves one case by a mapping, and what it would do: limits, tasks and permissions before anybody decides. */
import type { PlainDate } from '@homeward/definition';
import type { CaseRecord } from '../case-record.js';
import { stateTitle } from '../chart/state-titles.js';
import type { Actor, MoveCase } from '../command.js';
import { type CompiledPack, processOf } from '../compile-pack.js';
import { decide } from '../decide.js';
import type { Decision } from '../decision.js';
import { permissionDifferences } from '../replaying/compare-end.js';
import type { ReplayDifference } from '../replaying/live-case.js';
import type { PacksSideBySide } from '../replaying/packs-side-by-side.js';
import { type CaseMapping, ENDS_HERE, type ProcessMapping, type Renamed } from './mapping.js';
import { innermostOf } from './position.js';

const NOTHING: ProcessMapping = { steps: {}, documents: {}, limits: {}, tasks: {} };

/** Of the mapping only what this case has: its entry says where it went and no more. */
export const moveCommand = (
  record: CaseRecord,
  mapping: CaseMapping,
  { from, to, on }: { readonly from: string; readonly to: string; readonly on: PlainDate },
): MoveCase => {
  const { steps, documents, limits, tasks } = mapping.processes[record.process] ?? NOTHING;
  return {
    kind: 'move',
    from,
    to,
    steps: of(steps, innermostOf(record.state)),
    documents: of(documents, Object.keys(record.documents)),
    limits: of(limits, Object.keys(record.deadlines)),
    tasks: of(tasks, Object.keys(record.tasks)),
    on,
    revision: record.revision,
  };
};

const of = (names: Renamed, keys: readonly string[]): Renamed =>
  Object.fromEntries(keys.flatMap((key) => (Object.hasOwn(names, key) ? [[key, names[key] ?? ENDS_HERE]] : [])));

/** What would become of a case. */
export type MovePreview =
  | { readonly kind: 'moves'; readonly decision: Decision; readonly permissions: readonly ReplayDifference[] }
  | {
      readonly kind: 'cannot';
      /** For a process owner; no personal details. */
      readonly sentence: string;
      /** The steps in which it stands and that nobody has chosen a place for, or that cannot go together. */
      readonly steps: readonly string[];
    };

/** Nothing is changed: the same as the move itself would decide. */
export const previewMove = (
  packs: PacksSideBySide,
  record: CaseRecord,
  command: MoveCase,
  circumstances: { readonly today: PlainDate; readonly actor: Actor },
): MovePreview => {
  const decision = decide(packs.after, record, command, circumstances);
  if (decision.kind === 'refusal') {
    const standing = innermostOf(record.state).filter((path) => !Object.hasOwn(command.steps, path));
    return {
      kind: 'cannot',
      sentence: cannotSentence(packs.before, record, standing, decision.sentence),
      steps: standing,
    };
  }
  return {
    kind: 'moves',
    decision,
    permissions: permissionDifferences(packs, record, decision.next, circumstances.today),
  };
};

const cannotSentence = (
  before: CompiledPack,
  record: CaseRecord,
  steps: readonly string[],
  sentence: string,
): string => {
  if (steps.length === 0) return sentence;
  const { process } = processOf(before, record.process);
  const titles = steps.map((path) => `“${stateTitle(process, path)}”`).join(' and ');
  return `It stands at ${titles}, and nobody has chosen where that leads.`;
};
