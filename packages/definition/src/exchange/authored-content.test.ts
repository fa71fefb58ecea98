import { describe, expect, it } from '@jest/globals';
import { applyEdit } from '../editing/edit.js';
import { expandDraft } from '../editing/expand-draft.js';
import { asTexts, exampleCommon, exampleFiles } from '../example-pack.js';
import { authoredContent } from './authored-content.js';
import { usedContent } from './pack-content.js';

const files = asTexts(exampleFiles());
const common = asTexts(exampleCommon());
const base = usedContent(files, common);
const draft = expandDraft(base.files, base.common).files;

describe('a draft as its authority would write it', () => {
  it('is its base to the byte while nothing was changed', () => {
    expect(authoredContent(draft, base)).toEqual({ content: base, writtenOut: false, guardsLeftOut: false });
  });

  it('changes the files that were changed and no other', () => {
    const edited = applyEdit(draft, {
      file: 'authority.json',
      at: '/name',
      before: 'Dale Council',
      after: 'Dale Borough Council',
    });
    if (!('files' in edited)) throw new Error(JSON.stringify(edited));
    const { content } = authoredContent(edited.files, base);
    expect(Object.keys(content.files).filter((path) => content.files[path] !== base.files[path])).toEqual([
      'authority.json',
    ]);
    expect(expandDraft(content.files, content.common).files).toEqual(edited.files);
  });

  it('goes out with the calendar, codes and sources that it runs by, and not with those that stood beside it elsewhere', () => {
    const calendar = Object.keys(common).find((path) => path.startsWith('calendars/')) ?? '';
    const elsewhere = {
      ...base,
      common: {
        ...base.common,
        [calendar]: (base.common[calendar] ?? '').replace(/"\d{4}-\d\d-\d\d"/, '"2031-01-02"'),
        'sources.json': (base.common['sources.json'] ?? '').replace(/"title": *"/, '"title":"Elsewhere '),
      },
    };
    for (const path of [calendar, 'sources.json']) expect(elsewhere.common[path]).not.toBe(base.common[path]);
    const { content, writtenOut, guardsLeftOut } = authoredContent(draft, elsewhere);
    expect(expandDraft(content.files, content.common).files).toEqual(draft);
    expect([writtenOut, guardsLeftOut]).toEqual([false, true]);
    expect(content.files).toEqual(base.files);
  });

  it('says everything itself when nobody kept what it was read from', () => {
    const { content, writtenOut } = authoredContent(draft, undefined);
    expect(writtenOut).toBe(true);
    expect(expandDraft(content.files, content.common).files).toEqual(draft);
  });
});
