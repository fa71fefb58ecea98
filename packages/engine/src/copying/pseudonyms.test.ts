/** Made-up words: the same for the same, another for another, and fit for what asked. */
import { describe, expect, it } from '@jest/globals';
import { Pseudonyms } from './pseudonyms.js';

const names = (): Pseudonyms => new Pseudonyms('HRT-2025-0001', 'CHILD-A');

describe('a made-up word', () => {
  it('is the same wherever the same was written, and another for another', () => {
    const said = names();
    const texts = ['Amira Khan', 'Ben Okafor', 'She likes the sea.', 'She likes the sea', 'ash example 1'];
    const made = texts.map((text) => said.text(text));
    expect(texts.map((text) => said.text(text))).toEqual(made);
    expect(new Set(made).size).toBe(texts.length);
    for (const [index, text] of texts.entries()) expect(made[index]).not.toContain(text);
    expect(said.counts()).toEqual({ texts: 5, references: 1, people: 0 });
  });

  it('fits every question that it answers', () => {
    const said = names();
    said.mustFit('a very long text about a place', { maxLength: 40 });
    said.mustFit('a very long text about a place', { maxLength: 6 });
    expect(said.text('a very long text about a place').length).toBeLessThanOrEqual(6);
    said.mustFit('short', { minLength: 30 });
    expect(said.text('short').length).toBeGreaterThanOrEqual(30);
    said.mustFit('amira@council.gov.uk', { isEmail: true });
    expect(said.text('amira@council.gov.uk')).toMatch(/^person\d+@example\.org$/);
    const pattern = '^(considered|notAppropriate: .{3,500})$';
    said.mustFit('notAppropriate: her aunt lives far away', { pattern });
    expect(said.text('notAppropriate: her aunt lives far away')).toMatch(/^notAppropriate: Made-up text \d+\.$/);
  });

  it('names a case by its parts, as references are put together', () => {
    const said = names();
    said.isReference('FAM-12');
    const [child, family] = [said.reference('HRT-2025-0001'), said.reference('FAM-12')];
    expect(child).toBe('CHILD-A');
    expect(said.reference('HRT-2025-0001/FAM-12')).toBe(`CHILD-A/${family}`);
    expect(said.text('FAM-12')).toBe(family);
    expect(said.text('FAM-13')).not.toContain('FAM');
  });

  it('leaves the procedure’s own words, and whoever is nobody in particular', () => {
    const said = names();
    said.keep('considered');
    expect([said.text('considered'), said.text(''), said.person('system')]).toEqual(['considered', '', 'system']);
    expect(said.person('7b1f')).toBe(said.person('7b1f'));
    expect(said.person('8c2e')).not.toBe(said.person('7b1f'));
  });
});
