/** Signing in and out, and what a request needs to be listened to. */

import { routes, SignInPeople } from '@homeward/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, startTestHomeward, type TestHomeward } from './test-homeward.js';

let test: TestHomeward;

beforeAll(async () => {
  test = await startTestHomeward();
});
afterAll(() => test.stop());

const signIn = (body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${test.origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
const someone = async (): Promise<{ username: string; password: string }> => {
  const people = SignInPeople.parse(await (await fetch(`${test.origin}/api/sign-in/people`)).json());
  return { username: people.authorities[0]?.people[0]?.username ?? '', password: people.password ?? '' };
};

describe('signing in', () => {
  it('sets a cookie that no script can read and no other site can send, and keeps only its hash', async () => {
    const response = await signIn(await someone());
    expect(response.status).toBe(201);
    const cookie = response.headers.getSetCookie()[0] ?? '';
    expect(cookie).toMatch(/HttpOnly/);
    expect(cookie).toMatch(/SameSite=Strict/);
    const token = /homeward=([^;]+)/.exec(cookie)?.[1] ?? '';
    expect(token).toHaveLength(43);
    const kept = await test.asOwner<{ hash: string }>(`select encode(token_hash, 'escape') as hash from session`);
    expect(JSON.stringify(kept)).not.toContain(token);
    const hashes = await test.asOwner<{ password_hash: string }>('select distinct password_hash from person');
    for (const { password_hash: hash } of hashes) expect(hash).toMatch(/^\$argon2id\$/);
  });

  it('answers a wrong password and an unknown name alike', async () => {
    const { username } = await someone();
    const wrong = await signIn({ username, password: 'not this' });
    const unknown = await signIn({ username: 'nobody.at.all', password: 'not this' });
    expect(wrong.status).toBe(401);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  it('is refused to a page of another site', async () => {
    expect((await signIn(await someone(), { origin: 'https://evil.example' })).status).toBe(403);
    expect((await signIn(await someone(), { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    expect((await signIn(await someone(), { origin: test.origin })).status).toBe(201);
  });

  it('lists every demonstration person with roles', async () => {
    const { ask } = await test.signInAs('sw');
    const people = must(await ask(routes.signInPeople));
    expect(people.authorities.map(({ id }) => id)).toEqual(['otherton', 'testshire']);
    const roles = new Set(people.authorities[1]?.people.flatMap((person) => person.roles.map(({ key }) => key)));
    expect(roles).toEqual(new Set(['sw', 'tm', 'iro', 'carer', 'fw', 'systemAdmin', 'processOwner']));
  });
});

describe('a session', () => {
  it('says who is signed in, what they may, and until when', async () => {
    const { session } = await test.signInAs('sw');
    expect(session).toMatchObject({
      authority: { id: 'testshire', name: 'Testshire County Council', words: { review: 'Review' } },
      roles: [{ key: 'sw', title: 'Social worker' }],
      may: { seeCases: true, openCases: true, importReturns: false, configure: false },
      today: '2026-03-02',
    });
    const left = Date.parse(session.endsAt) - Date.now();
    expect(left).toBeGreaterThan(29 * 60_000);
    expect(left).toBeLessThanOrEqual(30 * 60_000);
    expect((await test.signInAs('systemAdmin')).session.may).toEqual({
      seeCases: false,
      openCases: false,
      opens: [],
      lists: [],
      importReturns: true,
      audit: false,
      configure: true,
    });
  });

  it('ends when its person signs out', async () => {
    const person = await test.signInAs('iro');
    must(await person.ask(routes.signOut));
    expect((await person.raw('/api/session')).status).toBe(401);
  });

  it('ends on every computer when its person signs out everywhere, and nobody else’s does', async () => {
    const [here, there, somebodyElse] = [
      await test.signInAs('iro'),
      await test.signInAs('iro'),
      await test.signInAs('tm'),
    ];
    expect((await there.raw('/api/work')).status).toBe(200);
    must(await here.ask(routes.signOutEverywhere));
    for (const person of [here, there])
      for (const page of ['/api/session', '/api/work']) expect((await person.raw(page)).status).toBe(401);
    expect((await somebodyElse.raw('/api/work')).status).toBe(200);
    expect((await (await test.signInAs('iro')).raw('/api/work')).status).toBe(200);
  });

  it('ends after half an hour without a request, and twelve hours after it began', async () => {
    const person = await test.signInAs('iro');
    const mine = 'person_id = $1';
    await test.asOwner(`update session set seen_at = now() - interval '29 minutes' where ${mine}`, [
      person.session.person.id,
    ]);
    expect((await person.raw('/api/session')).status).toBe(200);
    await test.asOwner(`update session set seen_at = now() - interval '31 minutes' where ${mine}`, [
      person.session.person.id,
    ]);
    expect((await person.raw('/api/session')).status).toBe(401);
    const again = await test.signInAs('iro');
    await test.asOwner(`update session set ends_at_latest = now() - interval '1 second' where ${mine}`, [
      again.session.person.id,
    ]);
    expect((await again.raw('/api/session')).status).toBe(401);
  });

  it('changes nothing without its token, in whatever spelling of the address', async () => {
    const person = await test.signInAs('sw');
    for (const path of ['/api/cases', '/%61pi/cases', '/api/%63ases'])
      expect(
        (
          await person.raw(path, {
            method: 'POST',
            headers: { 'content-type': 'application/json', 'x-csrf-token': 'no' },
            body: '{}',
          })
        ).status,
      ).toBe(403);
  });

  it('is needed for everything but the sign-in, health and the description', async () => {
    for (const route of Object.values(routes)) {
      if (route.open === true || route.path.startsWith('/api/imports')) continue;
      const path = route.path.replaceAll(/:[A-Za-z]+/g, '0b0d5f3e-8a1c-4f8e-9d4b-1b1f5a3c2d10');
      const response = await fetch(`${test.origin}${path}`, {
        method: route.method,
        ...(route.method === 'GET' || route.method === 'DELETE'
          ? {}
          : { headers: { 'content-type': 'application/json' }, body: '{}' }),
      });
      expect([route.path, response.status]).toEqual([route.path, 401]);
    }
  });
});

describe('the pages', () => {
  it('are served under a strict policy, whatever page is asked for, and never in place of the API', async () => {
    for (const path of ['/', '/work', '/children/0b0d5f3e']) {
      const response = await fetch(`${test.origin}${path}`);
      expect([path, response.status]).toEqual([path, 200]);
      expect(await response.text()).toContain('the application');
      const policy = response.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).not.toMatch(/unsafe/);
    }
    for (const path of [
      '/api',
      '/api/nothing',
      '/%61pi/nothing',
      '/x/../api/nothing',
      '/assets/missing.js',
      '/../package.json',
      '/%2e%2e/%2e%2e/package.json',
    ]) {
      const response = await fetch(`${test.origin}${path}`);
      expect([path, response.status]).toEqual([path, 404]);
    }
    expect((await fetch(`${test.origin}/assets/app-1a2b.js`)).headers.get('cache-control')).toContain('immutable');
  });

  it('come with an API that is healthy and describes every route', async () => {
    expect(await (await fetch(`${test.origin}/api/health`)).json()).toMatchObject({ status: 'ok', role: 'all' });
    const text = await (await fetch(`${test.origin}/api/openapi.json`)).text();
    const described: { paths: Record<string, Record<string, unknown>> } = JSON.parse(text);
    const count = Object.values(described.paths).flatMap((methods) => Object.keys(methods)).length;
    expect(count).toBe(Object.keys(routes).length);
  });
});
