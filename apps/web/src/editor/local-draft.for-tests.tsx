/** A draft that lives on the page alone, with the real reading and the real edits: for tests of panels. */
import type { Session } from '@homeward/contract';
import { applyEdit, type DraftFiles, type Pack, readDraft } from '@homeward/definition';
import { type ReactNode, useState } from 'react';
import { SessionProvider } from '../shell/session-context';
import { asEdit, type Change, type Editing, EditingProvider } from './editing';
import { smallDraft } from './small-draft.for-tests';

const session: Session = {
  person: { id: '0', username: 'lead', name: 'Practice lead' },
  authority: { id: 'dale', name: 'Dale Council', words: {} },
  roles: [],
  may: { seeCases: false, openCases: false, opens: [], lists: [], importReturns: false, audit: false, configure: true },
  today: '2026-08-14',
  csrf: '',
  endsAt: '2026-08-14T18:00:00Z',
  endsAtLatest: '2026-08-14T18:00:00Z',
};

export interface DraftSeen {
  files: DraftFiles;
  readonly labels: string[];
}

/** @param seen is kept up to date: what the draft came to, and the label of every step */
export function LocalDraft({
  seen,
  locked,
  children,
}: {
  readonly seen: DraftSeen;
  readonly locked?: string;
  readonly children: ReactNode;
}) {
  const [files, setFiles] = useState(seen.files);
  const read = readDraft(files);
  const [last, setLast] = useState<Pack>();
  if (read.pack !== undefined && last === undefined) setLast(read.pack);
  const pack = read.pack ?? last;
  if (pack === undefined) throw new Error(`The draft cannot be read: ${JSON.stringify(read.problems)}`);
  const editing: Editing = {
    files,
    pack,
    problems: read.problems,
    ...(locked === undefined ? {} : { locked }),
    blockOf: () => undefined,
    change: (label, changes) => {
      seen.labels.push(label);
      seen.files = changes.reduce(applied, seen.files);
      setFiles(seen.files);
    },
  };
  return (
    <SessionProvider value={session}>
      <EditingProvider value={editing}>
        <main>
          <h1>Draft</h1>
          {children}
        </main>
      </EditingProvider>
    </SessionProvider>
  );
}

const applied = (files: DraftFiles, change: Change): DraftFiles => {
  const edited = applyEdit(files, asEdit(files, change));
  if (!('files' in edited)) throw new Error(`Refused: ${JSON.stringify(edited)}`);
  return edited.files;
};

export const newDraft = (): DraftSeen => ({ files: smallDraft, labels: [] });
