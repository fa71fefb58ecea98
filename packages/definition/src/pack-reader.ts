/** Makes a pack out of its files as values: which files there are, which schema each is written in, and how they fit together. */
import type { z } from 'zod';
import type { Calendar, CodeList } from './authority.js';
import type { BodyDefinition } from './body.js';
import { expandForm } from './expand-form.js';
import type { FormDefinition } from './form.js';
import type { JsonFiles, ReadingLog } from './json-files.js';
import { isSafeName } from './names.js';
import { didYouMean, nearestName } from './nearest-name.js';
import type { Pack, Process } from './pack.js';
import { AUTHORITY_FILES, BodyFile, CalendarFile, COMMON_FILES, FORM_FILES, PROCESS_FILES } from './pack-files.js';
import type { Json } from './parse-json.js';
import { GUARDS_FOLDER, readStories } from './read-stories.js';
import { type ParseWith, parseWith as parseAnew } from './schema-problems.js';
import { SET_UP_FILE, SetUpAnswers } from './setting-up/set-up-answers.js';
import type { SourceBook } from './source.js';
import type { Story } from './walkthrough.js';

const camelCase = (kebab: string): string => kebab.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** Makes a pack out of its files as values; what is wrong with them goes to the log. */
export class PackReader {
  readonly stories: Story[] = [];
  private readonly used = new Set<string>();

  /** @param parseWith reads one file with its schema; a draft's reader remembers what it read of the same value before */
  constructor(
    private readonly files: JsonFiles,
    private readonly log: ReadingLog,
    private readonly parseWith: ParseWith = parseAnew,
  ) {}

  readPack(): Pack | undefined {
    const authority = this.required('authority.json', AUTHORITY_FILES['authority.json']);
    const codeLists = this.readCodeLists();
    const sources = this.readSources();
    const calendars = this.readCalendars();
    const facts = this.required('facts.json', AUTHORITY_FILES['facts.json']);
    const rules = this.required('rules.json', AUTHORITY_FILES['rules.json']);
    const grants = this.required('grants.json', AUTHORITY_FILES['grants.json']);
    const trackers = this.optional('trackers.json', AUTHORITY_FILES['trackers.json']);
    const processes = this.readProcesses();
    const forms = this.readForms(codeLists);
    const bodies = this.readBodies();
    this.readStories();
    // How the pack was made: it decides nothing, and one that cannot be read is a problem all the same.
    this.optional(SET_UP_FILE, SetUpAnswers);
    this.refuseUnknownFiles();
    const calendar = authority === undefined ? undefined : this.calendarOf(authority.calendar, calendars);
    if (
      this.log.incomplete ||
      authority === undefined ||
      calendar === undefined ||
      facts === undefined ||
      rules === undefined ||
      grants === undefined
    )
      return undefined;
    return {
      authority,
      calendar,
      codeLists,
      sources,
      facts,
      rules,
      forms,
      bodies,
      grants,
      trackers: trackers ?? {},
      processes,
    };
  }

  private fail(path: string, sentence: string, suggestion?: string): void {
    this.log.fail(path, sentence, suggestion);
  }

  private json(file: string, necessary: boolean): Json | undefined {
    this.used.add(file);
    return this.files.json(file, necessary);
  }

  private parse<T>(file: string, schema: z.ZodType<T>, necessary: boolean): T | undefined {
    const json = this.json(file, necessary);
    const parsed = json === undefined ? undefined : this.parseWith(schema, json, file);
    if (parsed !== undefined && 'value' in parsed) return parsed.value;
    if (parsed !== undefined) this.log.problems.push(...parsed.problems);
    if (necessary || this.files.has(file) || this.files.isContributed(file)) this.log.incomplete = true;
    return undefined;
  }

  private required<T>(file: string, schema: z.ZodType<T>): T | undefined {
    return this.parse(file, schema, true);
  }

