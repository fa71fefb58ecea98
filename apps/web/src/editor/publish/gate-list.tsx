/** What stands between the draft and its publication, line by line, each with the way to where it is dealt with. */
import type { GateItem, GateItemKey } from '@homeward/engine';
import { paths } from '../../paths';
import { AppLink } from '../../ui/app-link';
import { Tag } from '../../ui/tag';

const TITLES: Readonly<Record<GateItemKey, string>> = {
  changes: 'Something differs',
  problems: 'No problems',
  walkthroughs: 'All walkthroughs hold',
  replay: 'Open cases re-run',
  nonconforming: 'Cases that do not conform dealt with',
  owner: 'A named owner',
  second: 'A second person for what loosens',
  note: 'A note',
  start: 'A start date',
};

/** Areas of the editor where a line is dealt with. */
const AREAS: Partial<Record<GateItemKey, readonly [string, string]>> = {
  changes: ['differences', 'See the differences'],
  problems: ['problems', 'See the problems'],
  walkthroughs: ['walkthroughs', 'See the walkthroughs'],
};

/** Controls of this page where a line is dealt with. */
export const ANCHORS: Partial<Record<GateItemKey, string>> = {
  replay: 'open-cases',
  nonconforming: 'open-cases',
  owner: 'owner',
  second: 'second',
  note: 'note',
  start: 'starts-on',
};

export function GateList({ draft, items }: { readonly draft: string; readonly items: readonly GateItem[] }) {
  return (
    <ul className="govuk-list hw-gate">
      {items.map(({ key, met, sentence }) => (
        <li key={key} className="hw-gate__item">
          <Tag colour={met ? 'green' : 'yellow'}>{met ? 'Done' : 'To do'}</Tag> <strong>{TITLES[key]}.</strong>{' '}
          {sentence} <Way draft={draft} of={key} met={met} />
        </li>
      ))}
    </ul>
  );
}

function Way({ draft, of, met }: { readonly draft: string; readonly of: GateItemKey; readonly met: boolean }) {
  const [area, words] = AREAS[of] ?? [];
  if (area !== undefined && words !== undefined) return <AppLink to={paths.draft(draft, area)}>{words}</AppLink>;
  const anchor = ANCHORS[of];
  return anchor === undefined || met ? null : (
    <a className="govuk-link" href={`#${anchor}`}>
      Go there<span className="govuk-visually-hidden">: {TITLES[of]}</span>
    </a>
  );
}
