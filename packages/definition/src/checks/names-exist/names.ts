/** The names that a pack defines, by what they are names of. */
import type { Pack } from '../../pack.js';
import { within } from '../../pack-places.js';
import type { Findings } from '../../problem.js';
import { RETURN_COLUMN_NAMES } from '../../return-columns.js';
import { BUILT_IN_FACTS } from '../../rule-fields.js';
import { type KnownNames, knownNames } from '../known-names.js';

export interface Names {
  readonly role: KnownNames;
  readonly roleOrBody: KnownNames;
  readonly fact: KnownNames;
  readonly form: KnownNames;
  readonly rule: KnownNames;
  readonly parameter: KnownNames;
  readonly codeList: KnownNames;
  readonly clause: KnownNames;
  readonly sourceDocument: KnownNames;
  readonly event: KnownNames;
  readonly returnColumn: KnownNames;
}

export const namesOf = (pack: Pack, findings: Findings): Names => {
  const processes = Object.values(pack.processes);
  return {
    role: knownNames(findings, 'role', Object.keys(pack.grants.roles)),
    roleOrBody: knownNames(findings, 'role or body', [...Object.keys(pack.grants.roles), ...Object.keys(pack.bodies)]),
    fact: knownNames(findings, 'fact', [...Object.keys(pack.facts), ...Object.keys(BUILT_IN_FACTS)]),
    form: knownNames(findings, 'form', Object.keys(pack.forms)),
    rule: knownNames(findings, 'rule', Object.keys(pack.rules)),
    parameter: knownNames(findings, 'parameter', Object.keys(pack.authority.parameters)),
    codeList: knownNames(findings, 'code list', Object.keys(pack.codeLists)),
    clause: knownNames(findings, 'clause', Object.keys(pack.sources.clauses)),
    sourceDocument: knownNames(findings, 'source document', Object.keys(pack.sources.documents)),
    event: knownNames(
      findings,
      'event',
      processes.flatMap((process) => Object.keys(process.events)),
    ),
    returnColumn: knownNames(findings, 'column of the return', RETURN_COLUMN_NAMES),
  };
};

/** Requires every name of a list. */
export const requireAll = (names: KnownNames, list: readonly string[] | undefined, path: string): void => {
  for (const [index, name] of (list ?? []).entries()) names.require(name, within(path, index));
};
