/** What is shown in each area of the editor, loaded when it is opened. An area without a panel is not there yet, and nobody is sent to it. */
import type { DraftFiles } from '@homeward/definition';
import type { ComponentType } from 'react';
import { type LaterCode, laterCode } from '../ui/loaded';
import { AREAS, type Area, type AreaProps } from './areas';

type Panel = ComponentType<AreaProps>;
const panel = (load: () => Promise<Panel>): LaterCode<Panel> => laterCode(load);

export const AREA_PANELS: Readonly<Record<string, LaterCode<Panel>>> = {
  'set-up': panel(() => import('./set-up/set-up-area').then((module) => module.SetUpArea)),
  picture: panel(() =>
    import('./picture/picture-area').then((module) => {
      module.startLayingOut();
      return module.PictureArea;
    }),
  ),
  rules: panel(() => import('./rules/rules-area').then((module) => module.RulesArea)),
  deadlines: panel(() => import('./deadlines/deadlines-area').then((module) => module.DeadlinesArea)),
  forms: panel(() => import('./forms/forms-area').then((module) => module.FormsArea)),
  work: panel(() => import('./work/work-area').then((module) => module.WorkArea)),
  bodies: panel(() => import('./bodies/bodies-area').then((module) => module.BodiesArea)),
  permissions: panel(() => import('./permissions/permissions-area').then((module) => module.PermissionsArea)),
  parameters: panel(() => import('./parameters/parameters-area').then((module) => module.ParametersArea)),
  words: panel(() => import('./words/words-area').then((module) => module.WordsArea)),
  clauses: panel(() => import('./sources/sources-area').then((module) => module.SourcesArea)),
  trackers: panel(() => import('./trackers/trackers-area').then((module) => module.TrackersArea)),
  problems: panel(() => import('./problems/problems-panel').then((module) => module.ProblemsPanel)),
  try: panel(() => import('./try/try-area').then((module) => module.TryArea)),
  walkthroughs: panel(() => import('./walkthroughs/walkthroughs-area').then((module) => module.WalkthroughsArea)),
  differences: panel(() => import('./differences/differences-area').then((module) => module.DifferencesArea)),
  publish: panel(() => import('./publish/publish-area').then((module) => module.PublishArea)),
  changes: panel(() => import('./changes/changes-panel').then((module) => module.ChangesPanel)),
};

export const isOpenArea = (key: string | undefined): boolean => key !== undefined && Object.hasOwn(AREA_PANELS, key);

/** Those that are there for a draft with these files. */
export const openAreas = (files: DraftFiles): readonly Area[] =>
  AREAS.filter(({ key, needs }) => isOpenArea(key) && (needs === undefined || Object.hasOwn(files, needs)));
