/** Whatever file somebody brings in: what would harm is refused with a reason and leaves nothing behind; what only looks like harm is text. */
import { randomUUID } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { filesOfDraft, routes } from '@homeward/contract';
import { type PackContent, parseJson, printJson, usedContent, withJsonAt } from '@homeward/definition';
import { fingerprintOf, readContentFolder, readFolder, signingKey, writePackFile } from '@homeward/runtime';
import { afterAll, describe, expect, it } from '@jest/globals';
import { must } from '../api/test-homeward.js';
import { signedIn, testedHomeward } from '../api/tested-homeward.js';
import { CONFIGS } from '../import/test-runtime.js';
import { hostilePacks } from './hostile-packs.js';

const AUTHORITY = 'progression-panel';
const folder = mkdtempSync(path.join(tmpdir(), 'homeward-hostile-'));
for (const part of ['common', AUTHORITY])
  cpSync(path.join(CONFIGS, part), path.join(folder, 'configs', part), { recursive: true });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const test = testedHomeward('2026-03-02', 'api', path.join(folder, 'configs'));
const owner = signedIn(test, 'processOwner', { authority: AUTHORITY });

/** The shipped pack with two of its walkthroughs and one file of guards: reading all of them a hundred times shows nothing more. */
const good = usedContent(
  Object.fromEntries(
    Object.entries(await readFolder(path.join(CONFIGS, AUTHORITY))).filter(
      ([file], index, all) =>
        !file.startsWith('walkthroughs/') ||
        all.filter(([other], before) => before < index && path.dirname(other) === path.dirname(file)).length < 2,
    ),
  ),
  await readFolder(path.join(CONFIGS, 'common')),
);
const key = signingKey({ dataFolder: path.join(folder, 'sender') });
const fresh = signingKey({ dataFolder: path.join(folder, 'fresh') });
const other = signingKey({ dataFolder: path.join(folder, 'other') });

/** Processor time of one, unpacking and every check included. */
const MOST_SECONDS = 8;
const MOST_MORE_MEGABYTES = 700;

const bringIn = async (bytes: Uint8Array, fingerprint: string, id: string = randomUUID(), title = '') => {
  const body = new FormData();
  body.append('fingerprint', fingerprint);
  body.append('title', title);
  body.append('file', new File([Uint8Array.from(bytes)], 'pack.homeward'));
  return owner.ask(routes.bringPackFileIn, { body, idempotencyKey: id });
};

/** Rows of everything that bringing something in could leave. */
const left = async (): Promise<unknown> =>
  test.asOwner(
    `select (select count(*) from pack_draft) as drafts, (select count(*) from pack_draft_step) as steps, (select count(*) from pack_draft_file) as files,
       (select count(*) from pack_draft_act) as acts, (select count(*) from pack_content) as contents, (select count(*) from pack_content_of) as uses,
       (select count(*) from pack_signer_act) as signers, (select count(*) from pack_exchange) as entries, (select count(*) from pack_version) as versions`,
  );

const packs = hostilePacks(good, key, other);

describe('hostile packs', () => {
  it('are more than sixty, each of its own kind', () => {
    expect(new Set(packs.map(({ what }) => what)).size).toBeGreaterThanOrEqual(60);
  });

  it('are each refused with a plain reason, in bounded time and memory, and leave nothing behind', async () => {
    const before = await left();
    const wrong: unknown[] = [];
    const memory = process.resourceUsage().maxRSS;
    for (const { what, bytes, why, fingerprint } of packs) {
      const began = process.cpuUsage();
      const answered = await bringIn(bytes, fingerprint ?? key.fingerprint);
      const { user, system } = process.cpuUsage(began);
      const seconds = (user + system) / 1e6;
      const said = answered.ok ? answered.value.refused : `${answered.problem.status}: ${answered.problem.detail}`;
      const isWell = said !== null && why.test(said) && seconds < MOST_SECONDS;
      if (!isWell) wrong.push([what, said ?? 'taken', seconds]);
    }
    expect(wrong).toEqual([]);
    expect((process.resourceUsage().maxRSS - memory) / 1024).toBeLessThan(MOST_MORE_MEGABYTES);
    expect(await left()).toEqual(before);
    expect(Object.hasOwn(Object.prototype, 'isAdmin')).toBe(false);
  }, 300_000);

  it('say where they are wrong, as a problem of the editor does', async () => {
    const bad = packs.find(({ what }) => what === 'somebody who approves their own work');
    const answer = must(await bringIn((bad ?? packs[0])?.bytes ?? new Uint8Array(), key.fingerprint));
    expect(answer.problems.map(({ sentence }) => sentence).join('\n')).toMatch(/same person may write/);
  });

  it('are no more than nothing to whoever does not own the procedure', async () => {
    const worker = await test.signInAs('sw', { authority: AUTHORITY });
    const body = new FormData();
    body.append(
      'file',
      new File([Uint8Array.from(writePackFile(good, key, { by: 'A', on: '2026-03-02' }).bytes)], 'p'),
    );
    const answered = await worker.ask(routes.lookIntoPackFile, { body });
    expect(answered).toMatchObject({ ok: false, problem: { status: 404 } });
  });
});

