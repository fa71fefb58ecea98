/** The areas of the editor beside the area that is open, with how many problems there are. */
import { paths } from '../../paths';
import { AppLink } from '../../ui/app-link';
import { openAreas } from '../area-panels';
import { AREA_GROUPS } from '../areas';
import { useOpenDraft } from '../draft-context';

export function AreaNavigation({ current }: { readonly current: string | undefined }) {
  const { id, reading, state } = useOpenDraft();
  const areas = openAreas(state.files);
  const count = reading.problems.length;
  return (
    <nav className="moj-side-navigation hw-editor__areas" aria-label="Areas of the draft">
      {AREA_GROUPS.map((group) => {
        const inGroup = areas.filter((area) => area.group === group);
        if (inGroup.length === 0) return null;
        return (
          <div key={group}>
            <h2 className="moj-side-navigation__title">{group}</h2>
            <ul className="moj-side-navigation__list">
              {inGroup.map((area) => (
                <li
                  key={area.key}
                  className={`moj-side-navigation__item${area.key === current ? ' moj-side-navigation__item--active' : ''}`}
                >
                  <AppLink
                    className=""
                    to={paths.draft(id, area.key)}
                    aria-current={area.key === current ? 'location' : undefined}
                  >
                    {area.title}
                    {area.key === 'problems' && count > 0 && ` (${count})`}
                  </AppLink>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </nav>
  );
}
