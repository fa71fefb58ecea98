/** Reads a file of stories piece by piece, so that one story that cannot be read does not silence the others. */
import { DateVector, nearestName, PlainDate, Story, StoryFile } from '@homeward/definition';

/** Something in the file that cannot be read. */
export interface UnreadableStory {
  readonly part: 'file' | 'calendar' | 'dateVector' | 'story';
  /** The story's or vector's id, or where it stands in the file. */
  readonly id: string;
  readonly authority?: string;
  readonly sentence: string;
}

export interface ReadStories {
  readonly calendars: Readonly<Record<string, readonly PlainDate[]>>;
  readonly vectors: readonly DateVector[];
  readonly stories: readonly Story[];
  readonly unreadable: readonly UnreadableStory[];
  /** Not a story file at all. */
  readonly sentence?: string;
}

const NOTHING: ReadStories = { calendars: {}, vectors: [], stories: [], unreadable: [] };

/** @param json the parsed file, of any shape: a whole story file, several stories (`scenarios`), or one story */
export const readStoryFile = (json: unknown): ReadStories => {
  const file = isRecord(json) ? ('steps' in json ? { scenarios: [json] } : json) : undefined;
  const { calendars, dateVectors = [], scenarios = [] } = file ?? {};
  const hasLists = file !== undefined && ('scenarios' in file || 'dateVectors' in file);
  if (!hasLists || !Array.isArray(dateVectors) || !Array.isArray(scenarios))
    return { ...NOTHING, sentence: 'This is not a file of stories: it has no lists scenarios and dateVectors.' };
  const unreadable: UnreadableStory[] = [];
  const known = Object.keys(StoryFile.shape);
  for (const key of Object.keys(file))
    if (!known.includes(key)) {
      const nearest = nearestName(key, known);
      unreadable.push({
        part: 'file',
        id: 'the file',
        sentence: `it has an unknown part ${key}${nearest === undefined ? '' : `; did you mean ${nearest}?`}`,
      });
    }
  const vectors = dateVectors.flatMap((entry: unknown, index) => {
    const parsed = DateVector.safeParse(entry);
    if (parsed.success) return [parsed.data];
    unreadable.push({
      part: 'dateVector',
      id: textAt(entry, 'id') ?? `date vector ${index + 1}`,
      sentence: sentenceOf(parsed.error.issues),
    });
    return [];
  });
  const stories = scenarios.flatMap((entry: unknown, index) => {
    const parsed = Story.safeParse(entry);
    if (parsed.success) return [parsed.data];
    const authority = textAt(entry, 'authority');
    unreadable.push({
      part: 'story',
      id: textAt(entry, 'id') ?? `story ${index + 1}`,
      ...(authority === undefined ? {} : { authority }),
      sentence: sentenceOf(parsed.error.issues),
    });
    return [];
  });
  return { calendars: calendarsOf(calendars, unreadable), vectors, stories, unreadable };
};

const calendarsOf = (calendars: unknown, unreadable: UnreadableStory[]): Record<string, PlainDate[]> => {
  const kept: Record<string, PlainDate[]> = {};
  for (const [id, dates] of Object.entries(isRecord(calendars) ? calendars : {})) {
    const parsed = PlainDate.array().safeParse(dates);
    if (parsed.success) kept[id] = parsed.data;
    else unreadable.push({ part: 'calendar', id: `calendar ${id}`, sentence: sentenceOf(parsed.error.issues) });
  }
  return kept;
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textAt = (entry: unknown, key: string): string | undefined => {
  const value = isRecord(entry) ? entry[key] : undefined;
  return typeof value === 'string' ? value : undefined;
};

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

const sentenceOf = (issues: readonly Issue[]): string =>
  issues
    .map(({ path, message }) => (path.length === 0 ? message : `${path.map(String).join('/')}: ${message}`))
    .join('; ');
