/** A new parameter: the question first, the answer when it stands. */
import { deriveKey, type Json, pointerOf } from '@homeward/definition';
import { useState } from 'react';
import { Choice } from '../controls/choice';
import { PlainLine } from '../controls/plain-line';
import { useEditing } from '../editing';

const FILE = 'authority.json';

const KINDS = [
  { value: 'number', title: 'A number' },
  { value: 'yesNo', title: 'Yes or no' },
  { value: 'text', title: 'A word' },
] as const;
const FIRST: Readonly<Record<string, Json>> = { number: 1, yesNo: true, text: 'unset' };

export function NewParameter({ onAdded }: { onAdded(key: string): void }) {
  const { pack, change } = useEditing();
  const [question, setQuestion] = useState('');
  const [kind, setKind] = useState('number');
  return (
    <form
      className="hw-line-form"
      onSubmit={(event) => {
        event.preventDefault();
        const asked = question.trim();
        if (asked === '') return;
        const key = deriveKey(asked, Object.keys(pack.authority.parameters));
        change(`Parameter “${asked}” added`, [
          {
            file: FILE,
            at: pointerOf(['parameters', key]),
            after: { value: FIRST[kind] ?? 1, question: asked, verified: false, sources: [] },
          },
        ]);
        setQuestion('');
        onAdded(key);
      }}
    >
      <PlainLine
        id="new-parameter"
        label="The question that a new parameter answers"
        value={question}
        onChange={setQuestion}
      />
      <Choice id="new-parameter-kind" label="Its answer is" options={KINDS} value={kind} onChange={setKind} />
      <button type="submit" className="govuk-button govuk-button--secondary">
        Add a parameter
      </button>
    </form>
  );
}
