// Where this clone lies, whatever folder a command was typed in.
import path from 'node:path';

export const workspace = path.join(import.meta.dirname, '../..');
export const inWorkspace = (...parts) => path.join(workspace, ...parts);
