/** A draft in the editor: what surrounds every area of it (its name, saving, undo, conflicts, the areas), and the area itself. */
import type { DraftToEdit, RecordedStep } from '@homeward/contract';
import { originAt, sameJson } from '@homeward/definition';
import { useEffect, useMemo } from 'react';
import { paths } from '../paths';
import { useDraftToEdit } from '../server/procedure-queries';
import { Reading } from '../shell/reading';
import { useSignedIn } from '../shell/session-context';
import { AppLink } from '../ui/app-link';
import { Loaded } from '../ui/loaded';
import { Page } from '../ui/page';
import { AREA_PANELS, isOpenArea, openAreas } from './area-panels';
import { type Area, areaOf } from './areas';
import { useReading } from './checking/use-reading';
import { DraftProvider, type OpenDraft } from './draft-context';
import { type Editing, EditingProvider, standingAt } from './editing';
import { FindInDraft } from './find/find-in-draft';
import { AreaNavigation } from './shell/area-navigation';
import { Conflicts } from './shell/conflicts';
import { DraftStatusLine } from './shell/draft-status-line';
import { SkipTo } from './shell/skip-to';
import { UndoButtons } from './shell/undo-buttons';
import { usePanelFocus } from './shell/use-panel-focus';
import { whyLocked } from './shell/why-locked';
import { useDraftStore } from './store/use-draft-store';
import { GoingProvider } from './use-place';

const PANEL = 'editor-panel';

export interface DraftPageProps {
  readonly draftId: string;
  readonly area?: string | undefined;
  readonly at?: string | undefined;
}

export function DraftPage({ draftId, area, at }: DraftPageProps) {
  const found = useDraftToEdit(draftId);
  // The draft is on its way: so may be what shows it.
  const wanted = area === undefined ? undefined : AREA_PANELS[area];
  useEffect(() => {
    // What keeps it from coming is said where it is shown.
    wanted?.load().catch(() => undefined);
  }, [wanted]);
  return (
    <Reading from={found} what="the draft">
      {({ draft, steps }) => (
        <Editor draft={draft} steps={steps} area={areaOf(area) ?? openAreas(draft.from.files)[0]} at={at} />
      )}
    </Reading>
  );
}

function Editor({
  draft,
  steps,
  area,
  at,
}: {
  readonly draft: DraftToEdit;
  readonly steps: readonly RecordedStep[];
  readonly area: Area | undefined;
  readonly at: string | undefined;
}) {
  const { person } = useSignedIn();
  const [store, state] = useDraftStore(draft, steps, person.id);
  const { files: baseFiles, origins, blocks } = draft.from;
  const reading = useReading(state.files, baseFiles);
  const locked = whyLocked(state);
  const editing = useMemo(
    (): Editing => ({
      files: state.files,
      pack: reading.pack,
      problems: reading.problems,
      ...(locked === undefined ? {} : { locked }),
      blockOf: (file, place) =>
        sameJson(standingAt(state.files, file, place), standingAt(baseFiles, file, place))
          ? originAt(origins, file, place)
          : undefined,
      change: (label, changes) => store.change(label, changes),
    }),
    [state.files, reading.pack, reading.problems, locked, baseFiles, origins, store],
  );
  const open = useMemo(
    (): OpenDraft => ({
      id: draft.id,
      base: draft.base,
      baseFiles,
      blocks,
      hasArea: isOpenArea,
      store,
      state,
      reading,
    }),
    [draft.id, draft.base, baseFiles, blocks, store, state, reading],
  );
  const { panel, go } = usePanelFocus(draft.id, area?.key, at);
  const panelCode = area === undefined ? undefined : AREA_PANELS[area.key];
  return (
    <DraftProvider value={open}>
      <EditingProvider value={editing}>
        {/* A page of its own for each area: its title takes the focus. */}
        <Page
          key={area?.key}
          title={area?.title ?? 'Draft'}
          caption={`Draft: ${state.title}`}
          back={
            <AppLink className="govuk-back-link" to={paths.processes()}>
              All versions and drafts
            </AppLink>
          }
          above={<Conflicts />}
        >
          <SkipTo id={PANEL}>Skip to {area?.title.toLowerCase() ?? 'the draft'}</SkipTo>
          <div className="hw-editor__tools">
            <UndoButtons />
            <DraftStatusLine />
          </div>
          {locked !== undefined && (
            <div className="hw-banner">
              <p className="govuk-body">{locked}</p>
            </div>
          )}
          <div className="hw-editor">
            <div>
              <FindInDraft />
              <AreaNavigation current={area?.key} />
            </div>
            <section className="hw-editor__panel" id={PANEL} aria-label={area?.title} tabIndex={-1} ref={panel}>
              <GoingProvider value={go}>
                {panelCode === undefined ? (
                  <p className="govuk-body">There is nothing to see here yet.</p>
                ) : (
                  <Loaded code={panelCode} what="this part of the editor">
                    {(Panel) => <Panel at={at} />}
                  </Loaded>
                )}
              </GoingProvider>
            </section>
          </div>
        </Page>
      </EditingProvider>
    </DraftProvider>
  );
}
