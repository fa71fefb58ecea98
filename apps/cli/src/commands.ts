/** Every command there is, by its name, and how to come by it: only the one that is typed is loaded. A new one is a file of its own and one line here. */
import type { CliCommand } from './command.js';

/** Name -> loads the command of that name. */
export type Commands = Readonly<Record<string, () => Promise<CliCommand>>>;

export const COMMANDS: Commands = {
  check: async () => (await import('./check.js')).check,
  walk: async () => (await import('./walk.js')).walk,
  coverage: async () => (await import('./coverage.js')).coverage,
  mutate: async () => (await import('./mutate.js')).mutate,
  explore: async () => (await import('./explore.js')).explore,
  dates: async () => (await import('./dates.js')).dates,
  diff: async () => (await import('./diff.js')).diff,
  blocks: async () => (await import('./blocks.js')).blocks,
  'import-903': async () => (await import('./import-903.js')).import903,
  'sample-903': async () => (await import('./sample-903.js')).sample903,
  'verify-audit': async () => (await import('./verify-audit.js')).verifyAudit,
  replay: async () => (await import('./replay.js')).replay,
  publish: async () => (await import('./publish.js')).publish,
  'new-authority': async () => (await import('./new-authority.js')).newAuthority,
  'add-person': async () => (await import('./add-person.js')).addPersonCommand,
  'first-password': async () => (await import('./add-person.js')).firstPassword,
  'export-pack': async () => (await import('./export-pack.js')).exportPackCommand,
  'import-pack': async () => (await import('./import-pack.js')).importPackCommand,
  sheet: async () => (await import('./sheet.js')).sheet,
  'pack-keys': async () => (await import('./pack-keys.js')).packKeys,
  bench: async () => (await import('./bench.js')).bench,
};
