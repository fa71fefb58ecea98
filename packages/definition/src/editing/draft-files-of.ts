/** The files of a pack that is there only as read: for versions published before their files were kept. */
import { notKnownName } from '../expand-form.js';
import type { FormDefinition } from '../form.js';
import type { Pack } from '../pack.js';
import { formFile, processFile } from '../pack-places.js';
import type { Json } from '../parse-json.js';
import type { Story } from '../walkthrough.js';
import type { DraftFiles } from './edit.js';

/**
 * Reading these files (`readDraft`) gives the pack again. What a pack no longer holds is lost: building blocks are the authority's own, code lists stand in
 * each question as choices, and the stories stand in one file.
 */
export const draftFilesOf = (pack: Pack, stories: readonly Story[]): DraftFiles => {
  const files: [string, unknown][] = [
    ['authority.json', pack.authority],
    ['sources.json', pack.sources],
    ['facts.json', pack.facts],
    ['rules.json', pack.rules],
    ['grants.json', pack.grants],
    ['trackers.json', pack.trackers],
    ['code-lists.json', pack.codeLists],
    [`../common/calendars/${pack.calendar.id}.json`, pack.calendar],
    ...Object.entries(pack.bodies).map(([key, body]): [string, unknown] => [`bodies/${key}.json`, body]),
    ...Object.entries(pack.processes).flatMap(([id, { definition, ...parts }]): [string, unknown][] => [
      [processFile(id, 'process'), definition],
      ...Object.entries(parts).map(([part, value]): [string, unknown] => [processFile(id, part), value]),
    ]),
    ...Object.values(pack.forms).flatMap((form): [string, unknown][] => {
      const { key, schema, layout, examples } = withoutCompanions(form);
      return [
        [formFile(key, 'schema'), schema],
        [formFile(key, 'layout'), layout],
        [formFile(key, 'examples'), examples],
      ];
    }),
    ...(stories.length === 0 ? [] : [['walkthroughs/all.json', { scenarios: stories }] satisfies [string, unknown]]),
  ];
  return Object.fromEntries(files.map(([path, value]) => [path, plain(value)]));
};

/** "Why it is not known" is written out by the reader again. */
const withoutCompanions = (form: FormDefinition): FormDefinition => {
  const companions = new Set(
    Object.entries(form.layout.questions).flatMap(([name, { notKnown }]) =>
      notKnown === true ? [notKnownName(name)] : [],
    ),
  );
  const others = <T>(named: Readonly<Record<string, T>>): Record<string, T> =>
    Object.fromEntries(Object.entries(named).filter(([name]) => !companions.has(name)));
  return {
    ...form,
    schema: { ...form.schema, properties: others(form.schema.properties) },
    layout: {
      ...form.layout,
      questions: others(form.layout.questions),
      sections: form.layout.sections.map((section) => ({
        ...section,
        questions: section.questions.filter((name) => !companions.has(name)),
      })),
    },
  };
};

/** As JSON would carry it: without the names whose value is undefined. */
const plain = (value: unknown): Json => {
  const json: Json = JSON.parse(JSON.stringify(value));
  return json;
};
