/** Drafts of a procedure through HTTP: who may, several people at once, sent twice, conflicts, and what is done with one as a whole. */
import { randomUUID } from 'node:crypto';
import { DraftMoved, type DraftStepSent, filesOfDraft, LIVE_PATH, routes } from '@homeward/contract';
import { readDraft } from '@homeward/definition';
import { packHash } from '@homeward/runtime';
import { describe, expect, it } from '@jest/globals';
import { must, mustNot, type Person } from './test-homeward.js';
import { signedIn, testedHomeward } from './tested-homeward.js';

const test = testedHomeward('2026-03-02', 'api');
const owner = signedIn(test, 'systemAdmin');
const worker = signedIn(test, 'sw');
const foreigner = signedIn(test, 'systemAdmin', { authority: 'otherton' });

type Sent = Pick<DraftStepSent, 'edits'> & Partial<DraftStepSent>;

const start = async (title = 'Shorter reviews') => {
  const [current] = must(await owner.ask(routes.listVersions)).versions;
  if (current === undefined) throw new Error('There is no version.');
  return must(
    await owner.ask(routes.startPackDraft, { body: { version: current.version, title }, idempotencyKey: randomUUID() }),
  );
};
const save = (person: Person, id: string, since: number, ...steps: Sent[]) =>
  person.ask(routes.saveDraftSteps, {
    params: { id },
    body: { since, tab: 'tab', steps: steps.map((step) => ({ id: randomUUID(), label: 'A change', ...step })) },
  });
const label = (before: string, after: string): Sent => ({
  edits: [{ file: 'facts.json', at: '/plan/label', before, after }],
});
const labelNow = async (id: string) => {
  const { pack } = readDraft(filesOfDraft(must(await owner.ask(routes.readPackDraft, { params: { id } }))));
  return pack?.facts.plan?.label;
};

describe('the versions of a procedure', () => {
  it('are listed with their cases for those who own it, and are not there for anybody else', async () => {
    const { versions } = must(await owner.ask(routes.listVersions));
    expect(versions).toEqual([
      expect.objectContaining({ current: true, publishedBy: null, note: 'Came with the installation', cases: 0 }),
    ]);
    expect(mustNot(await worker.ask(routes.listVersions)).type).toBe('not-found');
    expect(mustNot(await worker.ask(routes.listPackDrafts)).type).toBe('not-found');
    expect([owner.session.may.configure, worker.session.may.configure]).toEqual([true, false]);
  });

  it('have files that read to the very version, also one from before files were kept', async () => {
    const [{ version } = { version: '' }] = must(await owner.ask(routes.listVersions)).versions;
    const read = async () => {
      const { files } = must(await owner.ask(routes.readVersionFiles, { params: { version } }));
      const { pack, problems } = readDraft(files);
      expect(problems).toEqual([]);
      return pack === undefined ? '' : packHash(pack);
    };
    expect(await read()).toBe(version);
    await test.asOwner('alter table pack_files disable trigger user');
    await test.asOwner('delete from pack_files');
    await test.asOwner('alter table pack_files enable trigger user');
    expect(await read()).toBe(version);
    expect(mustNot(await foreigner.ask(routes.readVersionFiles, { params: { version } })).type).toBe('not-found');
  });
});

