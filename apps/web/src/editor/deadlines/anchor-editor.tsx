/** The day that a limit is counted from. */
import { type Anchor, chartGraph, type Pack, type Process } from '@homeward/definition';
import { Choice, type Option } from '../controls/choice';
import { useEditing } from '../editing';
import { stateOptions } from '../state-options';

const KINDS = [
  { value: 'fact', title: 'a day that is known' },
  { value: 'entered', title: 'the day a step begins' },
  { value: 'earliestOf', title: 'the earliest of several days' },
  { value: 'latestOf', title: 'the latest of several days' },
  { value: 'nextOf', title: 'the next day of a schedule' },
] as const;

const byTitle = (options: Option[]): readonly Option[] =>
  options.sort((a, b) => a.title.localeCompare(b.title, 'en-GB'));
const factsOfType = (pack: Pack, type: 'date' | 'codes'): readonly Option[] =>
  byTitle(
    Object.entries(pack.facts).flatMap(([value, fact]) => (fact.type === type ? [{ value, title: fact.label }] : [])),
  );

const kindOf = (anchor: Anchor): string => KINDS.find(({ value }) => value in anchor)?.value ?? 'fact';

/** Another kind of anchor, keeping of the old one what it can. */
const changed = (anchor: Anchor, kind: string, pack: Pack, process: Process): Anchor => {
  const [firstDay] = factsOfType(pack, 'date');
  const day: Anchor = 'fact' in anchor || 'entered' in anchor ? anchor : { fact: firstDay?.value ?? 'dateOfBirth' };
  switch (kind) {
    case 'entered': {
      const [, first] = [...chartGraph(process.chart).states.keys()];
      return { entered: first ?? '' };
    }
    case 'earliestOf':
    case 'latestOf': {
      const list: Anchor[] =
        'earliestOf' in anchor ? anchor.earliestOf : 'latestOf' in anchor ? anchor.latestOf : [day, day];
      return kind === 'earliestOf' ? { earliestOf: list } : { latestOf: list };
    }
    case 'nextOf':
      return { nextOf: factsOfType(pack, 'codes')[0]?.value ?? '', after: day };
    default:
      return { fact: firstDay?.value ?? 'dateOfBirth' };
  }
};

export function AnchorEditor({
  id,
  label,
  anchor,
  process,
  onChange,
}: {
  readonly id: string;
  readonly label: string;
  readonly anchor: Anchor;
  readonly process: Process;
  onChange(anchor: Anchor): void;
}) {
  const { pack, locked } = useEditing();
  const disabled = locked !== undefined;
  const schedules = factsOfType(pack, 'codes');
  const kinds = KINDS.filter(({ value }) => value !== 'nextOf' || schedules.length > 0);
  return (
    <>
      <Choice
        id={id}
        label={label}
        options={kinds}
        value={kindOf(anchor)}
        disabled={disabled}
        onChange={(kind) => onChange(changed(anchor, kind, pack, process))}
      />
      {'fact' in anchor && (
        <Choice
          id={`${id}-fact`}
          label="Which day"
          options={factsOfType(pack, 'date')}
          value={anchor.fact}
          disabled={disabled}
          onChange={(fact) => onChange({ fact })}
        />
      )}
      {'entered' in anchor && (
        <Choice
          id={`${id}-state`}
          label="Which step"
          options={stateOptions(process)}
          value={anchor.entered}
          disabled={disabled}
          onChange={(entered) => onChange({ entered })}
        />
      )}
      {'nextOf' in anchor && (
        <>
          <Choice
            id={`${id}-schedule`}
            label="Which schedule"
            options={schedules}
            value={anchor.nextOf}
            disabled={disabled}
            onChange={(nextOf) => onChange({ ...anchor, nextOf })}
          />
          <AnchorEditor
            id={`${id}-after`}
            label="After"
            anchor={anchor.after}
            process={process}
            onChange={(after) => onChange({ ...anchor, after })}
          />
        </>
      )}
      {'earliestOf' in anchor && (
        <Several
          id={id}
          list={anchor.earliestOf}
          process={process}
          onChange={(earliestOf) => onChange({ earliestOf })}
        />
      )}
      {'latestOf' in anchor && (
        <Several id={id} list={anchor.latestOf} process={process} onChange={(latestOf) => onChange({ latestOf })} />
      )}
    </>
  );
}

function Several({
  id,
  list,
  process,
  onChange,
}: {
  readonly id: string;
  readonly list: readonly Anchor[];
  readonly process: Process;
  onChange(list: Anchor[]): void;
}) {
  const { pack, locked } = useEditing();
  const [first] = factsOfType(pack, 'date');
  // Days of a list have no other name than their place.
  const numbered = list.map((anchor, index) => ({ anchor, index, key: `day ${index + 1}` }));
  return (
    <div className="hw-indented">
      {numbered.map(({ anchor, index, key }) => (
        <div key={key}>
          <AnchorEditor
            id={`${id}-${index}`}
            label={`Day ${index + 1}`}
            anchor={anchor}
            process={process}
            onChange={(next) => onChange(list.map((one, at) => (at === index ? next : one)))}
          />
          {list.length > 2 && locked === undefined && (
            <button
              type="button"
              className="govuk-button govuk-button--secondary"
              onClick={() => onChange(list.filter((_, at) => at !== index))}
            >
              Remove day {index + 1}
            </button>
          )}
        </div>
      ))}
      {list.length < 10 && locked === undefined && first !== undefined && (
        <button
          type="button"
          className="govuk-button govuk-button--secondary"
          onClick={() => onChange([...list, { fact: first.value }])}
        >
          Add another day
        </button>
      )}
    </div>
  );
}
