/** Leads a made-up case to a fault of the draft, as scenes to be watched. Pure; slow enough for a thread of its own. */
import { type DraftFiles, type Problem, readDraft } from '@homeward/definition';
import { compilePack, type Scene, scenesOf, withTraces } from '@homeward/engine';

/** @returns undefined when no case was found that comes to it, or the draft cannot be run at all */
export function showFault(files: DraftFiles, problem: Problem): readonly Scene[] | undefined {
  const { pack } = readDraft(files);
  if (pack === undefined) return undefined;
  try {
    const compiled = compilePack(pack);
    const trace = withTraces(compiled, [problem])[0]?.trace;
    return trace === undefined ? undefined : scenesOf(compiled, trace);
  } catch {
    // A draft with faults may be one that cannot be built.
    return undefined;
  }
}
