/** Faults of limits: those that cannot be met in time, by anybody, or once a case is over. */
import { chartGraph, type DeadlineDefinition, type Problem, type Process, processFile } from '@homeward/definition';
import type { CaseRecord } from '../../case-record.js';
import type { CompiledPack } from '../../compile-pack.js';
import { activePaths } from '../../rules/world.js';
import { obstaclesTo } from '../limits-can-be-met.js';
import { countedOf } from '../time-left.js';
import { resultOf, stepOf, type Try, triesOf } from './arrivals.js';
import type { Claim, Fault } from './fault.js';

interface Limit {
  readonly id: string;
  readonly process: Process;
  readonly key: string;
  readonly deadline: DeadlineDefinition;
  /** The rest of the place: `components/statutory/allow`. */
  readonly rest: string;
}

const limitAt = ({ pack }: CompiledPack, path: string): Limit | undefined => {
  for (const [id, process] of Object.entries(pack.processes)) {
    const [file, pointer = ''] = path.split('#');
    const [, key = '', ...rest] = pointer.split('/');
    const deadline = Object.hasOwn(process.deadlines, key) ? process.deadlines[key] : undefined;
    if (file === processFile(id, 'deadlines') && deadline !== undefined)
      return { id, process, key, deadline, rest: rest.join('/') };
  }
  return undefined;
};

const stands = ({ deadlines }: CaseRecord, key: string): boolean =>
  deadlines[key]?.status === 'open' || deadlines[key]?.status === 'overdue';

/** Begun on the worst day, met on the first day on which it can be, and late all the same. */
export const lateFault = (compiled: CompiledPack, { path }: Problem): Fault | undefined => {
  const limit = limitAt(compiled, path);
  const name = limit?.rest.split('/')[1] ?? '';
  const component = limit?.deadline.components[name];
  if (limit === undefined || component === undefined) return undefined;
  const counted = countedOf(compiled.pack, component);
  const worst = counted && obstaclesTo(compiled, limit.process, limit.deadline, component, counted).obstacles.at(-1);
  const tries = meeting(compiled, limit);
  return {
    process: limit.id,
    ...(worst === undefined ? {} : { on: worst.begins }),
    ...(worst?.planned === undefined ? {} : { planned: worst.planned }),
    claimsAt: ({ record }, { dateOfBirth, on }) => {
      if (!stands(record, limit.key)) return [];
      const late = tries
        .map((one) => stepOf(one, worst?.possible ?? on, { n: 1, allowed: true }))
        .filter((step) => {
          const result = resultOf(compiled, limit.process, record, step, dateOfBirth);
          return (
            result?.kind === 'decision' &&
            result.deadlines.some(({ kind, deadline }) => kind === 'metLate' && deadline.key === limit.key)
          );
        });
      return late.slice(0, MOST_WAYS).map((step) => ({
        steps: [{ ...step, expect: { allowed: true, deadlinesMet: [limit.key] } }],
        fails: (what) => what.startsWith('deadlinesMet'),
      }));
    },
  };
};

/** Of meeting a limit in one place: another way to do the same seldom shows more. */
const MOST_WAYS = 3;

const meeting = (compiled: CompiledPack, { id, deadline }: Limit): readonly Try[] =>
  triesOf(compiled, id).filter(({ event }) => deadline.metBy.some((met) => met.event === event));

/** Standing where nothing that meets it can be recorded: by anybody, or once the case is over. */
export const unmetFault = (compiled: CompiledPack, { path, check }: Problem): Fault | undefined => {
  const limit = limitAt(compiled, path);
  if (limit === undefined) return undefined;
  const { id, process, key, deadline } = limit;
  const tries = meeting(compiled, limit);
  return {
    process: id,
    claimsAt: ({ record }, { dateOfBirth, on }): readonly Claim[] => {
      if (!stands(record, key) || (check === 'limits-are-stopped' && !isOver(process, record))) return [];
      const isMet = tries.some((one) => {
        const result = resultOf(compiled, process, record, stepOf(one, on, { n: 1, allowed: true }), dateOfBirth);
        return result?.kind === 'decision' && !stands(result.next, key);
      });
      if (isMet) return [];
      const steps = deadline.metBy.map(({ event }) => {
        const own = tries.find((one) => one.event === event) ?? { event, role: deadline.owner, data: {} };
        return { ...stepOf(own, on, { n: 1, allowed: true }), expect: { allowed: true, deadlinesMet: [key] } };
      });
      return [{ steps, fails: (what) => what === 'allowed' || what.startsWith('deadlinesMet') }];
    },
  };
};

const isOver = (process: Process, { state }: CaseRecord): boolean => {
  const { states } = chartGraph(process.chart);
  return activePaths(state).some((path) => {
    const here = states.get(path);
    return here?.kind === 'final' || here?.node.tags?.includes('outcome') === true;
  });
};
