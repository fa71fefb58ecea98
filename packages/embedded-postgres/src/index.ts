// Starts a private PostgreSQL from npm binaries: no Docker, no installed server, no administrator's rights.
export { EmbeddedPostgresError, type EmbeddedPostgresFault } from './embedded-postgres-error.js';
export { type KeptPostgres, keepEmbeddedPostgres } from './keep-embedded-postgres.js';
export { makeFolder } from './make-folder.js';
export {
  type EmbeddedPostgres,
  type EmbeddedPostgresRequest,
  startEmbeddedPostgres,
} from './start-embedded-postgres.js';
