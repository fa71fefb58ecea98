/** The areas of the editor, in the order in which they are offered. One without a panel is not there yet, and nobody is sent to it. */
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

export interface AreaProps {
  /** The place to open at, `file#/pointer`. */
  readonly at?: string | undefined;
}

export interface Area {
  /** As it stands in the address. */
  readonly key: string;
  readonly title: string;
  readonly group: (typeof AREA_GROUPS)[number];
  readonly panel?: LazyExoticComponent<ComponentType<AreaProps>>;
}

export const AREA_GROUPS = ['Change', 'Check', 'Finish'] as const;

const panel = (load: () => Promise<ComponentType<AreaProps>>) =>
  lazy(() => load().then((component) => ({ default: component })));

export const AREAS: readonly Area[] = [
  {
    key: 'picture',
    title: 'Picture and steps',
    group: 'Change',
    panel: panel(() => import('./picture/picture-area').then((module) => module.PictureArea)),
  },
  {
    key: 'rules',
    title: 'Rules',
    group: 'Change',
    panel: panel(() => import('./rules/rules-area').then((module) => module.RulesArea)),
  },
  {
    key: 'deadlines',
    title: 'Deadlines',
    group: 'Change',
    panel: panel(() => import('./deadlines/deadlines-area').then((module) => module.DeadlinesArea)),
  },
  { key: 'forms', title: 'Forms', group: 'Change' },
  { key: 'work', title: 'Documents, tasks and notices', group: 'Change' },
  { key: 'bodies', title: 'Meetings and panels', group: 'Change' },
  { key: 'permissions', title: 'Roles and permissions', group: 'Change' },
  { key: 'parameters', title: 'Numbers and choices', group: 'Change' },
  { key: 'words', title: 'Words', group: 'Change' },
  { key: 'trackers', title: 'Trackers', group: 'Change' },
  {
    key: 'problems',
    title: 'Problems',
    group: 'Check',
    panel: panel(() => import('./problems/problems-panel').then((module) => module.ProblemsPanel)),
  },
  { key: 'try', title: 'Try it out', group: 'Check' },
  { key: 'differences', title: 'Differences', group: 'Check' },
  { key: 'publish', title: 'Publish', group: 'Finish' },
  {
    key: 'changes',
    title: 'Changes and history',
    group: 'Finish',
    panel: panel(() => import('./changes/changes-panel').then((module) => module.ChangesPanel)),
  },
];

export const areaOf = (key: string | undefined): Area | undefined => AREAS.find((area) => area.key === key);

/** Those that are there. */
export const openAreas = (): readonly Area[] => AREAS.filter((area) => area.panel !== undefined);
