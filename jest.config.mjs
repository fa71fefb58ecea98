// Jest in ESM mode, two projects: everything that runs in Node, and the web application in jsdom.
import { nodeSwc, webSwc } from './tools/jest/swc-options.mjs';

// Tests read the sources of our packages, so that no build is needed before a test.
const ourPackages = {
  '^@homeward/(definition|engine|contract|ssda903|embedded-postgres|runtime)$': '<rootDir>/packages/$1/src/index.ts',
  // Reading packs needs no database: the command line imports it alone.
  '^@homeward/runtime/configs$': '<rootDir>/packages/runtime/src/read-configs.ts',
  '^@homeward/migrations$': '<rootDir>/migrations/src/index.ts',
};
// NodeNext sources say `./x.js` for the file `./x.ts`.
const sourcesWithoutJs = { '^(\\.{1,2}/.*)\\.js$': '$1' };

const shared = {
  rootDir: import.meta.dirname,
  modulePathIgnorePatterns: ['/dist/', '<rootDir>/\\.cache/', '<rootDir>/\\.data/'],
};

export default {
  // What hangs must end; what is slow must not fail: real servers are started, and a disk can stand still for half a minute while others write.
  testTimeout: 120_000,
  // Most tests wait for a database or a browser half of the time; those that hold something to a bound count their own time on the cores.
  maxWorkers: '100%',
  projects: [
    {
      ...shared,
      displayName: 'node',
      testEnvironment: 'node',
      testMatch: [
        '<rootDir>/packages/*/src/**/*.test.ts',
        '<rootDir>/apps/{api,cli}/src/**/*.test.ts',
        '<rootDir>/migrations/src/**/*.test.ts',
        '<rootDir>/tests/**/*.test.ts',
      ],
      extensionsToTreatAsEsm: ['.ts'],
      transform: { '^.+\\.ts$': ['@swc/jest', nodeSwc] },
      moduleNameMapper: { ...ourPackages, ...sourcesWithoutJs },
    },
    {
      ...shared,
      displayName: 'web',
      testEnvironment: '<rootDir>/tools/jest/web-environment.cjs',
      setupFilesAfterEnv: ['<rootDir>/apps/web/src/patience.for-tests.ts'],
      testMatch: ['<rootDir>/apps/web/src/**/*.test.{ts,tsx}'],
      extensionsToTreatAsEsm: ['.ts', '.tsx'],
      transform: { '^.+\\.tsx?$': ['@swc/jest', webSwc] },
      moduleNameMapper: {
        '\\.(s?css)$': '<rootDir>/apps/web/node_modules/identity-obj-proxy',
        '^@rjsf/validator-ajv8$': '<rootDir>/tools/jest/no-ajv-in-the-browser.mjs',
        ...ourPackages,
        ...sourcesWithoutJs,
      },
    },
  ],
};
