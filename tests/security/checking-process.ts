/** Checks packs in a process of its own, with little memory, as it was built: what hangs or dies there takes nobody along. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PackFiles } from '@homeward/definition';

const ENGINE = new URL('../../packages/engine/dist/index.js', import.meta.url);

export interface Answer {
  readonly problems: number;
  readonly errors: number;
  /** Processor time, in seconds. */
  readonly seconds: number;
  /** What was thrown, if anything was. */
  readonly crash?: string;
}

const isAnswer = (said: unknown): said is Answer =>
  typeof said === 'object' && said !== null && 'problems' in said && 'errors' in said && 'seconds' in said;

const PROGRAM = `import { checkWholePack } from ${JSON.stringify(ENGINE.href)};
process.on('message', ({ files, common }) => {
  const before = process.cpuUsage();
  const answer = { problems: 0, errors: 0 };
  try {
    const { problems } = checkWholePack(files, common);
    answer.problems = problems.length;
    answer.errors = problems.filter(({ severity }) => severity === 'error').length;
  } catch (thrown) {
    answer.crash = String(thrown?.stack ?? thrown);
  }
  const { user, system } = process.cpuUsage(before);
  process.send({ ...answer, seconds: (user + system) / 1e6 });
});
process.send('ready');`;

export interface CheckingProcess {
  /** What checking came to; what ended the process when it did not come to anything. */
  check(pack: { readonly files: PackFiles; readonly common: PackFiles }): Promise<Answer | string>;
  stop(): Promise<void>;
}

/** @param memory most megabytes of JavaScript objects @param patience seconds on the clock after which it is ended */
export const startCheckingProcess = async (memory: number, patience: number): Promise<CheckingProcess> => {
  if (!existsSync(fileURLToPath(ENGINE))) throw new Error('The engine has not been built. Run: npm run build');
  const folder = await mkdtemp(path.join(tmpdir(), 'homeward-checking-'));
  const program = path.join(folder, 'check.mjs');
  await writeFile(program, PROGRAM);
  const start = async (): Promise<ChildProcess> => {
    const child = fork(program, [], {
      execArgv: [`--max-old-space-size=${memory}`],
      serialization: 'advanced',
      stdio: 'ignore',
    });
    await once(child, 'message');
    return child;
  };
  let child = await start();
  return {
    check: async (pack) => {
      const running = child;
      const answer = new Promise<Answer | string>((resolve) => {
        const ended = (): void => resolve('The process ended.');
        const tired = setTimeout(() => {
          running.kill('SIGKILL');
          resolve(`No answer within ${patience} seconds.`);
        }, patience * 1000);
        running.once('exit', ended);
        running.once('message', (said) => {
          clearTimeout(tired);
          running.off('exit', ended);
          resolve(isAnswer(said) ? said : `It said something else: ${String(said)}`);
        });
      });
      running.send(pack);
      const found = await answer;
      if (typeof found === 'string') child = await start();
      return found;
    },
    stop: async () => {
      child.kill('SIGKILL');
      await rm(folder, { recursive: true });
    },
  };
};
