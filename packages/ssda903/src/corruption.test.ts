// Random damage to a return never stops the reading, and never costs more rows than were damaged.
import { expect, it } from '@jest/globals';
import { checkReturn } from './check-return.js';
import { childHistories } from './child-histories.js';
import { parseReturn, type ReturnFile } from './parse-return.js';
import { type Random, seededRandom } from './sample/random.js';
import { sampleReturn, sampleTables } from './sample-return.js';
import { writeReturn } from './write-return.js';

const seed = 903;
const rounds = 300;
const junk = [
  '"',
  '"""',
  ',',
  ',,,,,,,,,,,,,,,,',
  '\u0000',
  '99/99/9999',
  '',
  '\uFEFF',
  '<CHILD>',
  '__proto__',
  '🜁',
  'x'.repeat(5000),
  '\t',
  ';',
] as const;

/** Damages one line below the heading: a piece put in, a piece cut out, or the whole line replaced. */
function damageLine(file: ReturnFile, random: Random): ReturnFile {
  const lines = file.text.trimEnd().split('\n');
  const index = random.whole(1, lines.length - 1);
  const line = lines[index] ?? '';
  const from = random.whole(0, line.length);
  const to = Math.min(line.length, from + random.whole(0, 12));
  lines[index] = random.pick([
    line.slice(0, from) + random.pick(junk) + line.slice(from),
    line.slice(0, from) + line.slice(to),
    line.slice(0, from),
    random.pick(junk),
  ]);
  return { ...file, text: lines.join('\n') };
}

function rowCount(files: readonly ReturnFile[]): number {
  return parseReturn(files).files.reduce((sum, { rows }) => sum + rows, 0);
}

it(`loses at most one row for each damaged line in ${rounds} rounds from seed ${seed}`, () => {
  const random = seededRandom(seed);
  const whole = sampleReturn({ children: 12, seed });
  const rows = rowCount(whole);
  let lost = 0;
  for (let round = 0; round < rounds; round += 1) {
    const damages = random.whole(1, 6);
    let files = whole;
    for (let done = 0; done < damages; done += 1) {
      const target = random.whole(0, files.length - 1);
      files = files.map((file, index) =>
        index === target && file.text.trim().includes('\n') ? damageLine(file, random) : file,
      );
    }
    const parsed = parseReturn(files);
    checkReturn(parsed);
    childHistories(parsed, { asAt: '2026-03-31' });
    const kept = parsed.files.reduce((sum, file) => sum + file.rows, 0);
    lost += rows - kept;
    if (rows - kept > damages)
      throw new Error(`round ${round} of seed ${seed}: ${rows - kept} rows lost to ${damages} damaged lines`);
    const leftOut = parsed.files.reduce((sum, file) => sum + file.leftOut, 0);
    expect(parsed.problems.filter(({ severity }) => severity === 'error').length).toBeGreaterThanOrEqual(leftOut);
  }
  // The damage is real: a test in which nothing was ever lost would prove nothing.
  expect(lost).toBeGreaterThan(100);
});

it(`reads damaged XML without stopping in ${rounds} rounds from seed ${seed}`, () => {
  const random = seededRandom(seed);
  const text = writeReturn(sampleTables({ children: 5, seed }), 'xml')[0]?.text ?? '';
  let troubled = 0;
  for (let round = 0; round < rounds; round += 1) {
    const from = random.whole(0, text.length);
    const to = Math.min(text.length, from + random.whole(0, 30));
    const damaged = text.slice(0, from) + random.pick([...junk, '&', '<', '</CHILD>', '<!--']) + text.slice(to);
    const parsed = parseReturn([{ name: 'r.xml', text: damaged }]);
    checkReturn(parsed);
    childHistories(parsed, { asAt: '2026-03-31' });
    if (parsed.problems.length > 0) troubled += 1;
  }
  expect(troubled).toBeGreaterThan(rounds / 2);
});
