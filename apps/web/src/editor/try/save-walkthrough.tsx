/** Keeps a try-out as a walkthrough of the draft: from then on every check plays it, and says when the procedure no longer does what it did here. */
import type { Json } from '@homeward/definition';
import { asStory, playStory, type StoryName } from '@homeward/engine';
import { type FormEvent, useState } from 'react';
import { useEditing } from '../editing';
import type { Playing } from './use-try-out';

const FOLDER = 'walkthroughs';

export function SaveWalkthrough({ playing }: { readonly playing: Playing }) {
  const { files, locked, change } = useEditing();
  const [title, setTitle] = useState('');
  const [said, setSaid] = useState('');
  const save = (event: FormEvent) => {
    event.preventDefault();
    const shown = title.trim();
    if (shown === '') {
      setSaid('Say in a sentence what it shows.');
      return;
    }
    const name = storyName(shown, Object.keys(files));
    const story = asStory(playing.compiled, playing.beginning, playing.acts, name);
    const fails = playStory(playing.compiled, story).verdicts.filter(({ holds }) => !holds);
    const [first] = fails;
    if (first !== undefined) {
      setSaid(
        `It was not saved, since a walkthrough cannot tell it: ${first.what}, expected ${first.expected}, got ${first.got}.`,
      );
      return;
    }
    const json: Json = JSON.parse(JSON.stringify(story));
    change(`Walkthrough “${shown}”, from a try-out`, [{ file: fileOf(name.id), at: '', after: json }]);
    setTitle('');
    setSaid(`Saved as ${name.id} with ${story.steps.length} steps. It is part of the draft now.`);
  };
  if (locked !== undefined) return null;
  return (
    <form onSubmit={save} noValidate>
      <h2 className="govuk-heading-m">Keep it as a walkthrough</h2>
      <div className="govuk-form-group">
        <label className="govuk-label" htmlFor="try-title">
          What does it show?
        </label>
        <div className="govuk-hint" id="try-title-hint">
          Everything that followed becomes what must follow from now on. For example: “A first review that is late is
          told to the service manager”
          {playing.beginning.copied !== undefined &&
            '. The copied child’s dates and choices become part of the draft with it; what anybody wrote was replaced before.'}
        </div>
        <input
          id="try-title"
          className="govuk-input"
          value={title}
          aria-describedby="try-title-hint"
          autoComplete="off"
          onChange={(event) => setTitle(event.target.value)}
        />
      </div>
      <button type="submit" className="govuk-button govuk-button--secondary">
        Save the walkthrough
      </button>
      <p className="govuk-body" role="status">
        {said}
      </p>
    </form>
  );
}

const fileOf = (id: string): string => `${FOLDER}/${id.toLowerCase()}.json`;

/** `TRY-first-review-late`: from the title, and no other walkthrough's. */
const storyName = (title: string, files: readonly string[]): StoryName => {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  const stem = `TRY-${words.join('-').slice(0, 28).replace(/-$/, '') || 'story'}`;
  for (let count = 1; ; count += 1) {
    const id = count === 1 ? stem : `${stem}-${count}`;
    if (!files.includes(fileOf(id))) return { id, title };
  }
};
