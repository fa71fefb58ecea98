/** The try-out of a draft: what was done, played anew on the draft as it stands whenever either changes. */
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
import { type KeptTryOut, keepTryOut, recallTryOut } from './kept-try-out';

/** What the made-up child is called in stories and where other cases name it. */
export const TRIED_CHILD = 'CHILD-A';

export interface Playing {
  readonly compiled: CompiledPack;
  readonly beginning: TryOutBeginning;
  readonly acts: readonly TryOutAct[];
  readonly tried: TriedOut;
}

export interface TryOutNow {
  readonly kept: KeptTryOut | undefined;
  /** Undefined before it begins, and while the draft cannot be played at all. */
  readonly playing: Playing | undefined;
  begin(from: Omit<KeptTryOut, 'acts'>): void;
  act(act: TryOutAct): void;
  /** Keeps the acts before this one. */
  takeBackFrom(index: number): void;
  end(): void;
}

const beginningOf = ({ process, dateOfBirth, sex, openedOn }: KeptTryOut): TryOutBeginning => ({
  process,
  ref: TRIED_CHILD,
  openedOn,
  facts: { dateOfBirth, sex },
});

export function useTryOut(): TryOutNow {
  const { id } = useOpenDraft();
  const { pack } = useEditing();
  const [kept, setKept] = useState(() => recallTryOut(id));
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
  const put = (next: KeptTryOut | undefined): void => {
    keepTryOut(id, next);
    setKept(next);
  };
  const change = (to: (acts: KeptTryOut['acts']) => KeptTryOut['acts']): void => {
    if (kept !== undefined) put({ ...kept, acts: to(kept.acts) });
  };
  return {
    kept,
    playing,
    begin: (from) => put({ ...from, acts: [] }),
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
