/** The process in whose words a rule is read: its own, or the first of the pack where it is of none. */
import type { Pack, Process, RuleScope } from '@homeward/definition';

export const processOfScope = (pack: Pack, scope: Pick<RuleScope, 'process'>): Process | undefined =>
  scope.process ?? Object.values(pack.processes)[0];
