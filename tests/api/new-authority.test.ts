/** A new authority is a tenant of its own: its owners choose their passwords before anything else, confirm their procedure, and a child is opened under it. */
import { randomUUID } from 'node:crypto';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClient, routes } from '@homeward/contract';
import { readSetUpKit, SetUpAnswers } from '@homeward/definition';
import {
  addPerson,
  checkPassword,
  choosePassword,
  giveFirstPassword,
  loadDemonstrationPeople,
  type Membership,
  makeAuthority,
  signIn,
  tokenHash,
} from '@homeward/runtime';
import { readFolder } from '@homeward/runtime/configs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, mustNot, openChild, type Person } from './test-homeward.js';
import { testedHomeward } from './tested-homeward.js';

const COMMON = path.resolve(import.meta.dirname, '../../configs/common');
const configs = mkdtempSync(path.join(tmpdir(), 'homeward-new-authority-'));
cpSync(COMMON, path.join(configs, 'common'), { recursive: true });
afterAll(() => rmSync(configs, { recursive: true, force: true }));

const test = testedHomeward('2026-03-02', 'api', configs);
const now = new Date();
const OWNER: Membership = { role: 'processOwner', scope: 'configuration' };
const kit = readSetUpKit(await readFolder(COMMON), 'england');

const make = (id: string, name: string) => {
  if (kit === undefined) throw new Error('There is no set-up for England.');
  const answers = SetUpAnswers.parse({ id, name, nation: 'england' });
  return makeAuthority(test.homeward.runtime.pool, { kit, answers, now });
};
const add = (authority: string, name: string, membership: Membership, username?: string) =>
  addPerson(
    test.homeward.runtime.pool,
    { authority, name, memberships: [membership], ...(username === undefined ? {} : { username }) },
    now,
  );
const firstOf = async (...who: Parameters<typeof add>) => {
  const added = await add(...who);
  if (added === undefined) throw new Error('Nobody was added.');
  return added;
};

/** Somebody at the sign-in page. */
const atTheDoor = () => {
  let cookie = '';
  let csrf: string | undefined;
  const raw: Person['raw'] = (url, init = {}) =>
    fetch(`${test.origin}${url}`, { ...init, headers: { cookie, 'x-csrf-token': csrf ?? '', ...init.headers } });
  const ask = createClient({
    fetch: async (url, init) => {
      const response = await raw(url, init);
      cookie = response.headers.getSetCookie()[0]?.split(';')[0] ?? cookie;
      return response;
    },
    csrf: () => csrf,
  });
  return {
    ask,
    signIn: (username: string, password: string) => ask(routes.signIn, { body: { username, password } }),
    choose: (username: string, password: string, newPassword: string) =>
      ask(routes.choosePassword, { body: { username, password, newPassword } }),
    hasCookie: () => cookie !== '',
    as: (session: Person['session']): Person => {
      csrf = session.csrf;
      return { ask, session, raw };
    },
  };
};

const OWN = 'three words apart';
const signedInWithOwn = async ({ username, password }: { username: string; password: string }): Promise<Person> => {
  const door = atTheDoor();
  return door.as(must(await door.choose(username, password, OWN)));
};

beforeAll(async () => {
  expect(await make('dale', 'Dale Council')).toMatchObject({ kind: 'made' });
  expect(await make('moor', 'Moor Council')).toMatchObject({ kind: 'made' });
});

describe('making an authority', () => {
  it('is done once', async () => expect(await make('dale', 'Another')).toEqual({ kind: 'there-already' }));

  it('takes no username that is somebody’s, here or elsewhere', async () => {
    const added = await firstOf('dale', 'Zoë Ó Briain', OWNER);
    expect([added.username, added.password]).toEqual([
      'zoe.o.briain.dale',
      expect.stringMatching(/^(\w{5}-){3}\w{5}$/),
    ]);
    expect(await add('dale', 'Zoe O Briain', OWNER)).toBeUndefined();
    expect(await add('moor', 'Somebody', OWNER, added.username)).toBeUndefined();
    const [kept] = await test.asOwner<{ authority_id: string; password_hash: string }>(
      'select authority_id, password_hash from person where username = $1',
      [added.username],
    );
    expect(kept?.authority_id).toBe('dale');
    expect(kept?.password_hash).toMatch(/^\$argon2id\$/);
  });
});