describe('a draft', () => {
  it('starts once however often it is asked for, as what its version says', async () => {
    const [{ version } = { version: '' }] = must(await owner.ask(routes.listVersions)).versions;
    const asked = { body: { version, title: 'Twice' }, idempotencyKey: randomUUID() };
    const [first, second] = await Promise.all([0, 1].map(() => owner.ask(routes.startPackDraft, asked)));
    expect(first).toEqual(second);
    const { drafts } = must(await owner.ask(routes.listPackDrafts));
    expect(drafts.filter(({ title }) => title === 'Twice')).toHaveLength(1);
    const { pack } = readDraft(
      filesOfDraft(must(await owner.ask(routes.readPackDraft, { params: { id: asked.idempotencyKey } }))),
    );
    expect(pack && packHash(pack)).toBe(version);
  });

  it('keeps each step once, in order, with who made it', async () => {
    const { id } = await start();
    const before = (await labelNow(id)) ?? '';
    const step = { id: randomUUID(), ...label(before, 'Agreed plan') };
    const first = must(await save(owner, id, 0, step));
    const again = must(await save(owner, id, 0, step));
    expect(again).toEqual(first);
    expect(first).toMatchObject({
      seq: 1,
      refused: [],
      steps: [{ id: step.id, seq: 1, label: 'A change', tab: 'tab', person: { name: owner.session.person.name } }],
    });
    expect(await labelNow(id)).toBe('Agreed plan');
    expect(must(await owner.ask(routes.readDraftSteps, { params: { id }, query: { after: 0 } })).steps).toEqual(
      first.steps,
    );
    expect(must(await owner.ask(routes.readDraftSteps, { params: { id }, query: { after: 1 } })).steps).toEqual([]);
  });

  it('refuses a step over what somebody else changed, with both texts, and tells what they did', async () => {
    const { id } = await start();
    const before = (await labelNow(id)) ?? '';
    must(await save(owner, id, 0, label(before, 'Theirs')));
    const mine = label(before, 'Mine');
    const answer = must(await save(owner, id, 0, mine));
    expect(answer.refused).toMatchObject([{ conflicts: [{ edit: { after: 'Mine' }, now: 'Theirs' }] }]);
    expect(answer.steps).toMatchObject([{ seq: 1, edits: [{ after: 'Theirs' }] }]);
    expect(await labelNow(id)).toBe('Theirs');
  });

  it('refuses what can stand in no pack, and keeps the other steps', async () => {
    const { id } = await start();
    const before = (await labelNow(id)) ?? '';
    const answer = must(
      await save(
        owner,
        id,
        0,
        { edits: [{ file: '../common/sources.json', at: '', after: {} }] },
        { edits: [{ file: 'facts.json', at: '/constructor', after: {} }] },
        label(before, 'Kept'),
      ),
    );
    expect(answer.refused.map(({ fault }) => fault)).toEqual([expect.any(String), expect.any(String)]);
    expect(answer.seq).toBe(1);
    expect(await labelNow(id)).toBe('Kept');
  });

  it('adds and removes whole files', async () => {
    const { id } = await start();
    must(await save(owner, id, 0, { edits: [{ file: 'bodies/panel.json', at: '', after: { title: 'Panel' } }] }));
    const read = async () => filesOfDraft(must(await owner.ask(routes.readPackDraft, { params: { id } })));
    expect((await read())['bodies/panel.json']).toEqual({ title: 'Panel' });
    must(await save(owner, id, 1, { edits: [{ file: 'bodies/panel.json', at: '', before: { title: 'Panel' } }] }));
    expect(Object.keys(await read())).not.toContain('bodies/panel.json');
    const trackers = (await read())['trackers.json'];
    must(await save(owner, id, 2, { edits: [{ file: 'trackers.json', at: '', before: trackers }] }));
    expect(Object.keys(await read())).not.toContain('trackers.json');
  });

  it('takes steps from several people at the same moment, one after the other', async () => {
    const { id } = await start();
    const steps = Array.from({ length: 12 }, (_, index) => ({
      edits: [
        {
          file: 'trackers.json',
          at: `/tracker${index}`,
          after: { title: `Tracker ${index}`, rule: 'none', sources: [] },
        },
      ],
    }));
    const answers = await Promise.all(steps.map((step) => save(owner, id, 0, step)));
    expect(answers.map((answer) => must(answer).refused)).toEqual(answers.map(() => []));
    const { seq, changed } = must(await owner.ask(routes.readPackDraft, { params: { id } }));
    expect(seq).toBe(12);
    expect(Object.keys(changed['trackers.json'] ?? {})).toEqual(expect.arrayContaining(['tracker0', 'tracker11']));
  });

  it('is not there for other authorities and other roles', async () => {
    const { id } = await start();
    for (const person of [worker, foreigner]) {
      expect(mustNot(await person.ask(routes.readPackDraft, { params: { id } })).type).toBe('not-found');
      expect(mustNot(await save(person, id, 0, label('a', 'b'))).type).toBe('not-found');
      expect(mustNot(await person.ask(routes.doDraftAct, { params: { id }, body: { act: 'abandoned' } })).type).toBe(
        'not-found',
      );
    }
  });

  it('is closed while it is in review, and every act leaves an entry', async () => {
    const { id } = await start('To be looked at');
    const before = (await labelNow(id)) ?? '';
    const act = (body: {
      act: 'sentToReview' | 'givenBack' | 'abandoned' | 'reopened' | 'renamed';
      note?: string;
      title?: string;
    }) => owner.ask(routes.doDraftAct, { params: { id }, body });
    must(await act({ act: 'sentToReview' }));
    expect(mustNot(await save(owner, id, 0, label(before, 'Late'))).type).toBe('draft-closed');
    expect(mustNot(await act({ act: 'reopened' })).type).toBe('draft-closed');
    must(await act({ act: 'givenBack', note: 'The label is too long' }));
    must(await save(owner, id, 0, label(before, 'In time')));
    must(await act({ act: 'renamed', title: 'Looked at' }));
    must(await act({ act: 'abandoned' }));
    expect(must(await act({ act: 'reopened' }))).toMatchObject({ status: 'draft', title: 'Looked at', seq: 1 });
    const { acts } = must(await owner.ask(routes.readDraftHistory, { params: { id } }));
    expect(acts.map(({ act: done, seq, note }) => [done, seq, note])).toEqual([
      ['started', 0, null],
      ['sentToReview', 0, null],
      ['givenBack', 0, 'The label is too long'],
      ['renamed', 1, 'Looked at'],
      ['abandoned', 1, null],
      ['reopened', 1, null],
    ]);
    expect(acts.every(({ person }) => person === owner.session.person.name)).toBe(true);
  });

  it('tells the open pages of its owners that it has moved, and nobody else', async () => {
    const { id } = await start();
    const before = (await labelNow(id)) ?? '';
    const abort = new AbortController();
    const heard = async (person: Person): Promise<string> => {
      const response = await person.raw(LIVE_PATH, { signal: abort.signal });
      let text = '';
      const decoder = new TextDecoder();
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
        const found = /event: draft\nid: [^\n]*\ndata: ([^\n]*)\n/.exec(text)?.[1];
        if (found !== undefined) return found;
        if (text.includes('event: ready')) ready.get(person)?.();
      }
      return '';
    };
    const ready = new Map<Person, () => void>();
    const isReady = (person: Person) => new Promise<void>((resolve) => ready.set(person, resolve));
    const waiting = [isReady(owner), isReady(worker)];
    const told = heard(owner);
    const untold = heard(worker).catch(() => 'nothing');
    await Promise.all(waiting);
    must(await save(owner, id, 0, label(before, 'Told')));
    expect(DraftMoved.parse(JSON.parse(await told))).toEqual({ draft: id, seq: 1 });
    abort.abort();
    expect(await untold).toBe('nothing');
  });
});
