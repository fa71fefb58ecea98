// The packages of this workspace, as pnpm-workspace.yaml lists them.
import { existsSync, readdirSync } from 'node:fs';
import { inWorkspace } from './workspace.mjs';

/** Paths of our packages, relative to the clone. */
export function packageFolders() {
  const nested = ['apps', 'packages'].flatMap((parent) =>
    readdirSync(inWorkspace(parent))
      .sort()
      .map((name) => `${parent}/${name}`),
  );
  return [...nested, 'migrations'];
}

/** Every file of this name at the root and in our packages. */
export function globWorkspaces(name) {
  return ['.', ...packageFolders()].map((folder) => inWorkspace(folder, name)).filter((file) => existsSync(file));
}