describe('a first password', () => {
  it('opens no session, and lets its owner choose another once', async () => {
    const { username, password } = await firstOf('dale', 'Kit Marsh', OWNER);
    const door = atTheDoor();
    expect(mustNot(await door.signIn(username, 'not this one')).type).toBe('sign-in-refused');
    expect(mustNot(await door.signIn(username, password)).type).toBe('password-to-choose');
    expect(door.hasCookie()).toBe(false);
    for (const weak of ['short', password, 'kitmarshkitmarsh', 'aaaaaaaaaaaaaaaa'])
      expect([weak, mustNot(await door.choose(username, password, weak)).type]).toEqual([weak, 'password-not-taken']);
    expect(mustNot(await door.choose(username, 'not this one', OWN)).type).toBe('sign-in-refused');
    expect(must(await door.choose(username, password, OWN)).authority.name).toBe('Dale Council');
    expect(mustNot(await atTheDoor().choose(username, password, 'other three words')).type).toBe('sign-in-refused');
    expect(must(await atTheDoor().signIn(username, OWN)).person.username).toBe(username);
  });

  it('is used by one of two who know it, and nothing begun with it outlives the one that is chosen', async () => {
    const { runtime } = test.homeward;
    const { username, password } = await firstOf('dale', 'Ida Holm', OWNER);
    const checked = await checkPassword(runtime.pool, username, password);
    if (checked === undefined) throw new Error('The first password was refused.');
    const [one, other] = await Promise.all([
      choosePassword(runtime, checked, OWN),
      choosePassword(runtime, checked, 'other three words'),
    ]);
    const sessions = () =>
      test.asOwner<{ token: string }>(`select encode(token_hash, 'hex') as token from session where person_id = $1`, [
        checked.person,
      ]);
    const begun = one ?? other;
    expect([one, other].filter((each) => each === undefined)).toHaveLength(1);
    expect(await sessions()).toEqual([{ token: tokenHash(begun?.token ?? '').toString('hex') }]);
    // Checked before, begun after.
    expect(await signIn(runtime, checked)).toBeUndefined();
    expect(await sessions()).toHaveLength(1);

    const chosen = one === undefined ? 'other three words' : OWN;
    const again = await checkPassword(runtime.pool, username, chosen);
    if (again === undefined) throw new Error('The password that was chosen was refused.');
    const [last] = await Promise.all([
      choosePassword(runtime, again, 'yet three other words'),
      ...Array.from({ length: 8 }, () => signIn(runtime, again)),
    ]);
    expect(await sessions()).toEqual([{ token: tokenHash(last?.token ?? '').toString('hex') }]);

    const third = await checkPassword(runtime.pool, username, 'yet three other words');
    if (third === undefined) throw new Error('The password that was chosen last was refused.');
    await Promise.all([
      giveFirstPassword(runtime.pool, { authority: 'dale', username, now }),
      ...Array.from({ length: 8 }, () => signIn(runtime, third)),
    ]);
    expect(await sessions()).toEqual([]);
  });

  it('sent by two at once lets one in and says to the other what happened', async () => {
    const { username, password } = await firstOf('dale', 'Per Lund', OWNER);
    const answers = await Promise.all([
      atTheDoor().choose(username, password, OWN),
      atTheDoor().choose(username, password, 'other three words'),
    ]);
    expect(answers.map((answer) => (answer.ok ? 'in' : answer.problem.type)).sort()).toEqual(['in', 'sign-in-refused']);
  });

  it('given anew ends what was begun with the one before, and its days are counted', async () => {
    const person = await signedInWithOwn(await firstOf('dale', 'Lea Field', OWNER));
    const { username } = person.session.person;
    const given = await giveFirstPassword(test.homeward.runtime.pool, { authority: 'dale', username, now });
    expect(mustNot(await person.ask(routes.readSession)).type).toBe('not-signed-in');
    expect(mustNot(await atTheDoor().signIn(username, OWN)).type).toBe('sign-in-refused');
    await test.asOwner(`update person set first_password_until = now() - interval '1 minute' where username = $1`, [
      username,
    ]);
    const late = mustNot(await atTheDoor().choose(username, given?.password ?? '', OWN));
    expect([late.type, late.detail]).toEqual(['sign-in-refused', expect.stringContaining('its days are over')]);
    const elsewhere = await giveFirstPassword(test.homeward.runtime.pool, { authority: 'moor', username, now });
    expect(elsewhere).toBeUndefined();
  });

  it('is nothing for made-up people, who share one that nobody may change', async () => {
    const { compiled } = await test.homeward.runtime.packs.current('moor');
    const [username = ''] = (await loadDemonstrationPeople(test.homeward.runtime.pool, compiled.pack)).keys();
    expect(mustNot(await atTheDoor().choose(username, 'homeward', OWN)).type).toBe('password-not-taken');
    const given = await giveFirstPassword(test.homeward.runtime.pool, { authority: 'moor', username, now });
    expect(given).toBeUndefined();
  });
});

