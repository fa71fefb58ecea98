/** The three files of a form in a draft, each an object whatever stands there. */
import { formFile } from '../pack-places.js';
import type { Json } from '../parse-json.js';
import type { DraftFiles } from './edit.js';
import { type JsonObject, objectAt } from './json-shapes.js';
import { isJsonObject } from './same-json.js';

export interface FormFiles {
  readonly schema: JsonObject;
  readonly layout: JsonObject;
  readonly examples: JsonObject;
}

const own = (files: DraftFiles, file: string): Json | undefined =>
  Object.hasOwn(files, file) ? files[file] : undefined;

/** A file of the draft as an object; empty when there is none. */
export const fileObject = (files: DraftFiles, file: string): JsonObject => objectAt(own(files, file));

export const readForm = (files: DraftFiles, form: string): FormFiles => ({
  schema: fileObject(files, formFile(form, 'schema')),
  layout: fileObject(files, formFile(form, 'layout')),
  examples: fileObject(files, formFile(form, 'examples')),
});

/** The draft with parts of a form said otherwise. */
export const withForm = (files: DraftFiles, form: string, parts: Partial<FormFiles>): DraftFiles => ({
  ...files,
  ...(parts.schema === undefined ? {} : { [formFile(form, 'schema')]: parts.schema }),
  ...(parts.layout === undefined ? {} : { [formFile(form, 'layout')]: parts.layout }),
  ...(parts.examples === undefined ? {} : { [formFile(form, 'examples')]: parts.examples }),
});

/** The keys of the draft's forms, in the order of their names. */
export const formKeys = (files: DraftFiles): string[] =>
  Object.keys(files)
    .flatMap((file) => /^forms\/([^/]+)\/schema\.json$/.exec(file)?.[1] ?? [])
    .sort();

/** The code lists that a question may take: the authority's own over the common ones. */
export const codeListsOf = (
  files: DraftFiles,
): readonly {
  readonly key: string;
  readonly title: string;
  readonly isOwn: boolean;
  readonly codes: readonly ListedCode[];
}[] => {
  const common = fileObject(files, '../common/code-lists.json');
  const local = fileObject(files, 'code-lists.json');
  return Object.entries({ ...common, ...local }).map(([key, list]) => ({
    key,
    title: String(objectAt(list).title ?? key),
    isOwn: Object.hasOwn(local, key),
    codes: codesOf(list),
  }));
};

export interface ListedCode {
  readonly code: string;
  readonly label: string;
  readonly until?: string;
}

const codesOf = (list: Json): ListedCode[] => {
  const { codes } = objectAt(list);
  return Array.isArray(codes)
    ? codes.filter(isJsonObject).map(({ code, label, until }) => ({
        code: String(code ?? ''),
        label: String(label ?? ''),
        ...(typeof until === 'string' ? { until } : {}),
      }))
    : [];
};