  private optional<T>(file: string, schema: z.ZodType<T>): T | undefined {
    return this.parse(file, schema, false);
  }

  private readCodeLists(): Record<string, CodeList> {
    const shared = this.optional('../common/code-lists.json', COMMON_FILES['code-lists.json']);
    const own = this.optional('code-lists.json', AUTHORITY_FILES['code-lists.json']);
    return { ...shared, ...own };
  }

  private readSources(): SourceBook {
    const shared = this.optional('../common/sources.json', COMMON_FILES['sources.json']);
    const own = this.optional('sources.json', AUTHORITY_FILES['sources.json']);
    for (const clause of Object.keys(own?.clauses ?? {})) {
      if (shared === undefined || !Object.hasOwn(shared.clauses, clause)) continue;
      this.fail(
        `sources.json#/clauses/${clause}`,
        `The clause \`${clause}\` is defined here and among the common sources.`,
        'Remove one of the two, or give this one a number of its own.',
      );
    }
    return { documents: { ...shared?.documents, ...own?.documents }, clauses: { ...shared?.clauses, ...own?.clauses } };
  }

  private readCalendars(): Map<string, Calendar> {
    const calendars = new Map<string, Calendar>();
    for (const [id, file] of this.filesIn('../common/calendars')) {
      const calendar = this.optional(file, CalendarFile);
      if (calendar === undefined) continue;
      if (calendar.id !== id)
        this.fail(
          `${file}#/id`,
          `This calendar calls itself \`${calendar.id}\` but its file is named \`${id}\`.`,
          `Write \`${id}\`.`,
        );
      calendars.set(id, calendar);
    }
    return calendars;
  }

  private calendarOf(id: string, calendars: ReadonlyMap<string, Calendar>): Calendar | undefined {
    const calendar = calendars.get(id);
    // A calendar that is there but wrong has its own problem already.
    if (calendar === undefined && !this.files.has(`../common/calendars/${id}.json`))
      this.fail(
        'authority.json#/calendar',
        `There is no calendar \`${id}\`.`,
        didYouMean(id, calendars.keys()) ?? 'Calendars stand in configs/common/calendars.',
      );
    return calendar;
  }

  private readProcesses(): Record<string, Process> {
    const processes: Record<string, Process> = {};
    for (const folder of this.foldersIn('processes')) {
      if (!this.isName(folder, `processes/${folder}`)) continue;
      const at = `processes/${folder}`;
      const definition = this.required(`${at}/process.json`, PROCESS_FILES['process.json']);
      const chart = this.required(`${at}/chart.json`, PROCESS_FILES['chart.json']);
      const events = this.required(`${at}/events.json`, PROCESS_FILES['events.json']);
      const deadlines = this.optional(`${at}/deadlines.json`, PROCESS_FILES['deadlines.json']) ?? {};
      const documents = this.optional(`${at}/documents.json`, PROCESS_FILES['documents.json']) ?? {};
      const tasks = this.optional(`${at}/tasks.json`, PROCESS_FILES['tasks.json']) ?? {};
      const notices = this.optional(`${at}/notices.json`, PROCESS_FILES['notices.json']) ?? {};
      const id = camelCase(folder);
      if (definition !== undefined && definition.id !== id)
        this.fail(
          `${at}/process.json#/id`,
          `This process calls itself \`${definition.id}\` but its folder is named \`${folder}\`.`,
          `Write \`${id}\`.`,
        );
      if (chart !== undefined && chart.id !== id)
        this.fail(
          `${at}/chart.json#/id`,
          `This chart calls itself \`${chart.id}\` but its folder is named \`${folder}\`.`,
          `Write \`${id}\`.`,
        );
      if (definition !== undefined && chart !== undefined && events !== undefined)
        processes[id] = { definition, chart, events, deadlines, documents, tasks, notices };
    }
    return processes;
  }