describe('a new authority', () => {
  it('is seen by its own people alone, set up and confirmed by its owners, and then a child is opened under it', async () => {
    const owner = await signedInWithOwn(await firstOf('dale', 'Jane Moss', OWNER));
    const stranger = await signedInWithOwn(await firstOf('moor', 'Moor Owner', OWNER));
    const [version, ...others] = must(await owner.ask(routes.listVersions)).versions;
    expect(others).toEqual([]);
    expect(version).toMatchObject({ current: true, setUp: true, publishedBy: null, released: false });
    const began = version?.version ?? '';
    expect(must(await stranger.ask(routes.listVersions)).versions.map((one) => one.version)).not.toContain(began);
    expect(mustNot(await stranger.ask(routes.readVersionFiles, { params: { version: began } })).type).toBe('not-found');
    const { common } = must(await owner.ask(routes.readBuildingBlocks));
    expect(readSetUpKit(common, 'england')?.blocks.length).toBe(kit?.blocks.length);

    const { id } = must(
      await owner.ask(routes.startPackDraft, {
        body: { version: began, title: 'Set-up of Dale Council' },
        idempotencyKey: randomUUID(),
      }),
    );
    expect(mustNot(await stranger.ask(routes.readPackDraft, { params: { id } })).type).toBe('not-found');
    must(await owner.ask(routes.startReplayOfDraft, { params: { id }, body: {} }));
    const publication = async () => must(await owner.ask(routes.readPublication, { params: { id } }));
    for (
      let state = (await publication()).replay?.status;
      state !== 'finished';
      state = (await publication()).replay?.status
    )
      expect(state).toBe('running');
    expect(await publication()).toMatchObject({
      confirms: true,
      differences: [],
      errors: 0,
      walkthroughs: { failing: [] },
    });
    const { username } = owner.session.person;
    const wish = { owner: username, note: 'Confirmed as it is.', startsOn: '2026-03-02', dealtWith: {} };
    const answer = must(await owner.ask(routes.publishDraft, { params: { id }, body: wish }));
    expect(answer).toMatchObject({ left: [], published: { startsOn: '2026-03-02' } });

    expect(must(await owner.ask(routes.listVersions)).versions).toMatchObject([{ version: began, released: true }]);
    const team = 'childrenInCare';
    const worker = await signedInWithOwn(await firstOf('dale', 'Sam Low', { role: 'sw', scope: 'allocated', team }));
    expect(mustNot(await worker.ask(routes.readBuildingBlocks)).type).toBe('not-found');
    const child = await openChild(worker);
    expect(must(await worker.ask(routes.readCase, { params: { id: child.id } })).child.reference).toBe(child.reference);
    expect(mustNot(await stranger.ask(routes.readCase, { params: { id: child.id } })).type).toBe('not-found');
  });
});
