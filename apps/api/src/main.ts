/** Starts Homeward, says where it is and who can sign in, and stops it in good order. */
import path from 'node:path';
import 'reflect-metadata';
import { CannotStart, readSettings } from '@homeward/runtime';
import { greeting } from './greeting.js';
import { startHomeward } from './start-homeward.js';

const REPOSITORY = path.resolve(import.meta.dirname, '..', '..', '..');

async function main(): Promise<void> {
  const settings = readSettings(process.env, REPOSITORY);
  const homeward = await startHomeward(settings, { gone: leaveWithoutDatabase });
  let stopping = false;
  const stop = async (): Promise<void> => {
    if (stopping) return;
    stopping = true;
    await homeward.stop();
    process.exit(0);
  };
  const stopOrSay = (): void => {
    stop().catch((thrown: unknown) => {
      const kind = thrown instanceof Error ? thrown.name : 'unknown error';
      process.stderr.write(`Homeward did not stop in good order: ${kind}.\n`);
      process.exit(1);
    });
  };
  process.on('SIGINT', stopOrSay);
  process.on('SIGTERM', stopOrSay);
  process.stdout.write(await greeting(homeward.port, settings.demonstration, homeward.runtime));
}

/** Nothing can be ended in good order without a database, and whoever watches over this process can start it anew. */
function leaveWithoutDatabase(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

main().catch((thrown: unknown) => {
  if (thrown instanceof CannotStart) process.stderr.write(`${thrown.message}\n`);
  else
    process.stderr.write(
      `Homeward could not start: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`,
    );
  process.exit(1);
});
