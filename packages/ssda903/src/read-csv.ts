// Splits the text of a CSV file into lines of cells, one line at a time.

/** One line: its number from 1, and its cells, or no cells when its quotes do not add up. */
export interface CsvLine {
  readonly line: number;
  readonly cells: readonly string[] | undefined;
}

/**
 * The lines of a CSV text that are not blank. Cells are trimmed. Accepts a byte-order mark, any line ending,
 * quoted cells with doubled quotes, and a semicolon or tab between cells when the first line has no comma.
 *
 * A quoted cell may not run over a line's end. No field of this return can hold a line break, and letting it run
 * would make one stray quote swallow the rest of the file; so such a line is faulty and reading goes on below it.
 */
export function csvLines(text: string): CsvLine[] {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const lines: CsvLine[] = [];
  let separator: string | undefined;
  let from = start;
  for (let number = 1; from <= text.length; number += 1) {
    let to = from;
    while (to < text.length && text[to] !== '\n' && text[to] !== '\r') to += 1;
    const line = text.slice(from, to);
    from = text[to] === '\r' && text[to + 1] === '\n' ? to + 2 : to + 1;
    if (line.trim() === '') continue;
    separator ??= separatorOf(line);
    const cells = line.includes('"') ? quotedCells(line, separator) : line.split(separator).map((cell) => cell.trim());
    if (cells?.every((cell) => cell === '')) continue;
    lines.push({ line: number, cells });
  }
  return lines;
}

function separatorOf(line: string): string {
  if (line.includes(',')) return ',';
  return line.includes('\t') ? '\t' : line.includes(';') ? ';' : ',';
}

function quotedCells(line: string, separator: string): string[] | undefined {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    while (line[at] === ' ') at += 1;
    if (line[at] !== '"') {
      const next = line.indexOf(separator, at);
      const cell = line.slice(at, next === -1 ? line.length : next);
      if (cell.includes('"')) return undefined;
      cells.push(cell.trim());
      if (next === -1) return cells;
      at = next + 1;
      continue;
    }
    let cell = '';
    at += 1;
    for (;;) {
      const quote = line.indexOf('"', at);
      if (quote === -1) return undefined;
      cell += line.slice(at, quote);
      at = quote + 1;
      if (line[at] !== '"') break;
      cell += '"';
      at += 1;
    }
    cells.push(cell.trim());
    while (line[at] === ' ') at += 1;
    if (at >= line.length) return cells;
    if (line[at] !== separator) return undefined;
    at += 1;
  }
}
