/** The walkthroughs of a draft: which file and place each stands in, and what puts another in its stead. */
import { type DraftFiles, type Json, Story } from '@homeward/definition';
import type { Change } from '../editing';

export interface DraftStory {
  readonly story: Story;
  readonly file: string;
  /** Its place in a file of several; undefined where it has the file to itself. */
  readonly index?: number;
}

const FOLDER = 'walkthroughs/';

/** In order of file, then as the file has them. What cannot be read as a story is among the problems of the draft. */
export const storiesOf = (files: DraftFiles): readonly DraftStory[] =>
  Object.keys(files)
    .filter((file) => file.startsWith(FOLDER))
    .sort()
    .flatMap((file) => {
      const several = scenariosOf(files[file]);
      if (several === undefined) return read(files[file]).map((story) => ({ story, file }));
      return several.flatMap((json, index) => read(json).map((story) => ({ story, file, index })));
    });

const read = (json: Json | undefined): readonly Story[] => {
  const parsed = Story.safeParse(json);
  return parsed.success ? [parsed.data] : [];
};

const scenariosOf = (json: Json | undefined): readonly Json[] | undefined => {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) return undefined;
  return Array.isArray(json.scenarios) ? json.scenarios : undefined;
};

/** What becomes of a walkthrough: another in its stead, or nothing, which takes it out. */
export interface StoryBecomes {
  readonly of: DraftStory;
  readonly next: Story | undefined;
}

/** One change for each file that is touched, however many walkthroughs stand in it. */
export const storyChanges = (files: DraftFiles, becomes: readonly StoryBecomes[]): readonly Change[] =>
  [...new Set(becomes.map(({ of }) => of.file))].map((file) => {
    const here = becomes.filter(({ of }) => of.file === file);
    const whole = here.find(({ of }) => of.index === undefined);
    if (whole !== undefined)
      return { file, at: '', ...(whole.next === undefined ? {} : { after: asJson(whole.next) }) };
    const list = (scenariosOf(files[file]) ?? []).flatMap((json, index): Json[] => {
      const one = here.find(({ of }) => of.index === index);
      if (one === undefined) return [json];
      return one.next === undefined ? [] : [asJson(one.next)];
    });
    return list.length === 0 ? { file, at: '' } : { file, at: '/scenarios', after: list };
  });

const asJson = (story: Story): Json => JSON.parse(JSON.stringify(story));
