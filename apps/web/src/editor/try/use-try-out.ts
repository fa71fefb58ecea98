/** The try-out of a draft: what was done, played anew on the draft as it stands whenever either changes. */
import type { CopyOfCase } from '@homeward/contract';
import {
  type CompiledPack,
  compilePack,
  type TriedOut,
  type TryOutAct,
  type TryOutBeginning,
  tryOut,
} from '@homeward/engine';
import { useMemo, useRef, useState } from 'react';
import { useOpenDraft } from '../draft-context';
import { useEditing } from '../editing';
import { type CopiedTryOut, keepCopy, recallCopy } from './copied-try-out';
import { type KeptTryOut, keepTryOut, recallTryOut } from './kept-try-out';

/** What the made-up child is called in stories and where other cases name it. */
export const TRIED_CHILD = 'CHILD-A';

export interface Playing {
  readonly compiled: CompiledPack;
  readonly beginning: TryOutBeginning;
  readonly acts: readonly TryOutAct[];
  readonly tried: TriedOut;
}

type Begun = KeptTryOut | CopiedTryOut;
const copyIn = (begun: Begun): CopyOfCase | undefined => ('copied' in begun ? begun.copied : undefined);

export interface TryOutNow {
  readonly kept: KeptTryOut | undefined;
  /** What the server sent, where it began with a copied child. */
  readonly copied: CopyOfCase | undefined;
  /** Undefined before it begins, and while the draft cannot be played at all. */
  readonly playing: Playing | undefined;
  begin(from: Omit<KeptTryOut, 'acts'>): void;
  beginCopied(copied: CopyOfCase): void;
  act(act: TryOutAct): void;
  /** Keeps the acts before this one. */
  takeBackFrom(index: number): void;
  end(): void;
}

const beginningOf = (begun: Begun): TryOutBeginning => {
  const { process, dateOfBirth, sex, openedOn } = begun;
  const copied = copyIn(begun);
  if (copied === undefined) return { process, ref: TRIED_CHILD, openedOn, facts: { dateOfBirth, sex } };
  const { life, asAt } = copied;
  return { process, ref: TRIED_CHILD, openedOn, facts: life.opening.facts, copied: { life, asAt } };
};

export function useTryOut(): TryOutNow {
  const { id } = useOpenDraft();
  const { pack } = useEditing();
  const [kept, setKept] = useState<Begun | undefined>(() => recallCopy(id) ?? recallTryOut(id));
  // What two states of the draft share is not built again: an edit shows at once.
  const last = useRef<CompiledPack>(undefined);
  const playing = useMemo((): Playing | undefined => {
    if (kept === undefined || !Object.hasOwn(pack.processes, kept.process)) return undefined;
    try {
      const compiled = compilePack(pack, last.current);
      last.current = compiled;
      const beginning = beginningOf(kept);
      return { compiled, beginning, acts: kept.acts, tried: tryOut(compiled, beginning, kept.acts) };
    } catch {
      // A chart that leads into nothing cannot be run; the problems say where.
      return undefined;
    }
  }, [kept, pack]);
  const put = (next: Begun | undefined): void => {
    const copy = next !== undefined && 'copied' in next ? next : undefined;
    keepCopy(id, copy);
    keepTryOut(id, copy === undefined ? next : undefined);
    setKept(next);
  };
  const change = (to: (acts: KeptTryOut['acts']) => KeptTryOut['acts']): void => {
    if (kept !== undefined) put({ ...kept, acts: to(kept.acts) });
  };
  return {
    kept,
    copied: kept === undefined ? undefined : copyIn(kept),
    playing,
    begin: (from) => put({ ...from, acts: [] }),
    beginCopied: (copied) => {
      const { process, openedOn, facts } = copied.life.opening;
      const { dateOfBirth, sex } = facts;
      put({
        process,
        openedOn,
        dateOfBirth: typeof dateOfBirth === 'string' ? dateOfBirth : openedOn,
        sex: typeof sex === 'string' ? sex : '',
        acts: [],
        copied,
      });
    },
    act: (act) => change((acts) => [...acts, asKept(act)]),
    takeBackFrom: (index) => change((acts) => acts.slice(0, index)),
    end: () => put(undefined),
  };
}

const asKept = (act: TryOutAct): KeptTryOut['acts'][number] =>
  act.kind === 'clock'
    ? act
    : {
        kind: 'record',
        role: act.role,
        event: act.event,
        answers: { ...act.answers },
        ...(act.document === undefined ? {} : { document: act.document }),
        ...(act.overrides === undefined ? {} : { overrides: [...act.overrides] }),
      };
