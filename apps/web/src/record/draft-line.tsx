/** One line under a form: what has been saved, and when. */
import { clockTime } from '../ui/dates';
import { useFormVisit } from './form-visit';

export function DraftLine() {
  const { state } = useFormVisit().draft;
  if (state.kind === 'conflict') return null;
  return (
    <p className="hw-saved" role="status">
      {state.kind === 'untouched' && 'What you type is saved as a draft'}
      {state.kind === 'unsaved' && 'Saving the draft…'}
      {state.kind === 'saved' && `Draft saved at ${clockTime(state.at)}`}
      {state.kind === 'failed' &&
        `Not saved yet. ${state.sentence} What you typed is still here and will be saved as soon as possible.`}
    </p>
  );
}
