/** What the panels of the editor do, done to the packs of real authorities: nothing that stood breaks. */
import path from 'node:path';
import {
  addQuestion,
  cellOf,
  type DraftFiles,
  EDITED_KINDS,
  elementFields,
  expandDraft,
  grantsOf,
  grantTable,
  type Pack,
  type Problem,
  readDraft,
  renameQuestion,
  requireFormBefore,
  runChecks,
  withGrantCell,
} from '@homeward/definition';
import { compilePack, playStory } from '@homeward/engine';
import { readFolder } from '@homeward/runtime';
import { describe, expect, it } from '@jest/globals';

const CONFIGS = path.resolve(import.meta.dirname, '../../configs');
const AUTHORITIES = ['herts', 'central-beds', 'dudley', 'scottish-lac', 'progression-panel'];
/** Each renaming reads the pack again; a few forms hold every kind of reference. */
const FORMS_RENAMED = 4;
/** Whole packs are checked and all their stories played, on machines that are busy with other things. */
const PATIENCE = 180_000;
const common = await readFolder(path.join(CONFIGS, 'common'));
const draftOf = async (authority: string): Promise<DraftFiles> =>
  expandDraft(await readFolder(path.join(CONFIGS, authority)), common).files;
const packOf = (files: DraftFiles): Pack => {
  const { pack, problems } = readDraft(files);
  if (pack === undefined) throw new Error(problems.map(({ path: at, sentence }) => `${at}: ${sentence}`).join('\n'));
  return pack;
};
const errors = (files: DraftFiles): readonly Problem[] =>
  runChecks(packOf(files)).filter(({ severity }) => severity === 'error');
const failing = (files: DraftFiles): string[] => {
  const { pack, stories } = readDraft(files);
  if (pack === undefined) return ['nothing can be read'];
  const compiled = compilePack(pack);
  return stories.flatMap((story) =>
    playStory(compiled, story).verdicts.every(({ holds }) => holds) ? [] : [story.id],
  );
};

describe.each(AUTHORITIES)('%s', (authority) => {
  it(
    'takes a question that must be answered on every form, and only stories that list the questions of a form notice',
    async () => {
      let files = await draftOf(authority);
      for (const [form, { layout }] of Object.entries(packOf(files).forms))
        files = addQuestion(files, form, {
          section: layout.sections[0]?.key ?? '',
          title: 'How is the child’s wellbeing?',
          kind: 'longText',
          isRequired: true,
          errorName: 'how the child’s wellbeing is',
        }).files;
      expect(errors(files)).toEqual([]);
      const listing = readDraft(files).stories.filter(({ forms = [] }) =>
        forms.some(({ asks, mustAnswer }) => asks !== undefined || mustAnswer !== undefined),
      );
      expect(failing(files).filter((id) => !listing.some((story) => story.id === id))).toEqual([]);
    },
    PATIENCE,
  );

  it(
    'is the same after each question of some forms has got another name, walkthroughs included',
    async () => {
      const first = await draftOf(authority);
      let files = first;
      let renamed = 0;
      for (const [form, { schema, layout }] of Object.entries(packOf(first).forms).slice(0, FORMS_RENAMED))
        for (const name of Object.keys(schema.properties)) {
          if (layout.questions[name] === undefined || name.endsWith('NotKnown')) continue;
          const after = renameQuestion(files, packOf(files), form, name, `${name}Renamed`);
          if ('shared' in after) continue;
          files = after.files;
          renamed += 1;
        }
      expect(renamed).toBeGreaterThan(5);
      expect(errors(files)).toEqual([]);
      expect(failing(files)).toEqual([]);
    },
    PATIENCE,
  );

  it('loses nothing when permissions are taken out and put back', async () => {
    const grants = grantsOf(await draftOf(authority));
    const before = grantTable(grants);
    const places = grants.slice(0, 12).flatMap((_, index) => placesOf(grants, index).slice(0, 3));
    for (const place of places) {
      const cell = cellOf(grants, place);
      const without = withGrantCell(grants, place, { kind: 'no' });
      expect(cellOf(without, place)).toEqual({ kind: 'no' });
      const back = withGrantCell(without, place, cell);
      const after = grantTable(back);
      for (const [index] of grants.entries())
        for (const each of placesOf(grants, index)) expect(after(each)).toEqual(before(each));
    }
  });
});

describe('herts', () => {
  it(
    'lets a form be required before papers go to a panel: only stories that send papers wait for it',
    async () => {
      const first = await draftOf('herts');
      const { files } = requireFormBefore(first, packOf(first), {
        form: 'genogram',
        process: 'childPermanence',
        event: 'PANEL_PAPERS_SUBMITTED',
        roles: ['sw'],
        sentence: 'The wellbeing form has not been filled in.',
        mayGoOn: ['tm'],
        sources: ['R-herts-139'],
      });
      expect(errors(files)).toEqual([]);
      const sending = readDraft(first).stories.filter(({ steps }) =>
        steps.some(({ event }) => event === 'PANEL_PAPERS_SUBMITTED'),
      );
      expect(failing(files).filter((id) => !sending.some((story) => story.id === id))).toEqual([]);
    },
    PATIENCE,
  );

  it('has no part of an element that the editor cannot ask for', () => {
    for (const kind of EDITED_KINDS) expect(elementFields(kind).length).toBeGreaterThan(0);
  });
});

const ACTS = ['record', 'read', 'write', 'attend'] as const;
const placesOf = (grants: ReturnType<typeof grantsOf>, index: number) => {
  const grant = grants[index];
  const list = (key: string): readonly unknown[] => {
    const value: unknown = typeof grant === 'object' && grant !== null ? Reflect.get(grant, key) : undefined;
    return Array.isArray(value) ? value : [];
  };
  const may = ACTS.find(
    (act) => act === (typeof grant === 'object' && grant !== null ? Reflect.get(grant, 'may') : ''),
  );
  if (may === undefined) return [];
  return list('roles').flatMap((role) =>
    [...list('events'), ...list('resources')].map((what) => ({ role: String(role), may, what: String(what) })),
  );
};
