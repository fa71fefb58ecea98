/** The areas of the editor, in the order in which they are offered. What is shown in each stands in `area-panels.ts`: panels may read this list, and must not read one another. */

import { SET_UP_FILE } from '@homeward/definition';

export interface AreaProps {
  /** The place to open at, `file#/pointer`. */
  readonly at?: string | undefined;
}

export interface Area {
  /** As it stands in the address. */
  readonly key: string;
  readonly title: string;
  readonly group: (typeof AREA_GROUPS)[number];
  /** A file without which there is nothing to do here. */
  readonly needs?: string;
}

export const AREA_GROUPS = ['Change', 'Check', 'Finish'] as const;

export const AREAS: readonly Area[] = [
  { key: 'set-up', title: 'Set-up', group: 'Change', needs: SET_UP_FILE },
  { key: 'picture', title: 'Picture and steps', group: 'Change' },
  { key: 'rules', title: 'Rules', group: 'Change' },
  { key: 'deadlines', title: 'Deadlines', group: 'Change' },
  { key: 'forms', title: 'Forms', group: 'Change' },
  { key: 'work', title: 'Documents, tasks and notices', group: 'Change' },
  { key: 'bodies', title: 'Meetings and panels', group: 'Change' },
  { key: 'permissions', title: 'Roles and permissions', group: 'Change' },
  { key: 'parameters', title: 'Numbers and choices', group: 'Change' },
  { key: 'words', title: 'Words', group: 'Change' },
  { key: 'clauses', title: 'Clauses', group: 'Change' },
  { key: 'trackers', title: 'Trackers', group: 'Change' },
  { key: 'problems', title: 'Problems', group: 'Check' },
  { key: 'try', title: 'Try it out', group: 'Check' },
  { key: 'walkthroughs', title: 'Walkthroughs', group: 'Check' },
  { key: 'differences', title: 'Differences', group: 'Check' },
  { key: 'publish', title: 'Publish', group: 'Finish' },
  { key: 'changes', title: 'Changes and history', group: 'Finish' },
];

export const areaOf = (key: string | undefined): Area | undefined => AREAS.find((area) => area.key === key);
