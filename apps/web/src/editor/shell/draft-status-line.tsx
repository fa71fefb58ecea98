/** One line: whether everything is saved, and what becomes of it when it is not. */
import { clockTime } from '../../ui/dates';
import { useOpenDraft } from '../draft-context';

export function DraftStatusLine() {
  const { saving, pending } = useOpenDraft().state;
  const count = pending.length === 1 ? '1 change is' : `${pending.length} changes are`;
  return (
    <p className="hw-saved" role="status">
      {saving.kind === 'saved' &&
        (saving.at === undefined ? 'All changes are saved' : `All changes saved at ${clockTime(saving.at)}`)}
      {(saving.kind === 'unsaved' || saving.kind === 'saving') && 'Saving…'}
      {saving.kind === 'failed' && `${count} not saved yet. ${saving.sentence}`}
    </p>
  );
}
