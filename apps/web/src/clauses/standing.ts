/** How a clause is covered, in words and a colour. */
import type { ClauseStanding } from '@homeward/contract';
import type { TagColour } from '../ui/tag';

export const STANDING: Readonly<Record<ClauseStanding, { readonly title: string; readonly colour: TagColour }>> = {
  executed: { title: 'Carried out', colour: 'green' },
  shown: { title: 'Shown', colour: 'blue' },
  reported: { title: 'Reported', colour: 'purple' },
  open: { title: 'Open', colour: 'red' },
};

const CLASSES: Readonly<Record<string, string>> = {
  STATE: 'State',
  STEP: 'Step',
  MEETING: 'Meeting',
  PANEL: 'Panel',
  ROLE: 'Role',
  FORM: 'Form',
  DEADLINE: 'Deadline',
  GUARD: 'Condition',
  ROUTE: 'Route',
  ESCALATION: 'Escalation',
  TRACKER: 'Tracker',
  REPORT: 'Report',
  DECISION: 'Decision',
  NOTIFY: 'Notice',
  PRINCIPLE: 'Principle',
  DEFN: 'Definition',
};

/** What people read of a clause's class; one that is not known reads as it is written. */
export const classInWords = (cls: string): string => CLASSES[cls] ?? cls;
