/** The authority's own code lists, and who takes their choices from them. */
import type { Json } from '../parse-json.js';
import { deriveKey } from './derive-key.js';
import type { DraftFiles } from './edit.js';
import { codeListsOf, fileObject, formKeys, type ListedCode, readForm } from './form-files.js';
import { objectAt, textAt } from './json-shapes.js';
import { isJsonObject } from './same-json.js';

/** A list of the authority's own; its name is made of its title, its codes of their labels. */
export const addCodeList = (
  files: DraftFiles,
  title: string,
  labels: readonly string[],
): { readonly files: DraftFiles; readonly key: string } => makeCodeList(files, title, codesOfLabels(labels));

/** The same of codes that stand already, so that what was answered stays what it was. */
export const makeCodeList = (
  files: DraftFiles,
  title: string,
  codes: readonly ListedCode[],
): { readonly files: DraftFiles; readonly key: string } => {
  const key = deriveKey(
    title,
    codeListsOf(files).map((list) => list.key),
  );
  return { key, files: withCodeList(files, key, { title, codes }) };
};

/** A common list is copied first: what every authority shares is not changed in a draft. */
export const withCodeList = (
  files: DraftFiles,
  key: string,
  list: { readonly title: string; readonly codes: readonly ListedCode[] },
): DraftFiles => {
  const own = fileObject(files, 'code-lists.json');
  const before = objectAt(own[key] ?? fileObject(files, '../common/code-lists.json')[key]);
  const codes: Json[] = list.codes.map(({ code, label, until }) => ({
    code,
    label,
    ...(until === undefined ? {} : { until }),
  }));
  return { ...files, 'code-lists.json': { ...own, [key]: { ...before, title: list.title, codes } } };
};

/** Codes in the order of their labels, each of its own. */
export const codesOfLabels = (labels: readonly string[]): ListedCode[] => {
  const taken: string[] = [];
  return labels.map((label) => {
    const code = deriveKey(label, taken);
    taken.push(code);
    return { code, label };
  });
};

export interface CodeListUse {
  readonly kind: 'question' | 'fact';
  readonly title: string;
}

/** The questions and facts that take their choices from a list, in words. */
export const usesOfCodeList = (files: DraftFiles, key: string): CodeListUse[] => [
  ...formKeys(files).flatMap((form) => {
    const { schema, layout } = readForm(files, form);
    return questionsWithCodes(schema, key).map(
      (title): CodeListUse => ({
        kind: 'question',
        title: `“${title}” of “${textAt(layout, 'title') ?? form}”`,
      }),
    );
  }),
  ...Object.entries(fileObject(files, 'facts.json')).flatMap(([name, fact]): CodeListUse[] =>
    textAt(fact, 'codes') === key ? [{ kind: 'fact', title: `The fact “${textAt(fact, 'label') ?? name}”` }] : [],
  ),
];

/** @param list the title of the list whose items these are: items of several choices are called “Choice”, and people know the question */
const questionsWithCodes = (question: Json | undefined, key: string, list?: string): string[] => {
  if (!isJsonObject(question)) return [];
  const { title, codes, properties, items, additionalProperties } = question;
  const said = String(title ?? '');
  if (codes === key) return [list ?? said];
  return [
    ...Object.values(objectAt(properties)).flatMap((inner) => questionsWithCodes(inner, key)),
    ...questionsWithCodes(items, key, said),
    ...questionsWithCodes(additionalProperties, key, said),
  ];
};
