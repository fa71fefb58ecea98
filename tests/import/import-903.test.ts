/** Bringing a return in: every child's history through the engine, nothing twice, nothing lost. */

import { clock, importReturn, readImportRun, sendDueMoments, startImportRun } from '@homeward/runtime';
import { parseReturn, type ReturnFile, sampleReturn, writeReturn } from '@homeward/ssda903';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  auditVerdict,
  replayed,
  standingDeadlines,
  startTestRuntime,
  storedCases,
  type TestRuntime,
} from './test-runtime.js';

const AS_AT = '2026-03-31';
const sample = sampleReturn({ children: 60, seed: 7, year: 2026 });

/** A small return written by hand: one line a row. */
const written = (header: string[], episodes: string[], more: Readonly<Record<string, string[]>> = {}): ReturnFile[] =>
  Object.entries({
    header: ['CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', ...header],
    episodes: [
      'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN',
      ...episodes,
    ],
    ...more,
  }).map(([name, lines]) => ({ name: `${name}.csv`, text: `${lines.join('\r\n')}\r\n` }));
const reviews = (...lines: string[]) => ({ reviews: ['CHILD,DOB,REVIEW,REVIEW_CODE', ...lines] });

let test: TestRuntime;
beforeAll(async () => {
  test = await startTestRuntime(AS_AT);
});
afterAll(() => test.stop());

const bringIn = (files: readonly ReturnFile[], asAt = AS_AT) =>
  importReturn(test.runtime, { authority: 'herts', files, asAt });
const caseOf = async (reference: string) => (await storedCases(test)).filter((one) => one.reference === reference);
const kinds = (report: Awaited<ReturnType<typeof bringIn>>) =>
  Object.fromEntries(report.findings.map(({ kind, count }) => [kind, count]));

describe('a made-up return', () => {
  it('opens a case for every child, and what its entries add up to is what is stored', async () => {
    const seen: number[] = [];
    const report = await importReturn(test.runtime, {
      authority: 'herts',
      files: sample,
      asAt: AS_AT,
      onProgress: ({ done }) => void seen.push(done),
    });
    expect(report).toMatchObject({ children: 60, opened: 60, changed: 0, unchanged: 0, rowsNotRead: 0, problems: [] });
    expect(seen).toEqual([0, 60]);
    const cases = await storedCases(test);
    expect(new Set(cases.map(({ reference }) => reference)).size).toBe(60);
    expect(cases.reduce((sum, { events }) => sum + events.length, 0)).toBe(report.entries);
    for (const one of cases) expect(replayed(test.compiled, one)).toEqual(one.record);
    const deadlines = await standingDeadlines(test);
    for (const { id, record } of cases) expect(deadlines.get(id) ?? {}).toEqual(record.deadlines);
  });

  it('is chained without a gap, tells nobody of the past, and leaves alarms only for what lies ahead', async () => {
    expect(await auditVerdict(test)).toMatchObject({ ok: true, cases: (await storedCases(test)).length });
    expect(await test.read('select 1 from notice')).toEqual([]);
    expect(await test.read('select 1 from deadline where next_moment_on <= $1', [AS_AT])).toEqual([]);
  });

  it('changes nothing when it is imported again, as CSV or as XML', async () => {
    const before = await test.read('select count(*) as events, max(recorded_at) as last from event');
    const again = await bringIn(sample);
    expect(again).toMatchObject({ children: 60, opened: 0, changed: 0, unchanged: 60, entries: 0 });
    const xml = await bringIn(writeReturn(parseReturn(sample).tables, 'xml'));
    expect(xml).toMatchObject({ children: 60, opened: 0, changed: 0, unchanged: 60, entries: 0 });
    expect(await test.read('select count(*) as events, max(recorded_at) as last from event')).toEqual(before);
  });
});

