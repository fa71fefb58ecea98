#!/usr/bin/env node
/** The command line `homeward`: check packs, play stories and dates. */
import { withHiddenShown } from '@homeward/definition';
import { COMMANDS } from './commands.js';
import { CONFIGS_FOLDER } from './configs-folder.js';
import { runCommand } from './run-command.js';

// Whoever reads the answer may have read enough: `homeward coverage | head`.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

process.exitCode = await runCommand(COMMANDS, process.argv.slice(2), {
  folder: process.cwd(),
  configs: CONFIGS_FOLDER,
  // Names and cells from elsewhere are among what is told, and a terminal obeys some characters.
  line: (text) => process.stdout.write(`${withHiddenShown(text)}\n`),
  problem: (text) => process.stderr.write(`${withHiddenShown(text)}\n`),
});