  private readForms(codeLists: Readonly<Record<string, CodeList>>): Record<string, FormDefinition> {
    const forms: Record<string, FormDefinition> = {};
    for (const key of this.foldersIn('forms')) {
      if (!this.isName(key, `forms/${key}`)) continue;
      const at = `forms/${key}`;
      const schema = this.required(`${at}/schema.json`, FORM_FILES['schema.json']);
      const layout = this.required(`${at}/layout.json`, FORM_FILES['layout.json']);
      const examples = this.optional(`${at}/examples.json`, FORM_FILES['examples.json']) ?? {};
      if (schema === undefined || layout === undefined) continue;
      const expanded = expandForm(at, schema, layout, codeLists);
      this.log.problems.push(...expanded.problems);
      forms[key] = { key, schema: expanded.schema, layout: expanded.layout, examples };
    }
    return forms;
  }

  private readBodies(): Record<string, BodyDefinition> {
    const bodies: Record<string, BodyDefinition> = {};
    for (const [key, file] of this.filesIn('bodies')) {
      if (!this.isName(key, file)) continue;
      const body = this.required(file, BodyFile);
      if (body !== undefined) bodies[key] = body;
    }
    return bodies;
  }

  /** A story that cannot be read is a problem, but the pack can be looked at without it. */
  private readStories(): void {
    for (const [, file] of this.filesIn('walkthroughs')) {
      const json = this.json(file, true);
      if (json === undefined) continue;
      const read = readStories(json, file, this.parseWith);
      this.log.problems.push(...read.problems);
      this.stories.push(...read.value);
    }
  }

  private isName(name: string, at: string): boolean {
    if (FILE_NAME.test(name) && isSafeName(name)) return true;
    this.fail(
      at,
      `\`${name.slice(0, 80)}\` is not a name that can stand here.`,
      'Use letters, digits and hyphens, beginning with a letter.',
    );
    this.log.incomplete = true;
    return false;
  }

  /** [name without `.json`, path] of the files directly in a folder. */
  private filesIn(folder: string): [string, string][] {
    const inside = `${folder}/`;
    return this.files
      .paths()
      .filter((path) => path.startsWith(inside) && path.endsWith('.json') && !path.slice(inside.length).includes('/'))
      .map((path) => [path.slice(inside.length, -'.json'.length), path]);
  }

  private foldersIn(folder: string): string[] {
    const inside = `${folder}/`;
    const names = this.files
      .paths()
      .filter((path) => path.startsWith(inside))
      .map((path) => path.slice(inside.length).split('/'));
    return [...new Set(names.flatMap(([name, ...rest]) => (name === undefined || rest.length === 0 ? [] : [name])))];
  }

  private refuseUnknownFiles(): void {
    for (const path of this.files.paths()) {
      if (this.used.has(path) || path.startsWith(GUARDS_FOLDER)) continue;
      const slash = path.lastIndexOf('/');
      const siblings = siblingsOf(path.slice(0, Math.max(slash, 0)));
      const nearest = nearestName(path.slice(slash + 1), siblings);
      const advice =
        siblings.length === 0
          ? 'A pack holds JSON files in the places that docs name, and nothing else.'
          : `What can stand here: ${siblings.join(', ')}.`;
      this.fail(
        path,
        'A pack has no file of this name.',
        nearest === undefined ? advice : `Did you mean \`${path.slice(0, slash + 1)}${nearest}\`?`,
      );
    }
  }
}

/** A letter, then letters, digits, underscores or hyphens. */
const FILE_NAME = /^[A-Za-z][A-Za-z0-9_-]{0,79}$/;

const siblingsOf = (folder: string): string[] => {
  if (folder === '') return Object.keys(AUTHORITY_FILES);
  if (folder === '../common') return Object.keys(COMMON_FILES);
  if (/^processes\/[^/]+$/.test(folder)) return Object.keys(PROCESS_FILES);
  return /^forms\/[^/]+$/.test(folder) ? Object.keys(FORM_FILES) : [];
};
