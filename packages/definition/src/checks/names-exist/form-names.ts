/** Names in forms. */
import type { Pack } from '../../pack.js';
import { formFile, place } from '../../pack-places.js';
import type { Findings } from '../../problem.js';
import { knownNames } from '../known-names.js';
import { type Names, requireAll } from './names.js';

export const formNames = (pack: Pack, names: Names, findings: Findings): void => {
  for (const form of Object.values(pack.forms)) {
    const file = formFile(form.key, 'layout');
    requireAll(names.role, form.layout.fills, place(file, 'fills'));
    requireAll(names.clause, form.layout.sources, place(file, 'sources'));
    const questions = knownNames(findings, 'question', Object.keys(form.schema.properties));
    for (const [index, signOff] of form.layout.signOffs.entries()) {
      names.role.require(signOff.role, place(file, 'signOffs', index, 'role'));
      requireAll(names.clause, signOff.sources, place(file, 'signOffs', index, 'sources'));
    }
    for (const [name, question] of Object.entries(form.layout.questions)) {
      requireAll(names.clause, question.sources, place(file, 'questions', name, 'sources'));
      if (question.prefill !== undefined)
        names.fact.require(question.prefill.fact, place(file, 'questions', name, 'prefill', 'fact'));
    }
    requireAll(questions, form.schema.required, place(formFile(form.key, 'schema'), 'required'));
  }
};
