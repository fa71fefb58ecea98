/** Tells V8 that this process ends soon. */
import { setFlagsFromString } from 'node:v8';

/**
 * For a command of two or three seconds: code has to run about eight times as long as usual before it is compiled to machine code.
 * Most of what V8 compiles in so short a time it never earns back; for five packs it took a third of all processor time.
 */
export const expectShortWork = (): void => setFlagsFromString('--interrupt-budget=1000000');
