/** Starts Homeward, says where it is and who can sign in, and stops it in good order. */
import path from 'node:path';
import 'reflect-metadata';
import { CannotStart, DEMONSTRATION_PASSWORD, readSettings } from '@homeward/runtime';
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
  process.stdout.write(await greeting(homeward.port, settings.demonstration, homeward.runtime.pool));
}

/** Nothing can be ended in good order without a database, and whoever watches over this process can start it anew. */
function leaveWithoutDatabase(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

interface Pool {
  query(text: string): Promise<{ rows: { authority: string; username: string; name: string; roles: string[] }[] }>;
}

/** The address, and for a demonstration a person of each authority to begin with. */
async function greeting(port: number | undefined, demonstration: boolean, pool: Pool): Promise<string> {
  if (port === undefined) return '\nHomeward works in the background.\n\n';
  const lines = ['', `Homeward is ready: http://localhost:${port}`, ''];
  if (demonstration) {
    const { rows } = await pool.query('select authority, username, name, roles from demonstration_people()');
    const authorities = [...new Set(rows.map(({ authority }) => authority))];
    const shown = authorities.flatMap((name) => {
      const own = rows.filter(({ authority }) => authority === name);
      return SHOWN.flatMap((role) => own.find(({ roles }) => roles.includes(role)) ?? []);
    });
    if (rows.length > 0)
      lines.push(`Sign in as one of ${rows.length} made-up people. Their password is: ${DEMONSTRATION_PASSWORD}`, '');
    for (const { authority, username, name, roles } of shown)
      lines.push(`  ${username.padEnd(34)} ${name}, ${roles.join(', ')}, ${authority}`);
    lines.push('', 'The sign-in page lists the others.', '');
  }
  return `${lines.join('\n')}\n`;
}

/** With whom to begin in each authority: who works with children, who reviews, who administers. */
const SHOWN = ['sw', 'iro', 'ro', 'systemAdmin'];

main().catch((thrown: unknown) => {
  if (thrown instanceof CannotStart) process.stderr.write(`${thrown.message}\n`);
  else
    process.stderr.write(
      `Homeward could not start: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}\n`,
    );
  process.exit(1);
});
