/** Which problems a case can be led to, and how. */
import type { Problem } from '@homeward/definition';
import type { CompiledPack } from '../../compile-pack.js';
import { ownWorkFault, unreadFault, unsignedFault } from './document-faults.js';
import type { Fault } from './fault.js';
import { formFault } from './form-faults.js';
import { goingOnFault } from './going-on.js';
import { lateFault, unmetFault } from './limit-faults.js';
import { twoRoutesFault } from './route-faults.js';

type Finder = (compiled: CompiledPack, problem: Problem) => Fault | undefined;

/** Check -> how a case meets what it finds. The other checks find what is wrong with names, words and files, which no case meets. */
export const FAULTS: Readonly<Record<string, readonly Finder[]>> = {
  'rules-can-hold': [formFault, goingOnFault],
  'transitions-not-shadowed': [goingOnFault],
  'someone-can-leave': [goingOnFault],
  'forms-completable': [formFault],
  'limits-can-be-met': [lateFault],
  'limits-are-stopped': [unmetFault],
  'deadlines-have-an-end': [unmetFault],
  'one-outcome': [twoRoutesFault],
  'someone-can-sign': [unsignedFault],
  'nobody-approves-their-own-work': [ownWorkFault],
  'notices-reach-somebody': [unreadFault],
};

/** Undefined for a problem that no case meets. */
export const faultOf: Finder = (compiled, problem) => {
  for (const find of FAULTS[problem.check] ?? []) {
    const fault = find(compiled, problem);
    if (fault !== undefined) return fault;
  }
  return undefined;
};
