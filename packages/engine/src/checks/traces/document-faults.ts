/** Faults of documents: nobody can sign, authors can approve their own, readers are told of what they may not read. */
import { type Problem, type Process, processFile } from '@homeward/definition';
import { type CompiledPack, processOf } from '../../compile-pack.js';
import { resultOf, stepOf, type Try, triesOf } from './arrivals.js';
import type { Claim, Fault } from './fault.js';

interface Place {
  readonly id: string;
  readonly process: Process;
  readonly key: string;
  readonly index: number;
}

/** `processes/x/documents.json#/PPM/steps/1`, `processes/x/notices.json#/told/to/0`. */
const placeIn = (compiled: CompiledPack, file: string, path: string): Place | undefined => {
  for (const id of Object.keys(compiled.pack.processes)) {
    const [at, pointer = ''] = path.split('#');
    const [, key = '', , index = ''] = pointer.split('/');
    if (at === processFile(id, file))
      return { id, process: processOf(compiled, id).process, key, index: Number(index) };
  }
  return undefined;
};

/** The tries of an event that are about a document: named, or its own. */
const triesAbout = (compiled: CompiledPack, { id, process, key }: Place, event: string): readonly Try[] => {
  const isNamed = process.events[event]?.document === 'named';
  const granted = triesOf(compiled, id).filter(
    (one) => one.event === event && (!isNamed || one.data.form === key || one.data.document === key),
  );
  if (granted.length > 0) return granted;
  const [role = ''] = Object.keys(compiled.pack.grants.roles);
  return [{ event, role, data: isNamed ? { form: key } : {} }];
};

/** Whoever may do it is refused, since only the author could. */
export const unsignedFault = (compiled: CompiledPack, { path, sentence }: Problem): Fault | undefined => {
  const place = placeIn(compiled, 'documents', path);
  const step = place?.process.documents[place.key]?.steps[place.index];
  if (place === undefined || step === undefined) return undefined;
  const tries = triesAbout(compiled, place, step.event);
  return {
    process: place.id,
    claimsAt: ({ record }, { dateOfBirth, on }) => {
      const status = record.documents[place.key]?.status ?? 'none';
      if (!step.from.includes(status)) return [];
      const results = tries.map((one) =>
        resultOf(compiled, place.process, record, stepOf(one, on, { n: 1, allowed: true }), dateOfBirth),
      );
      if (results.some((result) => result?.kind === 'decision')) return [];
      return [
        {
          steps: tries.map((one) => ({ ...stepOf(one, on, { n: 1, allowed: true }), note: sentence })),
          fails: (what) => what === 'allowed',
        },
      ];
    },
  };
};

/** The author approves, and the story expects that this is refused. */
export const ownWorkFault = (compiled: CompiledPack, { path, sentence }: Problem): Fault | undefined => {
  const place = placeIn(compiled, 'documents', path);
  const step = place?.process.documents[place.key]?.steps[place.index];
  if (place === undefined || step === undefined) return undefined;
  const tries = triesAbout(compiled, place, step.event);
  return {
    process: place.id,
    claimsAt: ({ record }, { on }) => {
      const held = record.documents[place.key];
      if (held?.author === undefined || !step.from.includes(held.status)) return [];
      return tries
        .filter(({ role }) => role === held.author)
        .map(
          (one): Claim => ({
            steps: [{ ...stepOf(one, on, { n: 1, allowed: false }), note: sentence }],
            fails: (what) => what === 'allowed',
          }),
        );
    },
  };
};

/** Who is told of a document may not read it. */
export const unreadFault = (compiled: CompiledPack, { path, sentence, severity }: Problem): Fault | undefined => {
  const place = severity === 'warning' ? placeIn(compiled, 'notices', path) : undefined;
  const notice = place?.process.notices[place.key];
  const reader = notice?.to[place?.index ?? 0];
  if (place === undefined || notice === undefined || reader === undefined) return undefined;
  const documents = notice.on.flatMap(({ event }) => place.process.events[event]?.document ?? []);
  return {
    process: place.id,
    claimsAt: (_, { on }) =>
      documents.map(
        (resource): Claim => ({
          access: [{ on, actor: reader, action: 'read', resource, expect: 'allow', why: sentence }],
          fails: (what) => what.startsWith('access '),
        }),
      ),
  };
};
