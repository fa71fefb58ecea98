// Builds the server side with TypeScript and the web application with Vite, when their sources have changed.
import { existsSync } from 'node:fs';
import { contentStamp } from './content-stamp.mjs';
import { filesUnder } from './files-under.mjs';
import { globWorkspaces, packageFolders } from './packages.mjs';
import { runToEnd } from './run-to-end.mjs';
import { inWorkspace, workspace } from './workspace.mjs';

// What the web application takes from the workspace beside its own folder.
const WEB_FOLDERS = ['apps/web', 'packages/definition', 'packages/engine', 'packages/contract', 'packages/ssda903'];

export function buildSteps({ web }) {
  const steps = [serverStep()];
  if (web && existsSync(inWorkspace('apps/web/index.html'))) steps.push(webStep());
  return steps;
}

function serverStep() {
  const folders = packageFolders().filter((folder) => folder !== 'apps/web');
  const inputs = () => [
    inWorkspace('pnpm-lock.yaml'),
    inWorkspace('tsconfig.base.json'),
    ...globWorkspaces('tsconfig.json'),
    ...folders.flatMap((folder) => filesUnder(inWorkspace(folder, 'src'))),
  ];
  const results = folders
    .filter((folder) => filesUnder(inWorkspace(folder, 'src')).length > 0)
    .map((folder) => `${folder}/dist`);
  return {
    title: 'Building the server',
    stamp: contentStamp('server', inputs, results),
    run: () => node(['node_modules/typescript/bin/tsc', '-b'], workspace),
  };
}

function webStep() {
  const inputs = () => [
    inWorkspace('pnpm-lock.yaml'),
    ...WEB_FOLDERS.flatMap((folder) => filesUnder(inWorkspace(folder))),
  ];
  return {
    title: 'Building the web application',
    stamp: contentStamp('web', inputs, ['apps/web/dist/index.html']),
    run: () => node(['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], inWorkspace('apps/web')),
  };
}

function node(args, cwd) {
  return runToEnd(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
}
