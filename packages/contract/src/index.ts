/** The HTTP conversation: what may be asked, what is answered, and a client that speaks it. */
export * from './cases.js';
export * from './changes.js';
export * from './children.js';
export * from './client.js';
export * from './commands.js';
export * from './forms.js';
export * from './health.js';
export * from './imports.js';
export * from './live.js';
export * from './names.js';
export * from './problems.js';
export * from './process.js';
export * from './route.js';
export * from './routes.js';
export * from './session.js';
export * from './work.js';
