// Asks dependency-cruiser, in a process of its own, which floors a tree of sources breaks.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

export const workspace = path.join(import.meta.dirname, '../..');

export type Violation = { rule: string; from: string; to: string };

/** The violations in `root`, which is laid out like this workspace. */
export function cruise(root: string): Violation[] {
  const program = path.join(workspace, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');
  const config = path.join(workspace, '.dependency-cruiser.mjs');
  // Sources alone: a built file is only ever met as the target of an import.
  const inside = (parent: string) => readdirSync(path.join(root, parent)).map((name) => `${parent}/${name}/src`);
  const places = [...inside('packages'), ...inside('apps'), 'migrations/src', 'tests'].filter((place) =>
    existsSync(path.join(root, place)),
  );
  const args = [program, '--config', config, '--output-type', 'json', ...places];
  const done = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8', maxBuffer: 100_000_000 });
  if (done.stdout === '') throw new Error(done.stderr);
  const report: { summary: { violations: { rule: { name: string }; from: string; to: string }[] } } = JSON.parse(
    done.stdout,
  );
  return report.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to }));
}
