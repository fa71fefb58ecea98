// The environment that PostgreSQL's programs are started in.

/** Ours without the PG* variables (PGDATA, PGPORT, PGOPTIONS ...), which would quietly change what PostgreSQL does. */
export function postgresEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !name.startsWith('PG') && !name.startsWith('LC_'));
  return { ...Object.fromEntries(kept), LC_ALL: 'C' };
}
