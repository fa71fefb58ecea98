/** A pack as the files it is made of, each a value by its path, and a pack with one of them changed. */
import type { z } from 'zod';
import { isSafeName } from './names.js';
import type { Pack, Process } from './pack.js';
import { AUTHORITY_FILES, BodyFile, FORM_FILES, PROCESS_FILES } from './pack-files.js';
import { formFile, processFile } from './pack-places.js';
import type { Json } from './parse-json.js';
import type { Problem } from './problem.js';
import { parseWith } from './schema-problems.js';

/** Path inside the authority's folder -> what stands there, written out: blocks laid over, code lists as choices. */
export const partsOf = (pack: Pack): ReadonlyMap<string, unknown> =>
  new Map<string, unknown>([
    ['authority.json', pack.authority],
    ['sources.json', pack.sources],
    ['facts.json', pack.facts],
    ['rules.json', pack.rules],
    ['grants.json', pack.grants],
    ['trackers.json', pack.trackers],
    ...Object.entries(pack.bodies).map(([key, body]): [string, unknown] => [`bodies/${key}.json`, body]),
    ...Object.values(pack.forms).flatMap((form): [string, unknown][] => [
      [formFile(form.key, 'schema'), form.schema],
      [formFile(form.key, 'layout'), form.layout],
      [formFile(form.key, 'examples'), form.examples],
    ]),
    ...Object.entries(pack.processes).flatMap(([id, process]): [string, unknown][] => [
      [processFile(id, 'process'), process.definition],
      [processFile(id, 'chart'), process.chart],
      [processFile(id, 'events'), process.events],
      [processFile(id, 'deadlines'), process.deadlines],
      [processFile(id, 'documents'), process.documents],
      [processFile(id, 'tasks'), process.tasks],
      [processFile(id, 'notices'), process.notices],
    ]),
  ]);

/** `facts.json#/plan/codes` -> the file and the steps inside it. */
export const placeSteps = (at: string): { readonly file: string; readonly steps: readonly string[] } => {
  const hash = at.indexOf('#');
  const [file, pointer] = hash < 0 ? [at, ''] : [at.slice(0, hash), at.slice(hash + 1)];
  const steps = pointer
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  return { file, steps };
};

/** What stands at a place; undefined when nothing does. */
export const valueAtPlace = (pack: Pack, at: string): unknown => {
  const { file, steps } = placeSteps(at);
  return steps.reduce<unknown>(
    (here, step) =>
      typeof here === 'object' && here !== null && isSafeName(step) && Object.hasOwn(here, step)
        ? Reflect.get(here, step)
        : undefined,
    partsOf(pack).get(file),
  );
};

export type ChangedPack = { readonly pack: Pack } | { readonly problems: readonly Problem[] };

/**
 * The pack with another value in one of its files, read as the file would be. What did not change is the very same object, so that what follows from it need
 * not be worked out again.
 */
export const withPart = (pack: Pack, file: string, value: Json): ChangedPack => {
  const read = <T>(schema: z.ZodType<T>, change: (part: T) => Partial<Pack>): ChangedPack => {
    const parsed = parseWith(schema, value, file);
    return 'value' in parsed ? { pack: { ...pack, ...change(parsed.value) } } : parsed;
  };
  switch (file) {
    case 'authority.json':
      return read(AUTHORITY_FILES[file], (authority) => ({ authority }));
    case 'sources.json':
      return read(AUTHORITY_FILES[file], (sources) => ({ sources }));
    case 'facts.json':
      return read(AUTHORITY_FILES[file], (facts) => ({ facts }));
    case 'rules.json':
      return read(AUTHORITY_FILES[file], (rules) => ({ rules }));
    case 'grants.json':
      return read(AUTHORITY_FILES[file], (grants) => ({ grants }));
    case 'trackers.json':
      return read(AUTHORITY_FILES[file], (trackers) => ({ trackers }));
  }
  for (const key of Object.keys(pack.bodies))
    if (file === `bodies/${key}.json`) return read(BodyFile, (body) => ({ bodies: { ...pack.bodies, [key]: body } }));
  for (const form of Object.values(pack.forms)) {
    const change = (part: Partial<typeof form>): Partial<Pack> => ({
      forms: { ...pack.forms, [form.key]: { ...form, ...part } },
    });
    if (file === formFile(form.key, 'schema')) return read(FORM_FILES['schema.json'], (schema) => change({ schema }));
    if (file === formFile(form.key, 'layout')) return read(FORM_FILES['layout.json'], (layout) => change({ layout }));
    if (file === formFile(form.key, 'examples'))
      return read(FORM_FILES['examples.json'], (examples) => change({ examples }));
  }
  for (const [id, process] of Object.entries(pack.processes)) {
    const change = (part: Partial<Process>): Partial<Pack> => ({
      processes: { ...pack.processes, [id]: { ...process, ...part } },
    });
    switch (file) {
      case processFile(id, 'process'):
        return read(PROCESS_FILES['process.json'], (definition) => change({ definition }));
      case processFile(id, 'chart'):
        return read(PROCESS_FILES['chart.json'], (chart) => change({ chart }));
      case processFile(id, 'events'):
        return read(PROCESS_FILES['events.json'], (events) => change({ events }));
      case processFile(id, 'deadlines'):
        return read(PROCESS_FILES['deadlines.json'], (deadlines) => change({ deadlines }));
      case processFile(id, 'documents'):
        return read(PROCESS_FILES['documents.json'], (documents) => change({ documents }));
      case processFile(id, 'tasks'):
        return read(PROCESS_FILES['tasks.json'], (tasks) => change({ tasks }));
      case processFile(id, 'notices'):
        return read(PROCESS_FILES['notices.json'], (notices) => change({ notices }));
    }
  }
  throw new Error(`This pack has no file ${file}.`);
};

/** A file's value as JSON, free to be changed. */
export const partAsJson = (pack: Pack, file: string): Json => {
  const read: Json = JSON.parse(JSON.stringify(partsOf(pack).get(file) ?? null));
  return read;
};

/** A pack without what stands at a place: a key of an object, or an item of a list. */
export const withoutPlace = (pack: Pack, at: string): ChangedPack => {
  const { file, steps } = placeSteps(at);
  const key = file.startsWith('bodies/') ? file.slice('bodies/'.length, -'.json'.length) : undefined;
  if (key !== undefined && steps.length === 0) {
    const { [key]: _body, ...bodies } = pack.bodies;
    return { pack: { ...pack, bodies } };
  }
  const form = /^forms\/([^/]+)\/layout\.json$/.exec(file)?.[1];
  if (form !== undefined && steps.length === 0) {
    const { [form]: _form, ...forms } = pack.forms;
    return { pack: { ...pack, forms } };
  }
  const json = partAsJson(pack, file);
  takeOut(json, steps);
  return withPart(pack, file, json);
};

/** Changes the value that is given. Nothing happens where nothing stands. */
export const takeOut = (json: Json, steps: readonly string[]): void => {
  const outer = steps.slice(0, -1).reduce<Json | undefined>((here, step) => innerOf(here, step), json);
  const last = steps.at(-1);
  if (last === undefined || typeof outer !== 'object' || outer === null) return;
  if (Array.isArray(outer)) outer.splice(Number(last), 1);
  else delete outer[last];
};

const innerOf = (here: Json | undefined, step: string): Json | undefined => {
  if (typeof here !== 'object' || here === null) return undefined;
  if (Array.isArray(here)) return here[Number(step)];
  return Object.hasOwn(here, step) ? here[step] : undefined;
};
