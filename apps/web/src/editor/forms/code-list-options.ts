/** The code lists that a question may take, the authority's own first. */
import { codeListsOf, type DraftFiles } from '@homeward/definition';

export const codeListOptions = (files: DraftFiles): readonly { readonly value: string; readonly title: string }[] =>
  [...codeListsOf(files)]
    .sort((a, b) => Number(b.isOwn) - Number(a.isOwn) || a.title.localeCompare(b.title, 'en'))
    .map(({ key, title, isOwn, codes }) => ({
      value: key,
      title: `${title} (${codes.length} choices${isOwn ? '' : ', shared by all authorities'})`,
    }));
