// Rules that hold between tables about who a child is: once in the header, and one date of birth.
import { type Finding, finding } from '../finding.js';
import type { HeaderRow, ReturnTables, Row } from '../rows.js';

const withBirthDate = [
  'Reviews',
  'AD1',
  'PlacedAdoption',
  'PrevPerm',
  'UASC',
  'Missing',
  'OC2',
  'OC3',
  'SWEpisodes',
  'DoLo',
] as const;

/** Children who stand twice in the header, in none, or with two dates of birth (said once a child and table). */
export function childFindings(tables: ReturnTables): Finding[] {
  const found: Finding[] = [];
  const headers = new Map<string, HeaderRow>();
  for (const row of tables.Header) {
    const first = headers.get(row.CHILD);
    if (first === undefined) headers.set(row.CHILD, row);
    else {
      const where = first.file === row.file ? `line ${first.line}` : `line ${first.line} of ${first.file}`;
      found.push(
        finding('repeatedChild', row, `The child already stands in the header at ${where}; that row was used.`),
      );
    }
  }
  const said = new Set<string>();
  const once = (rule: 'childWithoutHeader' | 'differentBirthDate', table: string, row: Row, sentence: string) => {
    const key = `${rule} ${table} ${row.CHILD}`;
    if (!said.has(key)) found.push(finding(rule, row, sentence));
    said.add(key);
  };
  const noHeader = (table: string, row: Row) =>
    once('childWithoutHeader', table, row, `The ${table} table names a child who is not in the header.`);
  for (const row of tables.Episodes) if (!headers.has(row.CHILD)) noHeader('Episodes', row);
  for (const table of withBirthDate) {
    for (const row of tables[table]) {
      const header = headers.get(row.CHILD);
      if (header === undefined) noHeader(table, row);
      else if (row.DOB !== undefined && row.DOB !== header.DOB) {
        once('differentBirthDate', table, row, `The date of birth in the ${table} table is not the one in the header.`);
      }
    }
  }
  return found;
}
