import { describe, expect, it } from '@jest/globals';
import { patternFault } from './pattern-fault.js';

describe('patterns of questions', () => {
  it.each([
    '^[A-Z]{1,2}[0-9][A-Z0-9]? ?[0-9][A-Z]{2}$',
    '^[A-Za-z]+( [A-Za-z]+)*$',
    '^[^@\\s]+@[^@\\s]+$',
    '^\\d{4}-\\d{2}-\\d{2}$',
    '^R-[a-z]+-\\d+$',
    '^(SGO|CAO|PO)$',
    '^[A-Za-z ]{1,500}$',
    '\\d{6}',
    '^\\p{L}+$',
    '^a(b|cd)?e{2,3}$',
    '^$',
    '',
    '^(?:0|[1-9]\\d*)(?:\\.\\d+)?$',
  ])('accepts %s', (pattern) => {
    expect(patternFault(pattern)).toBeUndefined();
  });

  it.each([
    ['^(a+)+$', 'very many ways'],
    ['^(a*)*$', 'may be empty'],
    ['^(a|a)*$', 'very many ways'],
    ['^(a|ab?)*b$', 'very many ways'],
    ['^(\\w+\\s?)*$', 'very many ways'],
    ['^\\d+\\d+x$', 'very many ways'],
    ['^.*,.*,.*x$', 'very many ways'],
    ['^(a?){30}a{30}$', 'very many ways'],
    ['^((a?){20}){20}$', 'too large'],
    ['^(a|b|ab)*c$', 'very many ways'],
    ['^([a-z]|[m-p])+$', 'very many ways'],
    ['^(x+x+)+y$', 'very many ways'],
    ['^(.|[^a])+$', 'very many ways'],
    ['^((a|b?)(c|d?)){30}$', 'very many ways'],
    ['a+$', 'begin with ^'],
    ['^a$|b+$', 'begin with ^'],
    ['(a)\\1', 'refers back'],
    ['(?=a)b', 'looks ahead'],
    ['(?<!a)b', 'looks ahead'],
    ['a{1,5000}', 'too large'],
    ['(a{500}){500}', 'too large'],
    ['[a', 'not a regular expression'],
    ['a'.repeat(201), 'longer than'],
  ])('refuses %s, because it %s', (pattern, why) => {
    expect(patternFault(pattern)).toContain(why);
  });

  it('answers at once whatever the pattern', () => {
    const started = process.cpuUsage();
    for (const pattern of [
      '(a?){999}',
      '((((a{9}){9}){9}){9}){9}',
      '^(([a-z]{1,30}){1,30})$',
      `^${'(a|b)'.repeat(39)}$`,
      '^([a-c]?[b-d]?[c-e]?){300}$',
    ])
      patternFault(pattern);
    expect(cpuMilliseconds(started)).toBeLessThan(1500);
  });
});

/** Processor time, not wall time: other work on the machine must not turn this red, a search that doubles with each level must. */
function cpuMilliseconds(since: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1000;
}