describe('a later return', () => {
  const header = ['900001,2,04/05/2019,WBRI,,,'];
  const first = '900001,02/06/2025,S,C1,N1,U6,PR1,';

  it('adds only what is new', async () => {
    await bringIn(written(header, [`${first},,,,,`], reviews('900001,04/05/2019,25/06/2025,PN1')), '2025-08-01');
    const [held] = await caseOf('900001');
    expect(held?.record.state).toMatchObject({ care: 'lookedAfter', reviews: 'secondDue' });
    const later = written(
      header,
      [`${first}10/11/2025,X1,PLACE,,,`, '900001,10/11/2025,P,C1,N1,U4,PR1,,,,,,'],
      reviews('900001,04/05/2019,25/06/2025,PN1', '900001,04/05/2019,15/09/2025,PN1'),
    );
    const report = await bringIn(later);
    expect(report).toMatchObject({ opened: 0, changed: 1, unchanged: 0 });
    expect(kinds(report)).not.toHaveProperty('changed');
    const [now] = await caseOf('900001');
    expect(now?.events.slice(0, held?.events.length).map(({ hash }) => hash)).toEqual(
      held?.events.map(({ hash }) => hash),
    );
    const added = now?.events.slice(held?.events.length).map(({ entry }) => entry.event);
    expect(added).toEqual(expect.arrayContaining(['REVIEW_HELD', 'PLACEMENT_CHANGED']));
    expect(added?.filter((event) => event === 'REVIEW_HELD')).toHaveLength(1);
    expect(now?.record.facts.placement?.map(({ value, from }) => [value, from])).toEqual([
      ['U6', '2025-06-02'],
      ['U4', '2025-11-10'],
    ]);
  });

  it('that says something else of the same day records it as facts and says so', async () => {
    const report = await bringIn(
      written(
        header,
        [`${first}10/11/2025,X1,PLACE,,,`, '900001,10/11/2025,P,C1,N1,U1,PR1,,,,,,'],
        reviews('900001,04/05/2019,25/06/2025,PN1', '900001,04/05/2019,15/09/2025,PN1'),
      ),
    );
    expect(kinds(report)).toMatchObject({ changed: 1 });
    const [now] = await caseOf('900001');
    expect(now?.record.facts.placement?.at(-1)).toMatchObject({ value: 'U1', from: '2025-11-10' });
    expect(now?.events.at(-1)?.entry.event).toBe('FACTS_CORRECTED');
    expect(now && replayed(test.compiled, now)).toEqual(now?.record);
  });

  it('that no longer tells of earlier episodes goes on with the same case and the same count of reviews', async () => {
    const report = await bringIn(
      written(header, ['900001,01/05/2026,L,C2,N1,U1,PR1,,,,,,'], reviews('900001,04/05/2019,12/05/2026,PN1')),
      '2027-03-31',
    );
    expect(report).toMatchObject({ opened: 0, changed: 1 });
    const cases = await caseOf('900001');
    expect(cases).toHaveLength(1);
    expect(cases[0]?.record.facts.becameLookedAfter?.map(({ value }) => value)).toEqual(['2025-06-02']);
    expect(cases[0]?.record.facts.reviewNumber?.at(-1)?.value).toBe(3);
  });
});

describe('what the process would not have allowed', () => {
  it('is a finding, and what the return says is kept as facts', async () => {
    const report = await bringIn(
      written(
        ['900002,1,10/01/2023,MWBC,,,'],
        ['900002,06/01/2025,S,C1,N1,U6,PR1,01/09/2025,X1,PLACE,,,', '900002,01/09/2025,P,C1,N1,A6,PR1,,,,,,'],
      ),
    );
    const found = report.findings.find(({ kind }) => kind === 'placedForAdoption.gate');
    expect(found).toMatchObject({ count: 1 });
    expect(found?.sentence).toContain('no authority to place');
    expect(found?.sentence).not.toContain('900002');
    const [held] = await caseOf('900002');
    expect(held?.record.state).toMatchObject({ care: 'lookedAfter' });
    expect(held?.record.facts.placement?.at(-1)).toMatchObject({ value: 'A6', from: '2025-09-01' });
    expect(held?.record.facts.placedForAdoptionOn?.at(-1)).toMatchObject({ value: '2025-09-01' });
  });

  it('such as a review held late or before care began, is counted by kind', async () => {
    const report = await bringIn(
      written(
        ['900003,1,10/01/2015,WBRI,,,'],
        ['900003,06/01/2026,S,V2,N1,U6,PR1,,,,,,'],
        reviews('900003,10/01/2015,02/12/2025,PN1', '900003,10/01/2015,16/03/2026,PN1'),
      ),
    );
    expect(kinds(report)).toMatchObject({ 'reviewHeld.outsideCare': 1, 'late.review1': 1 });
    const [held] = await caseOf('900003');
    expect(held?.record.facts.lastReviewHeld?.map(({ value }) => value)).toEqual(['2025-12-02', '2026-03-16']);
    expect(held?.record.deadlines.review1).toMatchObject({ status: 'metLate', closedOn: '2026-03-16' });
  });

  it('such as a limit that passed with nothing recorded, is overdue and will not be reminded of', async () => {
    const report = await bringIn(written(['900004,2,10/01/2018,WBRI,,,'], ['900004,06/10/2025,S,C1,N1,U6,PR1,,,,,,']));
    expect(kinds(report)).toMatchObject({ 'overdue.review1': 1, 'overdue.ppm10w': 1 });
    const [held] = await caseOf('900004');
    expect(held?.record.deadlines.review1).toMatchObject({ status: 'overdue' });
    expect(held?.record.deadlines.review1?.next).toBeUndefined();
  });
});

