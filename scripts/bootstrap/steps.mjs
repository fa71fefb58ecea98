// Runs the steps that are out of date, one process at a time, and says what takes long.
import { takeTurn } from './take-turn.mjs';

const PATIENCE_MS = 3_000;

/** A step that did not succeed; the message holds everything its program wrote. */
export class StepFailed extends Error {}

/** A step: `title`, `stamp` (see content-stamp.mjs) and `run`, which resolves with `{ code, output }`. */
export async function prepare(steps, { quiet }) {
  if (steps.every((step) => step.stamp.holds())) return;
  const done = await takeTurn();
  try {
    // Looked at again: another process may have done the work while we waited.
    for (const step of steps) if (!step.stamp.holds()) await runStep(step, quiet);
  } finally {
    done();
  }
}

// What a step says goes to stderr: stdout belongs to the command that was asked for.
async function runStep({ title, stamp, run }, quiet) {
  const say = () => console.error(`${title} ...`);
  const later = quiet ? setTimeout(say, PATIENCE_MS) : undefined;
  if (!quiet) say();
  const started = Date.now();
  // Removed first, so that an interrupted step is done again; taken before, so that a file saved meanwhile is noticed.
  stamp.clear();
  const content = stamp.content();
  const { code, output } = await run();
  clearTimeout(later);
  if (code !== 0) throw new StepFailed(`${output.trim()}\n\n${title}: this failed.`);
  stamp.write(content);
  if (!quiet) console.error(`${title}: done in ${((Date.now() - started) / 1000).toFixed(1)} s`);
}
