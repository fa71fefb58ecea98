/** Where the packs stand: `configs/` of the repository that this command line belongs to. */
import { fileURLToPath } from 'node:url';

// Three folders up from apps/cli/dist as from apps/cli/src.
export const CONFIGS_FOLDER = fileURLToPath(new URL('../../../configs', import.meta.url));