describe('an old return', () => {
  const old = written(['900008,2,10/01/2018,WBRI,,,'], ['900008,20/02/2026,S,C1,N1,U6,PR1,,,,,,']);
  const noticesOf = (id: string | undefined) =>
    test.read<{ key: string; on: string }>(
      'select n.key, e.happened_on::text as on from notice n join event e on e.case_id = n.case_id and e.revision = n.revision where n.case_id = $1',
      [id],
    );

  it('plays and records the time since, but tells nobody of days up to the import', async () => {
    const report = await bringIn(old, '2026-02-28');
    const found = report.findings.find(({ kind }) => kind === 'noticesHeld');
    expect(found?.count).toBeGreaterThan(0);
    expect(kinds(report)).not.toHaveProperty('overdue.review1');
    await sendDueMoments(test.runtime, (sentence) => {
      throw new Error(sentence);
    });
    const [held] = await caseOf('900008');
    expect(held?.record.deadlines.review1).toMatchObject({ status: 'overdue' });
    const times = held?.events.filter(({ entry }) => entry.kind === 'time').map(({ entry }) => entry);
    expect(times?.map(({ event }) => event)).toContain('DEADLINE_OVERDUE');
    expect(await noticesOf(held?.id)).toEqual([]);
    expect(held && replayed(test.compiled, held)).toEqual(held?.record);
  });

  it('is told of from the next day on like any other case', async () => {
    const [held] = await caseOf('900008');
    const later = { ...test.runtime, clock: clock('2026-09-30') };
    await sendDueMoments(later, (sentence) => {
      throw new Error(sentence);
    });
    const told = await noticesOf(held?.id);
    expect(told.length).toBeGreaterThan(0);
    expect(told.filter(({ on }) => on <= AS_AT)).toEqual([]);
  });

  it('imported again changes nothing and leaves standing limits to time', async () => {
    const again = await bringIn(old, '2026-02-28');
    expect(again).toMatchObject({ unchanged: 1, entries: 0 });
    expect(kinds(again)).not.toHaveProperty('noticesHeld');
  });
});

describe('a child who comes back into care', () => {
  it('has a new case, linked to the earlier one, about the same child', async () => {
    const report = await bringIn(
      written(
        ['900005,2,10/01/2016,WBRI,,,'],
        ['900005,04/03/2024,S,V2,N1,U6,PR1,02/09/2024,E4A,,,,', '900005,12/01/2026,S,C1,N1,U6,PR1,,,,,,'],
      ),
    );
    expect(report).toMatchObject({ children: 1, opened: 1 });
    const [one, two] = (await caseOf('900005')).sort((a, b) => a.opened_on.localeCompare(b.opened_on));
    expect(one?.record.state).toMatchObject({ care: 'ceased' });
    expect(two?.record.state).toMatchObject({ care: 'lookedAfter' });
    expect(await test.read('select from_case, to_case, kind from case_link where from_case = $1', [one?.id])).toEqual([
      { from_case: one?.id, to_case: two?.id, kind: 'returnToCare' },
    ]);
    expect(await test.read("select 1 from subject where reference = '900005'")).toHaveLength(1);
    expect(await bringIn([])).toMatchObject({ children: 0, entries: 0 });
  });
});

describe('rows that cannot be read', () => {
  it('are reported by file, line and column, and the rest is imported', async () => {
    const report = await bringIn(
      written(
        ['900006,2,10/01/2016,WBRI,,,', '900007,2,not a day,WBRI,,,'],
        ['900006,06/10/2025,S,C1,N1,U6,PR1,,,,,,', '900007,x,S,V2,N1,U6,PR1,,,,,,'],
      ),
    );
    expect(report).toMatchObject({ children: 1, opened: 1, rowsNotRead: 2 });
    expect(report.problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: 'header.csv', line: 3, column: 'DOB' }),
        expect.objectContaining({ file: 'episodes.csv', line: 3, column: 'DECOM' }),
      ]),
    );
  });
});

describe('an import that is followed', () => {
  it('says how far it is and what it found', async () => {
    const { id, finished } = await startImportRun(test.runtime, {
      authority: 'herts',
      files: sample,
      asAt: AS_AT,
      person: null,
    });
    const report = await finished;
    const run = await readImportRun(test.runtime, 'herts', id);
    expect(run).toMatchObject({ status: 'finished', asAt: AS_AT, done: 60, total: 60 });
    expect(run?.report).toMatchObject({
      opened: 0,
      unchanged: 60,
      entries: 0,
      findings: [...report.findings],
      problemCount: 0,
    });
    expect(await readImportRun(test.runtime, 'dudley', id)).toBeUndefined();
  });
});
