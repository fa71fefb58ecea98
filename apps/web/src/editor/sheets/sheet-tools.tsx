/** Takes a part of the draft out as a spreadsheet, and shows what a spreadsheet that comes back would change before anything is taken. */
import { changesBetween } from '@homeward/definition';
import { type GivenSheet, type SheetSet, takeSheets } from '@homeward/engine';
import { useMemo, useRef, useState } from 'react';
import { readSheets, takeOutSheets } from '../../server/exchange-queries';
import { problemInWords } from '../../shell/problem-in-words';
import { Details } from '../../ui/details';
import { useDraftIfOpen } from '../draft-context';
import { useEditing } from '../editing';
import { SheetChanges } from './sheet-changes';

export function SheetTools({ which, what }: { readonly which: SheetSet; readonly what: string }) {
  const draft = useDraftIfOpen();
  const { files, pack, locked, change } = useEditing();
  const input = useRef<HTMLInputElement>(null);
  const [said, setSaid] = useState('');
  const [given, setGiven] = useState<readonly GivenSheet[]>();
  // Against the draft as it stands at each moment: others may change it while somebody reads the list.
  const taken = useMemo(
    () => (given === undefined ? undefined : takeSheets({ files, pack }, given)),
    [given, files, pack],
  );
  if (draft === undefined) return null;
  const { id, store } = draft;
  const attempt = async (work: () => Promise<string>) => {
    setSaid('Working …');
    try {
      setSaid(await work());
    } catch (error) {
      setSaid(problemInWords(error).sentence);
    }
  };
  const takeOut = () =>
    attempt(async () => {
      await store.flush();
      return `Saved as ${await takeOutSheets(id, which)}.`;
    });
  const bringBack = (file: File | undefined) => {
    setGiven(undefined);
    if (file === undefined) return;
    void attempt(async () => {
      const { refused, sheets } = await readSheets(file);
      if (refused !== null) return `${refused} Nothing was changed.`;
      setGiven(sheets);
      return '';
    });
  };
  const leave = (words: string) => {
    setGiven(undefined);
    setSaid(words);
    if (input.current !== null) input.current.value = '';
  };
  return (
    <Details summary={`${what} as a spreadsheet`}>
      <p className="govuk-body">
        <button type="button" className="govuk-button govuk-button--secondary" onClick={() => void takeOut()}>
          Save {what.toLowerCase()} as a spreadsheet
        </button>
      </p>
      {locked === undefined ? (
        <div className="govuk-form-group">
          <label className="govuk-label" htmlFor={`sheet-${which}`}>
            Bring a spreadsheet back
          </label>
          <div className="govuk-hint" id={`sheet-${which}-hint`}>
            An .xlsx file that was saved here and changed. You see what it changes before anything is taken; rows that
            are missing change nothing.
          </div>
          <input
            ref={input}
            id={`sheet-${which}`}
            type="file"
            accept=".xlsx"
            className="govuk-file-upload"
            aria-describedby={`sheet-${which}-hint`}
            onChange={(event) => bringBack(event.target.files?.[0])}
          />
        </div>
      ) : (
        <p className="govuk-body">{locked}</p>
      )}
      <p className="govuk-body" role="status">
        {said}
      </p>
      {taken !== undefined && locked === undefined && (
        <SheetChanges
          taken={taken}
          onTake={() => {
            const changes = changesBetween(files, taken.files);
            const n = taken.changes.length;
            if (changes.length > 0) change(`Take ${n} ${n === 1 ? 'change' : 'changes'} from a spreadsheet`, changes);
            leave(`${n} ${n === 1 ? 'change was' : 'changes were'} taken. Undo takes ${n === 1 ? 'it' : 'them'} back.`);
          }}
          onLeave={() => leave('Nothing was changed.')}
        />
      )}
    </Details>
  );
}
