// Rules of this house that no compiler and no linter checks; each has its reason above it.
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { files, linesMatching, textOf } from './sources.js';

const isTest = (file: string) => /\.test\.tsx?$/.test(file);
const code = files.filter((file) => /\.(ts|tsx|mjs|cjs)$/.test(file));
const pure = code.filter(
  (file) => /^packages\/(definition|engine|contract|ssda903)\/src\//.test(file) && !isTest(file),
);
const manifests = files.filter((file) => path.basename(file) === 'package.json');

describe('pure packages', () => {
  // Replay and the editor's trial run must give the very answer that the server gave, on any day.
  it('read no clock and throw no dice', () => {
    expect(pure.length).toBeGreaterThan(0);
    expect(linesMatching(pure, CLOCK_OR_DICE)).toEqual([]);
  });

  it.each([
    ['new Date()', true],
    ['Date.now()', true],
    ['performance.now()', true],
    ['Temporal.Now.plainDateISO()', true],
    ['Math.random()', true],
    ['crypto.randomUUID()', true],
    ['new Date(2026, 0, 1)', false],
  ])('would be caught saying %s: %s', (source, caught) => {
    expect(CLOCK_OR_DICE.test(source)).toBe(caught);
  });
});

describe('tests', () => {
  // A skipped test is a hole that looks like a wall; one left alone hides all the others.
  it('are neither skipped nor run alone', () => {
    expect(linesMatching(code.filter(isTest), SKIPPED_OR_ALONE)).toEqual([]);
  });

  it.each([
    [['it', 'skip("x")'].join('.'), true],
    [['describe', 'only("x")'].join('.'), true],
    [['test', 'todo("x")'].join('.'), true],
    [`x${'it("x")'}`, true],
    ['exit("x")', false],
  ])('would be caught saying %s: %s', (source, caught) => {
    expect(SKIPPED_OR_ALONE.test(source)).toBe(caught);
  });
});

describe('dependencies', () => {
  // A registry's address in the lockfile ties every clone to somebody's network.
  it('are locked without the address of a registry', () => {
    expect(linesMatching(['pnpm-lock.yaml'], /https?:|tarball:/)).toEqual([]);
  });

  // What was tested is what is installed.
  it('have one exact version each', () => {
    const loose = manifests.flatMap((file) => {
      const manifest: Record<string, unknown> = JSON.parse(textOf(file));
      return ['dependencies', 'devDependencies', 'optionalDependencies'].flatMap((kind) =>
        Object.entries(manifest[kind] ?? {})
          .filter(([, version]) => !/^(\d+\.\d+\.\d+(-[\w.]+)?|workspace:\*|catalog:)$/.test(String(version)))
          .map(([name, version]) => `${file}: ${name} ${version}`),
      );
    });
    expect(manifests.length).toBeGreaterThan(5);
    expect(loose).toEqual([]);
  });
});

describe('names', () => {
  // A file called after nothing in particular collects everything in particular.
  it('of files say what is in them', () => {
    expect(code.filter((file) => EMPTY_WORD.test(path.basename(file)))).toEqual([]);
  });

  it.each([
    ['case-manager.ts', true],
    ['utils.ts', true],
    ['date-helper.test.ts', true],
    ['information-for-panel.ts', false],
    ['database.ts', false],
  ])('would be caught being %s: %s', (name, caught) => {
    expect(EMPTY_WORD.test(name)).toBe(caught);
  });

  it('of files are in kebab-case', () => {
    const sources = code.filter((file) => file.includes('/src/') || file.startsWith('tests/'));
    expect(sources.filter((file) => !/^[a-z0-9]+([-.][a-z0-9]+)*\.\w+$/.test(path.basename(file)))).toEqual([]);
  });
});

describe('comments', () => {
  // The first thing a reader wants is one sentence saying what a file is for; a test says it in its first `describe`.
  it('open every file', () => {
    const sources = code.filter((file) => !file.endsWith('.d.ts') && !isTest(file));
    expect(sources.filter((file) => !/^(#!.*\n)?(\/\/ |\/\*\*? )/.test(textOf(file)))).toEqual([]);
  });

  // A rule switched off in one place is a rule that everybody may switch off.
  it('switch no rule of the linter or the compiler off', () => {
    const words = ['biome-ignore', '@ts-ignore', '@ts-nocheck', 'eslint-disable'];
    const others = code.filter((file) => file !== 'tests/house-rules/house-rules.test.ts');
    expect(linesMatching(others, new RegExp(words.join('|')))).toEqual([]);
  });
});

describe('documents', () => {
  const documents = files.filter(
    (file) => file === 'README.md' || file === 'CONTRIBUTING.md' || file.startsWith('docs/'),
  );
  const { scripts }: { scripts: Record<string, string> } = JSON.parse(textOf('package.json'));

  // A command that nobody wrote down is a command that nobody runs.
  it.each(documents.includes('README.md') ? Object.keys(scripts) : [])('mention npm script %s', (name) => {
    const said = documents.filter((file) => file.endsWith('.md')).map(textOf);
    expect(said.some((text) => new RegExp(`npm (run (-s )?)?${name}(?![\\w:])`).test(text))).toBe(true);
  });
});

const CLOCK_OR_DICE =
  /new Date\(\s*\)|\bDate\.now\b|performance\.now|Temporal\.Now|Math\.random|randomUUID|getRandomValues/;
const SKIPPED_OR_ALONE =
  /\b(it|test|describe)\s*\.\s*(skip|only|todo)\b|(^|[^\w.])(xit|xdescribe|xtest|fit|fdescribe)\(/;
const EMPTY_WORD = /(^|[-.])(manager|helper|util|base|common|handler|processor|data|info|misc)s?([-.]|$)/;
