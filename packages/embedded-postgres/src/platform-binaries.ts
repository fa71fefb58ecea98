// Finds the PostgreSQL binaries of this platform among our npm packages and makes them ready to run.
import { chmodSync, existsSync, readFileSync, realpathSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { EmbeddedPostgresError, systemCode } from './embedded-postgres-error.js';

const PROGRAMS = ['initdb', 'pg_ctl', 'postgres'] as const;
type Program = (typeof PROGRAMS)[number];

/** The `native` folder (bin, lib, share) of the package for this operating system and processor. */
export function platformBinaries(): string {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const native = path.join(packageFolder(name), 'native');
  makeExecutable(native);
  linkLibraries(native);
  return native;
}

export function programIn(native: string, program: Program): string {
  return path.join(native, 'bin', process.platform === 'win32' ? `${program}.exe` : program);
}

function packageFolder(name: string): string {
  try {
    // The package exports dist/index.js alone, so its folder is found from there.
    return path.dirname(path.dirname(realpathSync(createRequire(import.meta.url).resolve(name))));
  } catch (cause) {
    throw new EmbeddedPostgresError(
      'no-binaries',
      `No PostgreSQL binaries (${name}) are installed for this computer: set DATABASE_URL to a PostgreSQL server of your own.`,
      cause,
    );
  }
}

function makeExecutable(native: string): void {
  if (process.platform === 'win32') return;
  for (const program of PROGRAMS) {
    const file = programIn(native, program);
    if ((statSync(file).mode & 0o111) !== 0o111) chmodSync(file, 0o755);
  }
}

// An npm archive cannot carry symlinks. The package makes them in an install script; we allow none, so we make them here.
function linkLibraries(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = path.dirname(native);
  const links: unknown = JSON.parse(readFileSync(list, 'utf8'));
  if (!Array.isArray(links)) return;
  for (const link of links.filter(isLink)) {
    const at = path.join(root, link.target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(path.relative(path.dirname(at), path.join(root, link.source)), at);
    } catch (thrown) {
      // Two processes may get here at once: the other one's link is as good.
      if (systemCode(thrown) !== 'EEXIST') throw thrown;
    }
  }
}

function isLink(value: unknown): value is { source: string; target: string } {
  return (
    typeof value === 'object' &&
    value !== null &&
    'source' in value &&
    'target' in value &&
    typeof value.source === 'string' &&
    typeof value.target === 'string'
  );
}
