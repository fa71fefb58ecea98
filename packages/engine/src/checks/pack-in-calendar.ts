/** What the checks of the engine look at. */
import type { CompiledPack } from '../compile-pack.js';

/** A pack and the calendar that its limits are counted in. */
export type PackInCalendar = Pick<CompiledPack, 'pack' | 'calendar'>;
