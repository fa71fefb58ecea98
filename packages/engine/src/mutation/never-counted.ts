/** The unit of a limit that allows nothing: no day is counted, so it does not matter which. */
import { type Allowance, type Pack, place, processFile } from '@homeward/definition';

/** In each of these nothing at all leads to the day itself; "weeks beginning with" a day would count that day. */
const COUNTED: ReadonlySet<Allowance['unit']> = new Set(['days', 'workingDays', 'weeks', 'months']);

/** @param at the place of the unit */
export const isNeverCounted = (pack: Pack, changed: Pack, at: string): boolean =>
  Object.entries(pack.processes).some(([id, { deadlines }]) =>
    Object.entries(deadlines).some(([key, { components }]) =>
      Object.entries(components).some(([name, { allow }]) => {
        if (at !== place(processFile(id, 'deadlines'), key, 'components', name, 'allow', 'unit')) return false;
        const now = changed.processes[id]?.deadlines[key]?.components[name]?.allow;
        const n = typeof allow.n === 'number' ? allow.n : pack.authority.parameters[allow.n.parameter]?.value;
        return n === 0 && now !== undefined && COUNTED.has(allow.unit) && COUNTED.has(now.unit);
      }),
    ),
  );
