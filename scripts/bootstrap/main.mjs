// Makes a clone ready (dependencies, build) and becomes the application, the command line or the tests.
import { constants } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildSteps } from './build.mjs';
import { installStep } from './install.mjs';
import { leaveWithNpm } from './leave-with-npm.mjs';
import { runToEnd } from './run-to-end.mjs';
import { prepare, StepFailed } from './steps.mjs';
import { workspace } from './workspace.mjs';

const jest = ['--experimental-vm-modules', '--no-warnings=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];

/** `what` is start, test, homeward or ready (nothing more than that); `args` are the words after it. */
export async function main(what, args) {
  const quiet = what === 'homeward';
  leaveWithNpm();
  try {
    await prepare([installStep(), ...buildSteps({ web: !quiet })], { quiet });
  } catch (thrown) {
    if (!(thrown instanceof StepFailed)) throw thrown;
    console.error(thrown.message);
    process.exit(1);
  }
  if (what === 'ready') return;
  if (what === 'start') await become('apps/api/dist/main.js', args, workspace);
  else if (what === 'homeward') await become('apps/cli/dist/main.js', args, process.env.INIT_CWD ?? process.cwd());
  else if (what === 'test') await runTests(args);
  else throw new Error(`There is no command ${what}.`);
}

// In this very process: one process less to leave behind when somebody kills it, and 40 MB less memory.
async function become(program, args, folder) {
  const file = path.join(workspace, program);
  process.chdir(folder);
  process.argv = [process.execPath, file, ...args];
  process.setSourceMapsEnabled(true);
  await import(pathToFileURL(file).href);
}

async function runTests(args) {
  const { code, signal } = await runToEnd(process.execPath, [...jest, ...args], { cwd: workspace, stdio: 'inherit' });
  process.exit(code ?? 128 + constants.signals[signal]);
}
