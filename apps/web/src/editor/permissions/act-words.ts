/** How people say what a role may do. */
import type { GrantAct } from '@homeward/definition';

export const ACT_WORDS: Readonly<Record<GrantAct, { readonly title: string; readonly verb: string }>> = {
  record: { title: 'Record what happens', verb: 'do' },
  read: { title: 'Read', verb: 'read' },
  write: { title: 'Write', verb: 'write in' },
  attend: { title: 'Attend', verb: 'attend' },
};
export const ACTS: readonly GrantAct[] = ['record', 'read', 'write', 'attend'];

/** "Social worker may read “Report”". */
export const sayPermission = (role: string, may: GrantAct, what: string): string =>
  `${role} may ${ACT_WORDS[may].verb} “${what}”`;

export const SECOND_PERSON = 'This lets somebody do more. A second person has to agree when it is published.';
