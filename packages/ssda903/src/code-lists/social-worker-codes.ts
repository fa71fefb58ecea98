// Codes for why a child's social worker changed (DOMAIN 4.3).
import { type CodeOf, codeList } from '../code-list.js';

export const reasonsSocialWorkerChanged = codeList('SW_REASON', [
  { code: 'MANAGE', label: 'Caseload moved by management' },
  { code: 'FCONTA', label: 'First contact: social worker allocated' },
  { code: 'LEFTRL', label: 'Social worker left the role' },
  { code: 'ORGRST', label: 'Organisation restructured' },
  { code: 'TSPROC', label: 'Case moved between teams as the process says' },
  { code: 'ABSENC', label: 'Social worker absent' },
  { code: 'CHCHAN', label: 'Child asked for a change' },
  { code: 'PCCHAN', label: 'Parent or carer asked for a change' },
  { code: 'SWDIED', label: 'Social worker died' },
  { code: 'OTHERS', label: 'Other reason' },
]);
export type ReasonSocialWorkerChanged = CodeOf<typeof reasonsSocialWorkerChanged>;
