/** Writes out what a form's files say in short: code lists as choices, and "why it is not known" as a question of its own. */
import type { CodeList } from './authority.js';
import type { Choice, FormLayout, FormSchema, GroupQuestion, ListQuestion, Question, QuestionLayout } from './form.js';
import { didYouMean } from './nearest-name.js';
import { pointerStep } from './parse-json.js';
import type { Problem } from './problem.js';

export interface ExpandedForm {
  readonly schema: FormSchema;
  readonly layout: FormLayout;
  readonly problems: readonly Problem[];
}

/** The question that says why another one's answer is not known. */
export const notKnownName = (question: string): string => `${question}NotKnown`;

/**
 * @param folder where the form stands, for problems: `forms/CPR`
 * @param codeLists the authority's lists over the common ones
 */
export const expandForm = (
  folder: string,
  schema: FormSchema,
  layout: FormLayout,
  codeLists: Readonly<Record<string, CodeList>>,
): ExpandedForm => {
  const problems: Problem[] = [];
  const context: Expansion = { codeLists, file: `${folder}/schema.json`, problems };
  const companions = new Set(
    Object.keys(layout.questions).filter(
      (name) => layout.questions[name]?.notKnown === true && name in schema.properties,
    ),
  );
  for (const name of companions) {
    const companion = notKnownName(name);
    if (!(companion in schema.properties) && !(companion in layout.questions)) continue;
    companions.delete(name);
    problems.push({
      check: 'read-pack',
      severity: 'error',
      path: `${folder}/schema.json#/properties/${companion}`,
      sentence: `\`${name}\` may be answered "not known", which adds a question \`${companion}\`; the form has one of that name already.`,
      suggestion: `Take \`${companion}\` out of the form, or \`notKnown\` off \`${name}\`.`,
    });
  }
  const properties: Record<string, Question> = {};
  for (const [name, question] of Object.entries(schema.properties)) {
    properties[name] = expandQuestion(question, `/properties${pointerStep(name)}`, context);
    if (companions.has(name))
      properties[notKnownName(name)] = { type: 'string', title: 'Why it is not known', minLength: 1, maxLength: 2000 };
  }
  const questions: Record<string, QuestionLayout> = {};
  for (const [name, question] of Object.entries(layout.questions)) {
    questions[name] = question;
    if (companions.has(name)) questions[notKnownName(name)] = companionLayout(question);
  }
  const sections = layout.sections.map((section) => ({
    ...section,
    questions: section.questions.flatMap((name) => (companions.has(name) ? [name, notKnownName(name)] : [name])),
  }));
  return { schema: { ...schema, properties }, layout: { ...layout, questions, sections }, problems };
};

/** The companion applies exactly when its question does. */
const companionLayout = ({ errorName, visibleWhen, under, sensitivity }: QuestionLayout): QuestionLayout => ({
  errorName: `why ${errorName} is not known`,
  widget: 'text',
  ...(visibleWhen === undefined ? {} : { visibleWhen }),
  ...(under === undefined ? {} : { under }),
  ...(sensitivity === undefined ? {} : { sensitivity }),
});

interface Expansion {
  readonly codeLists: Readonly<Record<string, CodeList>>;
  readonly file: string;
  readonly problems: Problem[];
}

const expandQuestion = (question: Question, pointer: string, context: Expansion): Question => {
  switch (question.type) {
    case 'object':
      return expandGroup(question, pointer, context);
    case 'array':
      return { ...question, items: expandItems(question.items, `${pointer}/items`, context) };
    case 'string':
      return expandCodes(question, pointer, context);
    default:
      return question;
  }
};

const expandItems = (items: ListQuestion['items'], pointer: string, context: Expansion): ListQuestion['items'] =>
  items.type === 'object' ? expandGroup(items, pointer, context) : expandQuestion(items, pointer, context);

const expandGroup = <T extends Omit<GroupQuestion, 'title'>>(group: T, pointer: string, context: Expansion): T => {
  const { properties, additionalProperties } = group;
  return {
    ...group,
    ...(properties === undefined
      ? {}
      : {
          properties: Object.fromEntries(
            Object.entries(properties).map(([name, inner]) => [
              name,
              expandQuestion(inner, `${pointer}/properties${pointerStep(name)}`, context),
            ]),
          ),
        }),
    ...(typeof additionalProperties === 'object'
      ? { additionalProperties: expandQuestion(additionalProperties, `${pointer}/additionalProperties`, context) }
      : {}),
  };
};

// `codes` itself goes: the validators are strict and know no such keyword.
const expandCodes = (
  question: Extract<Question, { type: 'string' }>,
  pointer: string,
  context: Expansion,
): Question => {
  const { codes, ...rest } = question;
  if (codes === undefined) return question;
  const list = Object.hasOwn(context.codeLists, codes) ? context.codeLists[codes] : undefined;
  const problem = (sentence: string, suggestion: string): void => {
    context.problems.push({
      check: 'read-pack',
      severity: 'error',
      path: `${context.file}#${pointer}/codes`,
      sentence,
      suggestion,
    });
  };
  if (rest.oneOf !== undefined) {
    problem(
      'A question takes its choices from a code list or gives them itself, not both.',
      'Remove `codes` or `oneOf`.',
    );
    return rest;
  }
  if (list === undefined) {
    problem(
      `There is no code list \`${codes}\`.`,
      didYouMean(codes, Object.keys(context.codeLists)) ?? 'Add it to code-lists.json.',
    );
    return rest;
  }
  return { ...rest, oneOf: offered(list) };
};

/** Codes that the return no longer uses stay valid for what was recorded then; they come last and say so. */
const offered = (list: CodeList): Choice[] => {
  const choices = list.codes.map(({ code, label, until }) => ({
    const: code,
    title: until === undefined ? label : `${label} (code used until ${until})`,
  }));
  return [
    ...choices.filter((_, index) => list.codes[index]?.until === undefined),
    ...choices.filter((_, index) => list.codes[index]?.until !== undefined),
  ];
};
