/** Every name that a pack refers to is defined in it. */
import type { Pack } from '../pack.js';
import { rulesOf } from '../pack-rules.js';
import { findingsOf, type Problem } from '../problem.js';
import { authorityNames } from './names-exist/authority-names.js';
import { formNames } from './names-exist/form-names.js';
import { namesOf } from './names-exist/names.js';
import { processNames } from './names-exist/process-names.js';
import { ruleNames } from './names-exist/rule-names.js';

export const namesExist = (pack: Pack): Problem[] => {
  const findings = findingsOf('names-exist');
  const names = namesOf(pack, findings);
  authorityNames(pack, names);
  formNames(pack, names, findings);
  for (const [id, process] of Object.entries(pack.processes)) processNames(pack, id, process, names, findings);
  const look = ruleNames(pack, names, findings);
  for (const rule of rulesOf(pack)) look(rule);
  return findings.found;
};
