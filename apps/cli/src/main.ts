#!/usr/bin/env node
/** The command line `homeward`: check packs, play stories and dates. */
import { COMMANDS } from './commands.js';
import { CONFIGS_FOLDER } from './configs-folder.js';
import { runCommand } from './run-command.js';

process.exitCode = await runCommand(COMMANDS, process.argv.slice(2), {
  folder: process.cwd(),
  configs: CONFIGS_FOLDER,
  line: (text) => process.stdout.write(`${text}\n`),
  problem: (text) => process.stderr.write(`${text}\n`),
});
