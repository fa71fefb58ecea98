/** Every form can be filled in: each question stands in one section with its words, reveals hang from options that exist, and there is a complete example. */
import type { FormDefinition, Question } from '../form.js';
import { didYouMean } from '../nearest-name.js';
import type { Pack } from '../pack.js';
import { formFile, place, within } from '../pack-places.js';
import { type Findings, findingsOf, type Problem } from '../problem.js';

export const formsComplete = (pack: Pack): Problem[] => {
  const findings = findingsOf('forms-complete');
  for (const form of Object.values(pack.forms)) {
    checkLayout(form, findings);
    for (const [name, question] of Object.entries(form.schema.properties))
      requiredExist(question, place(formFile(form.key, 'schema'), 'properties', name), findings);
    if (!Object.hasOwn(form.examples, 'complete'))
      findings.error(
        place(formFile(form.key, 'examples')),
        `The form \`${form.key}\` has no example named \`complete\`.`,
        'Add complete valid answers: stories and the try-out start from them.',
      );
    for (const [name, answers] of Object.entries(form.examples))
      for (const answer of Object.keys(answers))
        if (!Object.hasOwn(form.schema.properties, answer))
          findings.error(
            place(formFile(form.key, 'examples'), name, answer),
            `The form has no question \`${answer}\`.`,
            didYouMean(answer, Object.keys(form.schema.properties)),
          );
  }
  return findings.found;
};

const checkLayout = (form: FormDefinition, { error }: Findings): void => {
  const file = formFile(form.key, 'layout');
  const { properties } = form.schema;
  const { sections, questions } = form.layout;
  const sectionOf = new Map<string, string>();
  const sectionKeys = new Set<string>();
  for (const [index, section] of sections.entries()) {
    if (sectionKeys.has(section.key))
      error(
        place(file, 'sections', index, 'key'),
        `Two sections have the key \`${section.key}\`.`,
        'Give one of them another key.',
      );
    sectionKeys.add(section.key);
    for (const [position, name] of section.questions.entries()) {
      const at = place(file, 'sections', index, 'questions', position);
      const earlier = sectionOf.get(name);
      if (!Object.hasOwn(properties, name))
        error(at, `The form has no question \`${name}\`.`, didYouMean(name, Object.keys(properties)));
      else if (earlier !== undefined)
        error(at, `The question \`${name}\` stands in the section \`${earlier}\` already.`, 'Remove it here or there.');
      else sectionOf.set(name, section.key);
    }
  }
  for (const name of Object.keys(properties)) {
    const at = place(formFile(form.key, 'schema'), 'properties', name);
    if (!sectionOf.has(name))
      error(
        at,
        `The question \`${name}\` stands in no section, so nobody is asked it.`,
        `Add it to a section of ${file}.`,
      );
    if (!Object.hasOwn(questions, name))
      error(
        at,
        `The question \`${name}\` has no words for its error messages.`,
        `Add it to \`questions\` of ${file}, with an \`errorName\`.`,
      );
  }
  for (const [name, layout] of Object.entries(questions)) {
    if (!Object.hasOwn(properties, name))
      error(
        place(file, 'questions', name),
        `The form has no question \`${name}\`.`,
        didYouMean(name, Object.keys(properties)),
      );
    if (layout.under === undefined) continue;
    const { question, option } = layout.under;
    const at = place(file, 'questions', name, 'under');
    const outer = Object.hasOwn(properties, question) ? properties[question] : undefined;
    if (outer === undefined || question === name)
      error(
        within(at, 'question'),
        `There is no question \`${question}\` for \`${name}\` to stand under.`,
        didYouMean(question, Object.keys(properties)),
      );
    else if (!optionsOf(outer).includes(option))
      error(
        within(at, 'option'),
        `The question \`${question}\` has no option \`${String(option)}\`.`,
        didYouMean(String(option), optionsOf(outer).map(String)),
      );
    else if (sectionOf.get(question) !== sectionOf.get(name) && sectionOf.has(name))
      error(
        at,
        `\`${name}\` is to be shown under \`${question}\`, which stands in another section.`,
        `Move it there, or use \`visibleWhen\`.`,
      );
  }
};

const optionsOf = (question: Question): (string | number | boolean)[] => {
  if (question.type === 'boolean') return [true, false];
  if (question.type === 'string') return question.oneOf?.map((choice) => choice.const) ?? [];
  return question.type === 'array' && question.items.type === 'string'
    ? (question.items.oneOf?.map((choice) => choice.const) ?? [])
    : [];
};

/** Required questions of groups and rows exist: one that does not could never be answered. */
const requiredExist = (
  question: Question | Extract<Question, { type: 'array' }>['items'],
  path: string,
  findings: Findings,
): void => {
  if (question.type === 'array') requiredExist(question.items, within(path, 'items'), findings);
  if (question.type !== 'object') return;
  const { properties, required } = question;
  for (const [index, name] of (required ?? []).entries())
    if (properties === undefined || !Object.hasOwn(properties, name))
      findings.error(
        within(path, 'required', index),
        `This group has no question \`${name}\`, so it could never be answered.`,
        didYouMean(name, Object.keys(properties ?? {})),
      );
  for (const [name, inner] of Object.entries(properties ?? {}))
    requiredExist(inner, within(path, 'properties', name), findings);
};
