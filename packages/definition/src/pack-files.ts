/** Which files a pack is made of, and which schema each is written in. */
import { z } from 'zod';
import { Authority, Calendar, CodeList } from './authority.js';
import { BodyDefinition } from './body.js';
import { Chart } from './chart.js';
import { DeadlineDefinition } from './deadline.js';
import { DocumentDefinition } from './document.js';
import { EventDefinition } from './event.js';
import { FactDefinition } from './fact.js';
import { FormExamples, FormLayout, FormSchema } from './form.js';
import { Grants } from './grant.js';
import { Key, Path } from './names.js';
import { NoticeDefinition } from './notice.js';
import { ProcessDefinition, TrackerDefinition } from './process.js';
import { RuleDefinition } from './rule.js';
import { SourceBook } from './source.js';
import { TaskDefinition } from './task.js';
import { Story } from './walkthrough.js';

/** Files at the top of an authority's folder. */
export const AUTHORITY_FILES = {
  'authority.json': Authority,
  'sources.json': SourceBook,
  'facts.json': z.record(Key, FactDefinition),
  'rules.json': z.record(Key, RuleDefinition),
  'grants.json': Grants,
  'trackers.json': z.record(Key, TrackerDefinition),
  'code-lists.json': z.record(Key, CodeList),
} as const;

/** Files of one process, in `processes/<id in kebab-case>/`. */
export const PROCESS_FILES = {
  'process.json': ProcessDefinition,
  'chart.json': Chart,
  'events.json': z.record(Key, EventDefinition),
  'deadlines.json': z.record(Key, DeadlineDefinition),
  // A part of a document is named after a dot: `PPM.minutes`.
  'documents.json': z.record(Path, DocumentDefinition),
  'tasks.json': z.record(Key, TaskDefinition),
  'notices.json': z.record(Key, NoticeDefinition),
} as const;

/** Files of one form, in `forms/<key>/`. */
export const FORM_FILES = {
  'schema.json': FormSchema,
  'layout.json': FormLayout,
  'examples.json': FormExamples,
} as const;

/** Files that every authority shares, in `configs/common/`. */
export const COMMON_FILES = { 'code-lists.json': z.record(Key, CodeList), 'sources.json': SourceBook } as const;

/** Files named after the one thing they hold: `bodies/<key>.json`, `calendars/<id>.json`, `walkthroughs/<any>.json`. */
export const BodyFile = BodyDefinition;
export const CalendarFile = Calendar;
/** Several stories without the calendars and date vectors of a whole story file. */
export const StoriesOnly = z.strictObject({ scenarios: z.array(Story) });
