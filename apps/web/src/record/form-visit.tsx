/** One visit to a form: what is typed, the draft on the server, and the answer to submitting. Shared by its pages, so that going from one to the other loses nothing. */
import type { Accepted, Answers, FormToFill } from '@homeward/contract';
import type { EffectiveForm } from '@homeward/engine';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useState } from 'react';
import { applicable } from './applicable';
import { fromDraft, type Typed, toDraft } from './draft-content';
import { type DraftKeeper, useDraft } from './use-draft';

export interface FormVisit {
  /** As in the address. */
  readonly key: string;
  readonly filling: FormToFill;
  /** After a refusal for being out of date: where the case stands now. Everything typed stays. */
  readonly setFilling: (filling: FormToFill) => void;
  readonly typed: Typed;
  readonly effective: EffectiveForm;
  readonly type: (change: Partial<Typed>) => void;
  readonly draft: DraftKeeper;
  readonly accepted: Accepted | undefined;
  readonly setAccepted: (accepted: Accepted) => void;
  /** What the server found wrong with answers, by question, until the question is answered anew. */
  readonly serverProblems: readonly ServerProblem[];
  readonly setServerProblems: (problems: readonly ServerProblem[]) => void;
}

export interface ServerProblem {
  readonly question: string;
  readonly path: string;
  readonly sentence: string;
}

const FormVisitContext = createContext<FormVisit | undefined>(undefined);

export function useFormVisit(): FormVisit {
  const visit = useContext(FormVisitContext);
  if (visit === undefined) throw new Error('A page of a form was shown outside its visit.');
  return visit;
}

export function FormVisitProvider({
  filling: read,
  visitKey,
  children,
}: {
  readonly filling: FormToFill;
  readonly visitKey: string;
  readonly children: ReactNode;
}) {
  const [filling, setFilling] = useState(read);
  const [typed, setTyped] = useState<Typed>(() => fromDraft(read.draft?.answers ?? {}));
  const [accepted, setAccepted] = useState<Accepted>();
  const [serverProblems, setServerProblems] = useState<readonly ServerProblem[]>([]);
  const joined = useCallback((content: Answers) => setTyped(fromDraft(content)), []);
  const draft = useDraft(filling, joined);
  const { keep } = draft;
  const effective = useMemo(() => applicable(filling, typed.answers), [filling, typed.answers]);
  const type = useCallback(
    (change: Partial<Typed>) => {
      const next = { ...typed, ...change };
      setTyped(next);
      keep(toDraft(next));
    },
    [typed, keep],
  );
  return (
    <FormVisitContext
      value={{
        key: visitKey,
        filling,
        setFilling,
        typed,
        effective,
        type,
        draft,
        accepted,
        setAccepted,
        serverProblems,
        setServerProblems,
      }}
    >
      {children}
    </FormVisitContext>
  );
}
