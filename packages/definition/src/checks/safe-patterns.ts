/** No pattern of a question can keep a browser busy, and none is of a kind that the server's engine does not know. */
import type { ListQuestion, Question } from '../form.js';
import type { Pack } from '../pack.js';
import { formFile, place, within } from '../pack-places.js';
import { patternFault } from '../pattern-fault.js';
import { type Findings, findingsOf, type Problem } from '../problem.js';

export const safePatterns = (pack: Pack): Problem[] => {
  const findings = findingsOf('safe-patterns');
  // The same pattern (a telephone number, a postcode) stands in many forms.
  const judged = new Map<string, string | undefined>();
  const faultOf = (pattern: string): string | undefined => {
    if (!judged.has(pattern)) judged.set(pattern, patternFault(pattern));
    return judged.get(pattern);
  };
  for (const form of Object.values(pack.forms))
    for (const [name, question] of Object.entries(form.schema.properties))
      visit(question, place(formFile(form.key, 'schema'), 'properties', name), faultOf, findings);
  return findings.found;
};

const visit = (
  question: Question | ListQuestion['items'],
  path: string,
  faultOf: (pattern: string) => string | undefined,
  findings: Findings,
): void => {
  switch (question.type) {
    case 'string': {
      const fault = question.pattern === undefined ? undefined : faultOf(question.pattern);
      if (fault !== undefined)
        findings.error(
          within(path, 'pattern'),
          `The pattern ${fault}.`,
          'Say it more simply, bound it with {0,n}, or use `maxLength` and `format`.',
        );
      return;
    }
    case 'array':
      visit(question.items, within(path, 'items'), faultOf, findings);
      return;
    case 'object':
      for (const [name, inner] of Object.entries(question.properties ?? {}))
        visit(inner, within(path, 'properties', name), faultOf, findings);
      if (typeof question.additionalProperties === 'object')
        visit(question.additionalProperties, within(path, 'additionalProperties'), faultOf, findings);
      return;
    default:
  }
};
