/** Bringing a return in through the page's own requests: by whom, how much, followed to its end, and twice. */
import { type ImportProgress, routes, UPLOAD_LIMITS } from '@homeward/contract';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { must, mustNot, type Person, startTestHomeward, type TestHomeward } from './test-homeward.js';

let test: TestHomeward;
let administrator: Person;
let reviewer: Person;

beforeAll(async () => {
  test = await startTestHomeward();
  administrator = await test.signInAs('systemAdmin');
  reviewer = await test.signInAs('iro');
});
afterAll(() => test.stop());

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB';
const EPISODES = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN';
const RETURN = {
  'header.csv': [HEADER, 'R903-1,1,12/05/2012,WBRI,,,', 'R903-2,2,03/09/2015,WBRI,,,'],
  'episodes.csv': [
    EPISODES,
    'R903-1,01/06/2025,S,V2,N1,U1,PR1,,,,,,',
    'R903-2,02/07/2025,S,V2,N1,U1,PR1,,,,,,',
    'R903-2,not a day,P,V2,N1,U1,PR1,,,,,,',
  ],
};

function form(files: Readonly<Record<string, readonly string[]>>, asAt?: string): FormData {
  const body = new FormData();
  if (asAt !== undefined) body.append('asAt', asAt);
  for (const [name, lines] of Object.entries(files)) body.append('files', new File([lines.join('\r\n')], name));
  return body;
}

async function finished(id: string): Promise<ImportProgress> {
  for (;;) {
    const progress = must(await administrator.ask(routes.readImport, { params: { id } }));
    if (progress.status === 'finished' || progress.status === 'failed') return progress;
  }
}
const bringIn = async (): Promise<ImportProgress> => {
  const { id } = must(await administrator.ask(routes.startImport, { body: form(RETURN, '2025-12-31') }));
  return finished(id);
};

describe('importing a return over HTTP', () => {
  it('opens a record for each child, names what could not be read, and a second time changes nothing', async () => {
    const first = await bringIn();
    expect(first).toMatchObject({ status: 'finished', asAt: '2025-12-31', done: 2, total: 2, opened: 2, unchanged: 0 });
    expect(first.problems).toContainEqual(expect.objectContaining({ file: 'episodes.csv', line: 4, column: 'DECOM' }));
    expect(first.findings.every(({ count, sentence }) => count > 0 && sentence !== '')).toBe(true);
    const second = await bringIn();
    expect(second).toMatchObject({ status: 'finished', opened: 0, changed: 0, unchanged: 2 });
    const found = must(await reviewer.ask(routes.listChildren, { query: { q: 'R903-' } }));
    expect(found.rows.map(({ reference }) => reference)).toEqual(['R903-1', 'R903-2']);
    const { caseId } = found.rows[0] ?? { caseId: '' };
    expect(must(await reviewer.ask(routes.readTimeline, { params: { id: caseId } })).from).toBe('2025-06-01');
  });

  it('is not there for somebody who is no administrator, who cannot follow one either', async () => {
    expect(mustNot(await reviewer.ask(routes.startImport, { body: form(RETURN, '2025-12-31') })).type).toBe(
      'not-found',
    );
    const { id } = must(await administrator.ask(routes.startImport, { body: form(RETURN, '2025-12-31') }));
    expect(mustNot(await reviewer.ask(routes.readImport, { params: { id } })).type).toBe('not-found');
    await finished(id);
  });

  it('is not there for an administrator of another authority', async () => {
    const { id } = must(await administrator.ask(routes.startImport, { body: form(RETURN, '2025-12-31') }));
    const elsewhere = await test.signInAs('systemAdmin', { authority: 'otherton' });
    expect(mustNot(await elsewhere.ask(routes.readImport, { params: { id } })).type).toBe('not-found');
    await finished(id);
  });

  it('says which question to correct when the files or the day are missing, or the day has not come', async () => {
    const asked = async (body: FormData) =>
      mustNot(await administrator.ask(routes.startImport, { body })).answers?.map(({ question }) => question);
    expect(await asked(form({}, '2025-12-31'))).toEqual(['files']);
    expect(await asked(form(RETURN))).toEqual(['asAt']);
    expect(await asked(form(RETURN, '31/12/2025'))).toEqual(['asAt']);
    expect(await asked(form(RETURN, '2026-03-03'))).toEqual(['asAt']);
  });

  it('refuses anything that is not a form with files', async () => {
    const answer = await administrator.raw(routes.startImport.path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(415);
  });

  it('refuses too many files, and stays ready for the next', async () => {
    const many = Object.fromEntries(
      Array.from({ length: UPLOAD_LIMITS.files + 1 }, (_, index) => [`${index}.csv`, [HEADER]]),
    );
    expect(mustNot(await administrator.ask(routes.startImport, { body: form(many, '2025-12-31') })).type).toBe(
      'body-too-large',
    );
    expect((await bringIn()).status).toBe('finished');
  });

  it('refuses files that are too large together', async () => {
    const line = 'x'.repeat(1_048_576);
    const body = form({ 'header.csv': Array.from({ length: 33 }, () => line) }, '2025-12-31');
    body.append('files', new File([...Array.from({ length: 33 }, () => line)], 'episodes.csv'));
    // The server answers before everything is sent and then hangs up: a client sees the answer or the broken line.
    const outcome = await administrator.ask(routes.startImport, { body }).then(
      (answered) => mustNot(answered).type,
      () => 'broken off',
    );
    expect(['body-too-large', 'broken off']).toContain(outcome);
    expect((await bringIn()).status).toBe('finished');
  });

  it('says that an import was broken off when whoever ran it is gone', async () => {
    const id = '5f0d3f0a-9a53-4d0e-9a5f-0d3f0a9a534d';
    await test.asOwner('alter table import_run no force row level security');
    await test.asOwner(
      `insert into import_run (id, authority_id, kind, as_at, status, started_at, done, total, report)
       select $1, authority_id, kind, as_at, 'playing', started_at, 1, 2, report from import_run limit 1`,
      [id],
    );
    expect(must(await administrator.ask(routes.readImport, { params: { id } })).status).toBe('failed');
  });
});
