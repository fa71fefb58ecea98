// `npm start` comes up in time and, however it is ended, leaves no process behind and comes up again.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { clearAway, ended, leftOver, type StartedApplication, startApplication } from './started-application.js';

let dataFolder: string;

beforeEach(() => {
  dataFolder = mkdtempSync(path.join(tmpdir(), 'homeward lifecycle '));
});

afterEach(() => {
  clearAway(dataFolder);
  rmSync(dataFolder, { recursive: true, force: true });
});

describe('npm start', () => {
  it('answers within 60 seconds the first time and within 5 the next', async () => {
    const first = await startApplication(dataFolder, 60_000);
    await interrupt(first);
    const second = await startApplication(dataFolder, 60_000);
    console.log(`health after ${first.millisecondsToHealth} ms, then after ${second.millisecondsToHealth} ms`);
    expect(second.millisecondsToHealth).toBeLessThan(5_000);
    await interrupt(second);
  });

  // What is done to it, to whom.
  it.each([
    ['Ctrl-C in its terminal', (app: StartedApplication) => process.kill(-numberOf(app), 'SIGINT')],
    ['kill of npm', (app: StartedApplication) => process.kill(numberOf(app), 'SIGTERM')],
    ['kill -9 of npm', (app: StartedApplication) => process.kill(numberOf(app), 'SIGKILL')],
    ['kill of the server', (app: StartedApplication) => process.kill(app.server, 'SIGTERM')],
    ['kill -9 of the server', (app: StartedApplication) => process.kill(app.server, 'SIGKILL')],
    ['kill -9 of the whole group', (app: StartedApplication) => process.kill(-numberOf(app), 'SIGKILL')],
  ])('leaves no process behind after %s, and starts again', async (_, end) => {
    const app = await startApplication(dataFolder);
    end(app);
    await ended(app.command);
    expect(await leftOver(dataFolder)).toEqual([]);
    const again = await startApplication(dataFolder);
    await interrupt(again);
  });
});

async function interrupt(app: StartedApplication): Promise<void> {
  process.kill(-numberOf(app), 'SIGINT');
  await ended(app.command);
  expect(await leftOver(dataFolder)).toEqual([]);
}

function numberOf(app: StartedApplication): number {
  if (app.command.pid === undefined) throw new Error('npm did not start.');
  return app.command.pid;
}
