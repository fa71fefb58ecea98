/** Every example of a form is an answer that its questions take: stories, the try-out and the process owner's own look at a form start from them. */
import { type FormDefinition, findingsOf, formFile, type Problem, place } from '@homeward/definition';
import { compileForm } from '../forms/compile-form.js';
import { sayFault } from '../forms/validate-answers.js';
import type { PackInCalendar } from './pack-in-calendar.js';

export const examplesAreAnswers = ({ pack }: PackInCalendar): Problem[] =>
  Object.values(pack.forms).flatMap((form) => Object.keys(form.examples).flatMap((name) => faultsOf(form, name)));

/** Of each answer by itself, whether its question is asked or not: whoever changes another answer sees it again. What is left out is asked elsewhere. */
const faultsOf = (form: FormDefinition, name: string): readonly Problem[] => {
  const compiled = compileForm(form);
  const answers = form.examples[name] ?? {};
  const asked = Object.keys(answers).filter((question) => Object.hasOwn(form.schema.properties, question));
  const { found, error } = findingsOf('examples-are-answers');
  const given = Object.fromEntries(asked.map((question) => [question, answers[question]]));
  const faults = compiled.checks.faults(given, asked, []).map((fault) => sayFault(fault, compiled));
  // An answer of another kind is no choice either: said once.
  const first = faults.filter(({ path }, index) => faults.findIndex((other) => other.path === path) === index);
  for (const { path, question, sentence } of first)
    error(
      place(formFile(form.key, 'examples'), name, ...path.split('/').slice(1)),
      `The form does not take what the example \`${name}\` answers to \`${question}\`: ${sentence}.`,
      'Change the answer, or what the question allows.',
    );
  return found;
};
