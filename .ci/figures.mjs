// Prints passed, failed and skipped of a Jest report; a run that ended badly without a failed test counts as one failure.
import { existsSync, readFileSync } from 'node:fs';

const [file, status] = process.argv.slice(2);
const report = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
const {
  numPassedTests = 0,
  numFailedTests = 0,
  numPendingTests = 0,
  numTodoTests = 0,
  numRuntimeErrorTestSuites = 0,
} = report;
const broken = numFailedTests + numRuntimeErrorTestSuites;
const failed = broken === 0 && status !== '0' ? 1 : broken;

console.log(numPassedTests, failed, numPendingTests + numTodoTests);
