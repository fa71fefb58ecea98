// Floors: nothing broken in our sources, and proof that the tool sees each kind of breach.
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cruise, type Violation, workspace } from './cruise.js';

// The rule, the file that breaks it, what that file says.
const BREACHES: [rule: string, file: string, source: string][] = [
  ['packages-definition-looks-down', 'packages/definition/src/breach-1.ts', `import { b } from '@homeward/engine';`],
  [
    'packages-definition-looks-down',
    'packages/definition/src/breach-2.ts',
    `import type { b } from '@homeward/engine';`,
  ],
  ['packages-engine-looks-down', 'packages/engine/src/breach-3.ts', `import { b } from '@homeward/contract';`],
  ['packages-contract-looks-down', 'packages/contract/src/breach-4.ts', `import { b } from '@homeward/runtime';`],
  ['packages-ssda903-looks-down', 'packages/ssda903/src/breach-5.ts', `import { b } from '@homeward/engine';`],
  [
    'packages-embedded-postgres-looks-down',
    'packages/embedded-postgres/src/breach-6.ts',
    `import '@homeward/migrations';`,
  ],
  ['migrations-looks-down', 'migrations/src/breach-7.ts', `import { b } from '@homeward/runtime';`],
  ['packages-runtime-looks-down', 'packages/runtime/src/breach-8.ts', `import { b } from '@homeward/contract';`],
  [
    'packages-runtime-looks-down',
    'packages/runtime/src/breach-9.ts',
    `import { b } from '../../../apps/api/src/b.js';`,
  ],
  [
    'apps-web-looks-down',
    'apps/web/src/breach-10.tsx',
    `import { b } from '@homeward/runtime'; export const c = <p>{b}</p>;`,
  ],
  ['apps-web-looks-down', 'apps/web/src/breach-11.ts', `const b = await import('@homeward/embedded-postgres');`],
  ['apps-web-looks-down', 'apps/web/src/breach-12.ts', `import { b } from '@homeward/migrations';`],
  ['apps-api-looks-down', 'apps/api/src/breach-13.ts', `import { b } from '../../web/src/b.js';`],
  ['apps-cli-looks-down', 'apps/cli/src/breach-14.ts', `export { b } from '../../api/src/b.js';`],
  ['packages-definition-keeps-to-its-libraries', 'packages/definition/src/breach-15.ts', `import pg from 'pg';`],
  ['packages-engine-keeps-to-its-libraries', 'packages/engine/src/breach-16.ts', `import pg from 'pg';`],
  ['packages-contract-keeps-to-its-libraries', 'packages/contract/src/breach-17.ts', `import pg from 'pg';`],
  ['packages-ssda903-keeps-to-its-libraries', 'packages/ssda903/src/breach-18.ts', `import pg from 'pg';`],
  [
    'pure-packages-touch-nothing-outside',
    'packages/engine/src/breach-19.ts',
    `import { readFileSync } from 'node:fs';`,
  ],
  ['pure-packages-touch-nothing-outside', 'packages/ssda903/src/breach-20.ts', `import { createHash } from 'crypto';`],
  ['the-browser-has-no-node', 'apps/web/src/breach-21.ts', `import path from 'node:path';`],
  [
    'packages-are-entered-through-their-index',
    'apps/api/src/breach-22.ts',
    `import '../../../packages/engine/src/b.js';`,
  ],
  ['packages-are-entered-through-their-index', 'tests/breach-23.test.ts', `import '../packages/engine/src/b.js';`],
  ['tests-are-imported-by-nobody', 'packages/engine/src/breach-24.ts', `import './b.test.js';`],
  ['every-import-is-found', 'packages/engine/src/breach-26.ts', `import { b } from './nowhere.js';`],
  ['every-import-is-found', 'packages/engine/src/breach-27.ts', `import { b } from '@nestjs/common';`],
  ['no-cycles', 'packages/engine/src/round.ts', `import { a } from './trip.js'; export const b = a;`],
];

const ACCEPTED: [file: string, source: string][] = [
  ['packages/engine/src/fine.ts', `import { b } from '@homeward/definition'; import { c } from './b.js';`],
  ['packages/engine/src/fine.test.ts', `import { readFileSync } from 'node:fs';`],
  ['apps/api/src/fine.ts', `import { b } from '@homeward/runtime'; import { c } from '@homeward/contract';`],
  ['apps/web/src/fine.tsx', `import { b } from '@homeward/contract'; export const c = <p>{b}</p>;`],
];

describe('the floors', () => {
  const tree = mkdtempSync(path.join(tmpdir(), 'floors-'));
  let violations: Violation[] = [];

  // One tree holds every breach, because a cruise takes two seconds.
  beforeAll(() => {
    plantSoundTree(tree);
    for (const [file, source] of ACCEPTED) plant(tree, file, source);
    for (const [, file, source] of BREACHES) plant(tree, file, source);
    violations = cruise(tree);
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it('are kept by everything we wrote', () => {
    expect(cruise(workspace)).toEqual([]);
  });

  it.each(BREACHES)('%s is broken by %s: %s', (rule, file) => {
    expect(violations).toContainEqual(expect.objectContaining({ rule, from: file }));
  });

  it('complain of the breaches and of nothing else', () => {
    const planted = new Set(BREACHES.map(([, file]) => file));
    expect(violations.filter(({ from }) => !planted.has(from))).toEqual([]);
  });
});

/** A workspace with an index in every package and nothing wrong in it. */
function plantSoundTree(tree: string): void {
  for (const name of ['definition', 'engine', 'contract', 'ssda903', 'embedded-postgres', 'runtime']) {
    plant(tree, `packages/${name}/src/index.ts`, `export { b } from './b.js';`);
    plant(tree, `packages/${name}/src/b.ts`, 'export const b = 1;');
    plant(tree, `packages/${name}/node_modules/pg/index.js`, 'module.exports = {};');
  }
  plant(tree, 'packages/engine/src/b.test.ts', 'export const tested = 1;');
  plant(tree, 'packages/engine/src/trip.ts', `import type { b } from './round.js'; export const a = 1;`);
  plant(tree, 'migrations/src/index.ts', 'export const b = 1;');
  for (const app of ['api', 'web', 'cli']) plant(tree, `apps/${app}/src/b.ts`, 'export const b = 1;');
  mkdirSync(path.join(tree, 'tools'));
  symlinkSync(path.join(workspace, 'tools/floors'), path.join(tree, 'tools/floors'));
}

function plant(tree: string, file: string, source: string): void {
  const at = path.join(tree, file);
  mkdirSync(path.dirname(at), { recursive: true });
  writeFileSync(at, source);
}
