/** Makes small mistakes in a pack, finds out the plain way which of them change anything for the children there are, and whether each of those is said before it is published. */
import { type Pack, runChecks, type Story } from '@homeward/definition';
import {
  type CompiledPack,
  canonical,
  commandOf,
  compilePack,
  decide,
  type LiveCase,
  likeliestFirst,
  type Mistake,
  mayAccess,
  newCase,
  noticesChange,
  pickMistakes,
  replayCase,
  sideBySide,
  traceStory,
  withMistake,
} from '@homeward/engine';
import { seededRandom } from '@homeward/ssda903';

export interface MutantsJudged {
  readonly made: number;
  readonly breaking: number;
  readonly saidBy: { readonly replay: number; readonly check: number; readonly walkthrough: number };
  /** Breaking and not said by anything. */
  readonly unsaid: readonly Mistake[];
}

export const judgeMutants = (
  before: CompiledPack,
  stories: readonly Story[],
  lives: readonly LiveCase[],
  { count, seed, today }: { readonly count: number; readonly seed: number; readonly today: string },
): MutantsJudged => {
  const saidBy = { replay: 0, check: 0, walkthrough: 0 };
  const unsaid: Mistake[] = [];
  const mistakes = pickMistakes(before.pack, count, seededRandom(seed));
  const known = new Set(runChecks(before.pack).map(({ path, sentence }) => `${path} ${sentence}`));
  const pasts = lives.map((life) => pastOf(before, before, life, today));
  let breaking = 0;
  let traces: ReturnType<typeof traceStory>[] | undefined;
  for (const mistake of mistakes) {
    const made = withMistake(before.pack, mistake);
    if ('problems' in made) {
      breaking += 1;
      saidBy.check += 1;
      continue;
    }
    const after = compiledOr(made.pack, before);
    if (after === undefined) {
      breaking += 1;
      saidBy.check += 1;
      continue;
    }
    if (lives.every((life, index) => pastOf(before, after, life, today) === pasts[index])) continue;
    breaking += 1;
    const packs = sideBySide(before, after);
    const isSaid = lives.some((life) => {
      const { conforms, differences } = replayCase(packs, life, today);
      return !conforms || differences.length > 0;
    });
    if (isSaid) saidBy.replay += 1;
    else if (runChecks(made.pack).some(({ path, sentence }) => !known.has(`${path} ${sentence}`))) saidBy.check += 1;
    else {
      traces ??= stories.map((story) => traceStory(before, story));
      if (noticesChange(before, made, likeliestFirst(mistake.place, traces, stories)) !== undefined)
        saidBy.walkthrough += 1;
      else unsaid.push(mistake);
    }
  }
  return { made: mistakes.length, breaking, saidBy, unsaid };
};

/** The engine throws for what only an unchecked pack can hold. */
const compiledOr = (pack: Pack, like: CompiledPack): CompiledPack | undefined => {
  try {
    return compilePack(pack, like);
  } catch {
    return undefined;
  }
};

/** Everything that the pack makes of a history, entry by entry as it was recorded, and who may do what in the end: as one text. Nothing is left out or passed over. */
const pastOf = (before: CompiledPack, after: CompiledPack, life: LiveCase, today: string): string => {
  const parts: string[] = [];
  try {
    let record = newCase(after, life.opening);
    for (const { entry } of life.entries) {
      const result = decide(after, record, commandOf(entry), { today: entry.recordedOn, actor: entry.actor });
      if (result.kind === 'refusal') return `${parts.join('\n')}\nrefused ${entry.revision}`;
      record = result.next;
      const { notices, documents, tasks, deadlines, facts, entry: made } = result;
      parts.push(canonical([made.left, made.entered, notices, documents, tasks, deadlines, facts]));
    }
    parts.push(canonical(record));
    const { grants, processes } = before.pack;
    const process = processes[life.opening.process];
    const things: [string, string][] = [
      ...Object.keys(process?.events ?? {}).map((event): [string, string] => ['record', event]),
      ...grants.grants.flatMap(({ may, resources = [] }) =>
        resources.map((resource): [string, string] => [may, resource]),
      ),
    ];
    for (const role of Object.keys(grants.roles))
      parts.push(
        things
          .map(([may, what]) =>
            mayAccess(after, record, { today, actor: { id: 'x', roles: [role] } }, may, what) ? 'y' : 'n',
          )
          .join(''),
      );
  } catch (thrown) {
    parts.push(String(thrown));
  }
  return parts.join('\n');
};
