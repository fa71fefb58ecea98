/** The key of the audit chain: from the environment, or made once and kept beside the data. */
import { keptKey } from './kept-key.js';
import type { Settings } from './settings.js';

/** Throws CannotStart when the file is there but is not a key, or cannot be written. */
export const chainKey = (settings: Pick<Settings, 'dataFolder' | 'chainKey'>): Buffer =>
  settings.chainKey === undefined
    ? keptKey(settings.dataFolder, 'chain.key', 'the audit trail hangs from it')
    : Buffer.from(settings.chainKey, 'hex');
