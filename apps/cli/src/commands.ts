/** Every command there is. A new one is a file of its own and one line here. */
import { bench } from './bench.js';
import { blocks } from './blocks.js';
import { check } from './check.js';
import type { CliCommand } from './command.js';
import { coverage } from './coverage.js';
import { dates } from './dates.js';
import { diff } from './diff.js';
import { explore } from './explore.js';
import { import903 } from './import-903.js';
import { mutate } from './mutate.js';
import { publish } from './publish.js';
import { replay } from './replay.js';
import { sample903 } from './sample-903.js';
import { verifyAudit } from './verify-audit.js';
import { walk } from './walk.js';

export const COMMANDS: readonly CliCommand[] = [
  check,
  walk,
  coverage,
  mutate,
  explore,
  dates,
  diff,
  blocks,
  import903,
  sample903,
  verifyAudit,
  replay,
  publish,
  bench,
];
