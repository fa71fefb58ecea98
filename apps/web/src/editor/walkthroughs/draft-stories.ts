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

/** @param next undefined takes the walkthrough out */
export const storyChange = (files: DraftFiles, { file, index }: DraftStory, next: Story | undefined): Change => {
  const json: Json | undefined = next === undefined ? undefined : JSON.parse(JSON.stringify(next));
  if (index === undefined) return { file, at: '', ...(json === undefined ? {} : { after: json }) };
  const list = [...(scenariosOf(files[file]) ?? [])];
  list.splice(index, 1, ...(json === undefined ? [] : [json]));
  return list.length === 0 ? { file, at: '' } : { file, at: '/scenarios', after: list };
};
