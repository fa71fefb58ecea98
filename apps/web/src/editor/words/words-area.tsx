/** The authority's own words, and what else is said of the authority itself: its name, teams, closed days and reminders. */
import { pointerOf, type Word } from '@homeward/definition';
import { BlockMark } from '../block-mark';
import { TextLine } from '../controls/text-line';
import { useEditing } from '../editing';
import { ElementEditor } from '../elements/element-editor';
import { SheetTools } from '../sheets/sheet-tools';

const FILE = 'authority.json';

/** What each word stands for, where its name does not say it to a person. */
const MEANS: Readonly<Record<string, string>> = {
  lookedAfterChild: 'A looked-after child',
  review: 'A review of a looked-after child',
  permanenceMeeting: 'The meeting that plans permanence',
  trackingPanel: 'The panel that tracks plans',
  practicePanel: 'The panel that looks at practice and resources',
  plan: 'The permanence plan as a document',
  iro: 'The reviewing officer',
  adm: 'The agency decision maker',
  recordSystem: 'The case record system',
  adoptionPanel: 'The adoption panel',
  fosteringPanel: 'The fostering panel',
  legalTeam: 'The legal team',
  connectedPersons: 'The team for family and friends',
  longTermTeam: 'The team for long-term placements',
};

export function WordsArea() {
  const { pack } = useEditing();
  return (
    <>
      <h2 className="govuk-heading-m">What things are called</h2>
      <p className="govuk-body">What your authority calls things. Pages, letters and reminders use these words.</p>
      <SheetTools which="words" what="Words" />
      {Object.entries(pack.authority.words).map(([key, word]) => (
        <OneWord key={key} name={key} word={word} />
      ))}
      <h2 className="govuk-heading-m">The authority</h2>
      <ElementEditor kind="authority" file={FILE} steps={[]} named="The authority" />
    </>
  );
}

const PARTS = [
  { part: 'one', label: 'One of it', isRequired: true },
  { part: 'many', label: 'Several (optional)', isRequired: false },
  { part: 'short', label: 'In short (optional)', isRequired: false },
] as const;

function OneWord({ name, word }: { readonly name: string; readonly word: Word }) {
  const { locked, change } = useEditing();
  const means = MEANS[name] ?? inWords(name);
  return (
    <fieldset className="govuk-fieldset govuk-form-group">
      <legend className="govuk-fieldset__legend govuk-fieldset__legend--s">{means}</legend>
      <BlockMark file={FILE} at={pointerOf(['words', name])} />
      <div className="hw-line-form">
        {PARTS.map(({ part, label, isRequired }) => (
          <TextLine
            key={part}
            id={`word-${name}-${part}`}
            label={label}
            value={word[part] ?? ''}
            required={isRequired}
            disabled={locked !== undefined}
            onChange={(text) =>
              change(`Word for “${means}”: “${text}”`, [
                { file: FILE, at: pointerOf(['words', name, part]), ...(text === '' ? {} : { after: text }) },
              ])
            }
          />
        ))}
      </div>
    </fieldset>
  );
}

/** `legalTeam` -> "Legal team". */
const inWords = (name: string): string => {
  const text = name.replace(/([a-z0-9])([A-Z])/g, '$1 $2').toLowerCase();
  return text.charAt(0).toUpperCase() + text.slice(1);
};
