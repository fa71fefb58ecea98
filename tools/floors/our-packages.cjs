// Tells dependency-cruiser where our packages' sources are, in the shape of a webpack configuration, the only one it reads without
// TypeScript's compiler API (which TypeScript 7 does not have).
const path = require('node:path');

const folders = {
  '@homeward/definition': 'packages/definition',
  '@homeward/engine': 'packages/engine',
  '@homeward/contract': 'packages/contract',
  '@homeward/ssda903': 'packages/ssda903',
  '@homeward/embedded-postgres': 'packages/embedded-postgres',
  '@homeward/runtime': 'packages/runtime',
  '@homeward/migrations': 'migrations',
};

const alias = Object.entries(folders).map(([name, folder]) => [`${name}$`, path.resolve(folder, 'src/index.ts')]);

// The one second door: reading packs needs no database, so the command line enters there.
alias.push(['@homeward/runtime/configs$', path.resolve('packages/runtime/src/read-configs.ts')]);

module.exports = { resolve: { alias: Object.fromEntries(alias) } };
