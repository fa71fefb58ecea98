/** What goes out goes out as its authority's, under its own name, to where it was asked for; and what goes out could come in. */
import { randomUUID } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { routes } from '@homeward/contract';
import { type Edit, type Json, jsonAt, type PackContent, parseJson, printJson } from '@homeward/definition';
import {
  mustBeFitToLeave,
  NotFitToLeave,
  openPackFile,
  readContentFolder,
  writeContentFolder,
} from '@homeward/runtime';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, mustNot } from '../api/test-homeward.js';
import { signedIn, testedHomeward } from '../api/tested-homeward.js';
import { CONFIGS } from '../import/test-runtime.js';

const AUTHORITY = 'progression-panel';
const folder = mkdtempSync(path.join(tmpdir(), 'homeward-name-'));
for (const part of ['common', AUTHORITY])
  cpSync(path.join(CONFIGS, part), path.join(folder, 'configs', part), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const test = testedHomeward('2026-03-02', 'api', path.join(folder, 'configs'));
const owner = signedIn(test, 'processOwner', { authority: AUTHORITY });

const content = async (): Promise<PackContent> => {
  const read = await readContentFolder(path.join(folder, 'configs', AUTHORITY));
  if ('refused' in read) throw new Error(read.refused);
  return read;
};
const authorityFile = async (): Promise<Json> => {
  const read = parseJson((await content()).files['authority.json'] ?? '');
  if ('fault' in read) throw new Error(read.fault.sentence);
  return read.value;
};

describe('a draft', () => {
  const id = randomUUID();
  let seq = 0;
  beforeAll(async () => {
    const { versions } = must(await owner.ask(routes.listVersions));
    const version = versions.find(({ current }) => current)?.version ?? '';
    must(await owner.ask(routes.startPackDraft, { body: { version, title: 'In another name' }, idempotencyKey: id }));
  });
  const says = async (at: '/id' | '/name', before: Json | undefined, after: Json) => {
    const edits: readonly Edit[] = [{ file: 'authority.json', at, ...(before === undefined ? {} : { before }), after }];
    const body = { since: seq, tab: 'test', steps: [{ id: randomUUID(), label: 'A change', edits: [...edits] }] };
    const saved = must(await owner.ask(routes.saveDraftSteps, { params: { id }, body }));
    if (saved.refused.length === 0) seq += 1;
    return saved.refused;
  };
  const out = () => owner.ask(routes.takeDraftOut, { params: { id } });

  it('is signed under the name that its authority has here, whatever it calls itself', async () => {
    const name = jsonAt(await authorityFile(), 'name');
    expect(await says('/name', name, 'Hertfordshire County Council')).toEqual([]);
    const opened = openPackFile(Buffer.from(must(await out()).file, 'base64'));
    expect('signature' in opened ? opened.signature.by : opened).toBe(name);
  });

  it.each(['herts', '../../../home/ops', 'common'])(
    'that says it is of %s does not go out, and leaves no entry',
    async (other) => {
      const entries = () => test.asOwner('select count(*) from pack_exchange');
      const before = await entries();
      expect(await says('/id', AUTHORITY, other)).toEqual([]);
      const problem = mustNot(await out());
      expect(problem).toMatchObject({ type: 'not-fit-to-leave', status: 422 });
      expect(problem.detail).toMatch(
        /another authority: the id in its authority.json must be progression-panel\..*Nothing was taken out/,
      );
      expect(await entries()).toEqual(before);
      expect(await says('/id', other, AUTHORITY)).toEqual([]);
    },
    60_000,
  );
});

describe('a folder', () => {
  it.each(['../../outside', '/tmp/outside', 'common', '', 'Herts'])(
    'is not written for what says it is of “%s”',
    async (id) => {
      const pack = await content();
      const json = await authorityFile();
      if (typeof json !== 'object' || json === null || Array.isArray(json))
        throw new Error('The authority cannot be read.');
      const files = { ...pack.files, 'authority.json': printJson({ ...json, id }) };
      const to = path.join(folder, 'a', 'b', `out-${id.length}`);
      await expect(writeContentFolder({ ...pack, files }, to)).rejects.toThrow(NotFitToLeave);
      expect([existsSync(to), existsSync(path.join(folder, 'a')), existsSync('/tmp/outside')]).toEqual([
        false,
        false,
        false,
      ]);
    },
  );

  it.each(['its own', 'what is shared'])('of which %s is a link is not read', async (which) => {
    const root = path.join(folder, `links-${which.slice(0, 4).trim()}`);
    mkdirSync(root);
    const [linked, copied] = which === 'what is shared' ? ['common', AUTHORITY] : [AUTHORITY, 'common'];
    symlinkSync(path.join(folder, 'configs', linked), path.join(root, linked));
    cpSync(path.join(folder, 'configs', copied), path.join(root, copied), { recursive: true });
    const read = await readContentFolder(path.join(root, AUTHORITY));
    expect('refused' in read ? read.refused : 'taken').toBe(`\`${linked}\` is a link, and not a folder.`);
  });
});

describe('what nobody could bring in again', () => {
  it('does not go out: a character that nobody sees, which an earlier version may hold, is named with its file', async () => {
    const pack = await content();
    expect(() => mustBeFitToLeave(pack, AUTHORITY)).not.toThrow();
    const facts = pack.files['facts.json'] ?? '';
    const files = { ...pack.files, 'facts.json': facts.replace('"label": "', '"label": "\u000b') };
    expect(files['facts.json']).not.toBe(facts);
    expect(() => mustBeFitToLeave({ ...pack, files }, AUTHORITY)).toThrow(/`facts\.json` holds a character.*U\+000B/);
  });
});
