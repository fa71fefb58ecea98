/** The example pack as a draft: what tests of acts begin with. */
import { checkPack } from '../check-pack.js';
import { asTexts, exampleCommon, exampleFiles } from '../example-pack.js';
import type { Pack } from '../pack.js';
import type { Problem } from '../problem.js';
import { readPack } from '../read-pack.js';
import type { DraftFiles } from './edit.js';

export const exampleDraft = (): DraftFiles => ({
  ...exampleFiles(),
  ...Object.fromEntries(Object.entries(exampleCommon()).map(([file, json]) => [`../common/${file}`, json])),
});

const halves = (files: DraftFiles): readonly [Record<string, string>, Record<string, string>] => {
  const isCommon = (file: string): boolean => file.startsWith('../common/');
  const own = Object.entries(files).filter(([file]) => !isCommon(file));
  const common = Object.entries(files).flatMap(([file, json]) =>
    isCommon(file) ? [[file.slice('../common/'.length), json] as const] : [],
  );
  return [asTexts(Object.fromEntries(own)), asTexts(Object.fromEntries(common))];
};

/** Throws when the draft cannot be read: then the act under test has broken a shape. */
export const packOfDraft = (files: DraftFiles): Pack => {
  const { pack, problems } = readPack(...halves(files));
  if (pack === undefined) throw new Error(problems.map(({ path, sentence }) => `${path}: ${sentence}`).join('\n'));
  return pack;
};

/** What a check of the draft says, errors alone. */
export const errorsOfDraft = (files: DraftFiles): readonly Problem[] =>
  checkPack(...halves(files)).problems.filter(({ severity }) => severity === 'error');