describe('what only looks like harm', () => {
  const INERT: readonly string[] = [
    '<script>window.taken = true</script>',
    '<img src=x onerror="window.taken = true">',
    '=HYPERLINK("https://example.com","Click")',
    "'; drop table pack_draft; --",
    '{{constructor.constructor("return process")()}}',
    '[click](javascript:alert(1))',
    '%s%n%x `id`',
  ];
  const hurtful = (): PackContent => {
    const read = parseJson(good.files['authority.json'] ?? '');
    if ('fault' in read) throw new Error('The authority cannot be read.');
    const named = INERT.reduce(
      (json, words, index) =>
        withJsonAt(json, ['words', `hurt${index}`], { one: words, many: `${words} ${words}` }) ?? json,
      read.value,
    );
    return { ...good, files: { ...good.files, 'authority.json': printJson(named) } };
  };

  it('is brought in as the text that it is, and given back as JSON that no browser takes for anything else', async () => {
    const { bytes } = writePackFile(hurtful(), fresh, { by: '<b>Somebody</b>', on: '2026-03-02' });
    const { draft, refused, problems } = must(await bringIn(bytes, fresh.fingerprint));
    expect([refused, problems]).toEqual([null, []]);
    const read = must(await owner.ask(routes.readPackDraft, { params: { id: draft?.id ?? '' } }));
    const authority = filesOfDraft(read)['authority.json'];
    for (const words of INERT) expect(JSON.stringify(authority)).toContain(JSON.stringify(words).slice(1, -1));
    const raw = await owner.raw(`/api/drafts/${draft?.id}`);
    expect(raw.headers.get('content-type')).toMatch(/^application\/json/);
    expect(raw.headers.get('x-content-type-options')).toBe('nosniff');
    expect(raw.headers.get('content-security-policy')).toContain("script-src 'self'");
  });

  it('has made its key known, and can be kept out again', async () => {
    const keys = must(await owner.ask(routes.readSigningKeys));
    expect(keys.known).toMatchObject([{ name: '<b>Somebody</b>', fingerprint: fingerprintOf(fresh.publicKey) }]);
    expect(keys.exchanges).toMatchObject([{ act: 'imported', form: 'file', signer: '<b>Somebody</b>' }]);
    must(await owner.ask(routes.withdrawSigningKey, { body: { fingerprint: fresh.fingerprint } }));
    const { bytes } = writePackFile(hurtful(), fresh, { by: '<b>Somebody</b>', on: '2026-03-02' });
    expect(must(await bringIn(bytes, '')).refused).toMatch(/not known here/);
  });
});

describe('what is sent beside a file', () => {
  it('is refused with a character that nobody sees', async () => {
    for (const title of ['a\u0000b', 'a\u202eb']) {
      const { bytes } = writePackFile(good, key, { by: 'A', on: '2026-03-02' });
      expect(await bringIn(bytes, key.fingerprint, randomUUID(), title)).toMatchObject({
        ok: false,
        problem: { type: 'body-malformed', status: 400 },
      });
    }
  });

  it('is one file: another under the same key is not said to have come in', async () => {
    const id = randomUUID();
    const own = { by: 'Twice', on: '2026-03-02' };
    const changed = { ...good.files, 'authority.json': (good.files['authority.json'] ?? '').replace('{', '{ ') };
    const first = writePackFile(good, key, own).bytes;
    const begun = must(await bringIn(first, key.fingerprint, id));
    expect(begun.refused).toBeNull();
    const second = writePackFile({ ...good, files: changed }, key, own).bytes;
    expect(must(await bringIn(second, key.fingerprint, id))).toMatchObject({
      refused: expect.stringMatching(/^Another file was brought in by this very request/),
      draft: null,
    });
    expect(must(await bringIn(first, key.fingerprint, id)).draft?.id).toBe(id);
  });
});

describe('a hostile folder', () => {
  const made = (name: string, spoil: (root: string) => void): string => {
    const root = path.join(folder, name);
    mkdirSync(root, { recursive: true });
    writeFileSync(path.join(root, 'authority.json'), good.files['authority.json'] ?? '');
    spoil(root);
    return root;
  };
  it.each<[string, (root: string) => void, RegExp]>([
    ['a link to a file', (root) => symlinkSync('/etc/passwd', path.join(root, 'facts.json')), /is a link or a device/],
    ['a link to a folder', (root) => symlinkSync('/etc', path.join(root, 'forms')), /is a link or a device/],
    ['a program', (root) => writeFileSync(path.join(root, 'run.sh'), 'rm -rf /'), /not the name of a file of a pack/],
    [
      'what is no UTF-8',
      (root) => writeFileSync(path.join(root, 'facts.json'), Buffer.from([0x7b, 0xff])),
      /not written in UTF-8/,
    ],
    [
      'folders without end',
      (root) => mkdirSync(path.join(root, ...Array.from({ length: 12 }, () => 'a')), { recursive: true }),
      /nested more than/,
    ],
    [
      'a huge file',
      (root) => writeFileSync(path.join(root, 'facts.json'), Buffer.alloc(9_000_000, 0x20)),
      /larger than/,
    ],
    [
      'names that differ in capitals alone',
      (root) => {
        writeFileSync(path.join(root, 'facts.json'), '{}');
        writeFileSync(path.join(root, 'Facts.json'), '{}');
      },
      /differ in capital letters alone/,
    ],
  ])('with %s is refused', async (name, spoil, why) => {
    const read = await readContentFolder(made(name.replaceAll(' ', '-'), spoil));
    expect('refused' in read ? read.refused : 'taken').toMatch(why);
  });
});
