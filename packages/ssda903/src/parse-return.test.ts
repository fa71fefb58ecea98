// Reading a return: what is recognised, what is left out, and how each problem says where it is.
import { describe, expect, it } from '@jest/globals';
import { parseReturn } from './parse-return.js';
import type { Problem } from './problem.js';

const header = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n';
const episodes = 'CHILD,DECOM,RNE,LS,CIN,PLACE,PLACE_PROVIDER,DEC,REC,REASON_PLACE_CHANGE,HOME_POST,PL_POST,URN\n';
const faults = ({ severity }: Problem) => severity !== 'note';
const read = (name: string, text: string) => parseReturn([{ name, text }]);

describe('recognising a file', () => {
  it.each([
    ['header.csv', 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB', 'Header'],
    ['Episodes 2018.csv', episodes, 'Episodes'],
    ['whatever.txt', 'Child,Dob,Review,Review Code', 'Reviews'],
    ['ad1.csv', 'CHILD,DOB,DATE_INT,DATE_MATCH,FOSTER_CARE,NB_ADOPTR,SEX_ADOPTR,LS_ADOPTR', 'AD1'],
    ['placed_for_adoption.csv', 'CHILD,DOB,DATE_PLACED,DATE_PLACED_CEASED,REASON_PLACED_CEASED', 'PlacedAdoption'],
    ['previous_permanence.csv', 'CHILD,DOB,PREV_PERM,LA_PERM,DATE_PERM', 'PrevPerm'],
    ['uasc.csv', 'CHILD,SEX,DOB,DUC', 'UASC'],
    ['missing.csv', 'CHILD,DOB,MISSING,MIS_START,MIS_END', 'Missing'],
    ['a.csv', 'CHILD,DOB,SDQ_SCORE', 'OC2'],
    ['b.csv', 'CHILD,DOB,IN_TOUCH,ACTIV,ACCOM', 'OC3'],
    ['SW episodes.csv', 'CHILD,DOB,SW_ID,SW_DECOM,SW_DEC,SW_REASON', 'SWEpisodes'],
    ['c.csv', 'CHILD,DOLO_START,DOLO_END', 'DoLo'],
  ])('%s with its columns is the right table', (name, text, table) => {
    expect(read(name, text).files).toEqual([{ name, form: 'csv', table, rows: 0, leftOut: 0 }]);
  });

  it('refuses a file that could be anything, saying so once', () => {
    const { problems, files } = read('notes.csv', 'CHILD,DOB\n1,01/01/2010\n');
    expect(problems).toMatchObject([{ file: 'notes.csv', line: 1, code: 'unknownFile', severity: 'error' }]);
    expect(files).toMatchObject([{ rows: 0, leftOut: 1 }]);
  });

  it('refuses a file without a mandatory column with one problem, and reads the other files', () => {
    const parsed = parseReturn([
      { name: 'episodes.csv', text: 'CHILD,RNE,LS,PLACE,DEC,REC\n1,S,C1,U6,,\n2,S,C1,U6,,\n' },
      { name: 'header.csv', text: `${header}1,1,01/02/2010,WBRI,,,\n` },
    ]);
    expect(parsed.problems).toMatchObject([{ file: 'episodes.csv', line: 1, column: 'DECOM', code: 'missingColumn' }]);
    expect(parsed.tables.Header).toHaveLength(1);
    expect(parsed.tables.Episodes).toHaveLength(0);
  });

  it('notes unknown and absent columns once a file', () => {
    const { problems, tables } = read(
      'reviews.csv',
      'CHILD,REVIEW,SHOE_SIZE,Child Name?\n1,01/02/2018,3,\n2,02/02/2018,4,\n',
    );
    expect(tables.Reviews).toHaveLength(2);
    expect(problems.map(({ code, severity }) => `${code} ${severity}`)).toEqual([
      'absentColumn note',
      'unknownColumn note',
    ]);
    expect(problems[1]?.sentence).toContain('SHOE_SIZE');
  });

  it('says that an empty file is empty', () => {
    expect(read('header.csv', '\uFEFF\r\n').problems).toMatchObject([{ code: 'emptyFile', line: 1 }]);
  });
});

describe('reading rows', () => {
  it('leaves out a row whose own date is not in the calendar and keeps the rest', () => {
    const { tables, problems } = read(
      'reviews.csv',
      'CHILD,DOB,REVIEW,REVIEW_CODE\n1,,31/02/2018,PN1\n2,,28/02/2018,PN1\n',
    );
    expect(tables.Reviews).toMatchObject([{ CHILD: '2', REVIEW: '2018-02-28', file: 'reviews.csv', line: 3 }]);
    expect(problems).toMatchObject([
      { file: 'reviews.csv', line: 2, column: 'REVIEW', code: 'unreadableDate', severity: 'error' },
    ]);
    expect(problems[0]?.sentence).toContain('"31/02/2018"');
  });

  it.each([
    ['29/02/2016', '2016-02-29'],
    ['1/4/2018', '2018-04-01'],
    ['2018-04-01', '2018-04-01'],
    ['01/04/2018 00:00', '2018-04-01'],
  ])('reads the date %s', (text, date) => {
    expect(read('reviews.csv', `CHILD,REVIEW\n1,${text}\n`).tables.Reviews).toMatchObject([{ REVIEW: date }]);
  });

  it.each([
    '29/02/2018',
    '29/02/1900',
    '00/01/2018',
    '32/01/2018',
    '01/13/2018',
    '1/4/18',
    '2018',
    'soon',
    '31/04/2018',
  ])('does not read the date %s', (text) => {
    expect(read('reviews.csv', `CHILD,REVIEW\n1,${text}\n`).tables.Reviews).toEqual([]);
  });

  it('keeps a row with an unknown code, blank in that field, and says which', () => {
    const { tables, problems } = read('e.csv', `${episodes}1,01/04/2018,S,C9,N1,U6,PR1,,,,,,\n`);
    expect(tables.Episodes).toMatchObject([{ LS: undefined, unread: ['LS'], PLACE: 'U6' }]);
    expect(problems).toMatchObject([{ line: 2, column: 'LS', code: 'unknownCode', severity: 'warning' }]);
  });

  it.each([
    ['SEX', '1'],
    ['SEX', '2'],
    ['SEX', 'M'],
    ['SEX', 'F'],
    ['SEX', 'U'],
    ['PLACE', 'H5'],
    ['PLACE', 'K3'],
    ['PLACE', 'Z1'],
    ['PLACE', 'Z12'],
    ['LS', 'D1'],
  ] as const)('reads %s %s, whether old or new', (column, code) => {
    const parsed = parseReturn([
      { name: 'header.csv', text: `${header}1,${column === 'SEX' ? code : '1'},01/02/2010,WBRI,,1.0,\n` },
      {
        name: 'e.csv',
        text: `${episodes}1,01/04/2018,S,${column === 'LS' ? code : 'C1'},N1,${column === 'PLACE' ? code : 'U6'},PR1,,,,,,\n`,
      },
    ]);
    expect(parsed.problems).toEqual([]);
    expect({ ...parsed.tables.Episodes[0], ...parsed.tables.Header[0] }).toMatchObject({ [column]: code, MOTHER: '1' });
  });

  it('loses only the line on which a quotation mark is not closed', () => {
    const { tables, problems } = read('reviews.csv', 'CHILD,REVIEW\n"1,01/04/2018\n2,02/04/2018\n3,03/04/2018\n');
    expect(tables.Reviews.map(({ CHILD }) => CHILD)).toEqual(['2', '3']);
    expect(problems.filter(faults)).toMatchObject([{ line: 2, code: 'brokenQuotes' }]);
  });

  it('leaves out a line with more cells than columns', () => {
    const { tables, problems } = read('reviews.csv', 'CHILD,REVIEW\n1,01/04/2018,PN1,x\n2,02/04/2018,,\n');
    expect(tables.Reviews.map(({ CHILD }) => CHILD)).toEqual(['2']);
    expect(problems.filter(faults)).toMatchObject([{ line: 2, code: 'tooManyCells' }]);
  });

  it('never repeats a date of birth, a UPN or a postcode, even where the columns slipped', () => {
    const secrets = ['31/02/2010', 'Z123456789012', '12/05/2011', 'ZZ1 1AA'];
    const text = `${header}1,1,31/02/2010,WBRI,,,\n2,Z123456789012,01/01/2010,12/05/2011,,ZZ1 1AA,31/02/2010\n`;
    const { problems } = read('header.csv', text);
    expect(problems.length).toBeGreaterThanOrEqual(5);
    for (const { sentence } of problems) for (const secret of secrets) expect(sentence).not.toContain(secret);
  });

  it('shortens a long value and keeps it on one line', () => {
    const { problems } = read('reviews.csv', `CHILD,REVIEW\n1,${'x\u0007'.repeat(400)}\n`);
    expect(problems[0]?.sentence.length).toBeLessThan(150);
    expect(problems[0]?.sentence).not.toContain('\u0007');
  });
});

describe('reading XML', () => {
  const child = (inside: string) =>
    `<EXPSSDA903>\n<CHILD>\n<HEADER><CHILDID>7</CHILDID><SEX>1</SEX><DOB>01/02/2010</DOB>${inside}</CHILD>\n</EXPSSDA903>`;

  it('reads the nested rows of a child, with the line of each', () => {
    const { tables, problems, files } = read(
      'r.xml',
      child(
        '<UASC>0</UASC><AREVIEW><REVIEW>01/05/2018</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW></HEADER>\n<EPISODE><DECOM>01/04/2018</DECOM><RNE>S</RNE><LS>C1</LS><PL>U6</PL><DEC/><REC/></EPISODE>',
      ),
    );
    expect(problems).toEqual([]);
    expect(files).toEqual([{ name: 'r.xml', form: 'xml', rows: 3, leftOut: 0 }]);
    expect(tables.Header).toMatchObject([{ CHILD: '7', line: 2 }]);
    expect(tables.Reviews).toMatchObject([{ CHILD: '7', DOB: '2010-02-01', REVIEW: '2018-05-01', line: 3 }]);
    expect(tables.Episodes).toMatchObject([{ CHILD: '7', PLACE: 'U6', DEC: undefined, line: 4 }]);
    expect(tables.UASC).toEqual([]);
  });

  it('reports faulty XML by line and position, and keeps the children before it', () => {
    const { tables, problems } = read(
      'r.xml',
      `${child('</HEADER>').replace('</EXPSSDA903>', '')}<CHILD><HEADER></CHILD>`,
    );
    expect(tables.Header).toHaveLength(1);
    expect(problems[0]).toMatchObject({ code: 'brokenXml', line: 4, severity: 'error' });
    expect(problems[0]?.position).toBeGreaterThan(0);
  });

  it('never expands entities that a document declares, so a bomb of them is harmless', () => {
    const bomb = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 30 }, (_, i) => `<!ENTITY b${i} "&a;&a;&a;&a;">`).join('')}<!ENTITY f SYSTEM "file:///etc/passwd">]>`;
    const { problems, tables } = read('r.xml', bomb + child('<ETHNIC>&b29;&f;</ETHNIC></HEADER>'));
    expect(tables.Header).toMatchObject([{ CHILD: '7', ETHNIC: undefined }]);
    expect(problems.map(({ code }) => code)).toContain('brokenXml');
    expect(JSON.stringify(problems).length).toBeLessThan(5000);
  });

  it('gives up on a document nested deeper than any return', () => {
    const { problems } = read('r.xml', `<A>${'<B>'.repeat(200_000)}`);
    expect(problems.map(({ code }) => code)).toEqual(['tooDeep', 'unknownFile']);
  });

  it('says so when the XML is something else', () => {
    expect(read('page.xml', '<html><body>Hello</body></html>').problems).toMatchObject([{ code: 'unknownFile' }]);
  });

  it('does not let a field named like a prototype property do anything', () => {
    const { tables } = read('r.xml', child('<__proto__>x</__proto__><constructor>y</constructor></HEADER>'));
    expect(tables.Header).toHaveLength(1);
    expect(Object.getPrototypeOf(tables.Header[0])).toBe(Object.prototype);
  });
});
