// Jest for the tests that start and kill the whole application: minutes, not seconds, so `npm test` leaves them to CI.
import path from 'node:path';
import { nodeSwc } from './swc-options.mjs';

export default {
  rootDir: path.join(import.meta.dirname, '../..'),
  testMatch: ['<rootDir>/tests/lifecycle/*.lifecycle.ts'],
  testTimeout: 120_000,
  // One application at a time: the figures are about time.
  maxWorkers: 1,
  extensionsToTreatAsEsm: ['.ts'],
  transform: { '^.+\\.ts$': ['@swc/jest', nodeSwc] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};
