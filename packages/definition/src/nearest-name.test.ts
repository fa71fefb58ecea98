import { describe, expect, it } from '@jest/globals';
import { didYouMean, nearestName } from './nearest-name.js';

describe('the nearest known name', () => {
  const known = ['title', 'target', 'REVIEW_HELD', 'REVIEW_SCHEDULED', 'PPM_HELD', 'CPR'];
  it.each([
    ['tittle', 'title'],
    ['tilte', 'title'],
    ['review_held', 'REVIEW_HELD'],
    ['REVEIW_HELD', 'REVIEW_HELD'],
    ['PPM_HOLD', 'PPM_HELD'],
    ['CRP', 'CPR'],
  ])('for %s is %s', (wrong, right) => {
    expect(nearestName(wrong, known)).toBe(right);
  });

  it('is nothing when no name is near', () => {
    expect(nearestName('placement', known)).toBeUndefined();
    expect(nearestName('', known)).toBeUndefined();
    expect(didYouMean('zz', known)).toBeUndefined();
  });

  it('is the first in the alphabet of equally near names, in whatever order they come', () => {
    expect(nearestName('cat', ['car', 'bat'])).toBe('bat');
    expect(nearestName('cat', ['bat', 'car'])).toBe('bat');
  });

  it('is not looked for among novels', () => {
    expect(nearestName('x'.repeat(5000), ['x'.repeat(4999)])).toBeUndefined();
  });

  it('is offered as a question', () => {
    expect(didYouMean('tittle', known)).toBe('Did you mean `title`?');
  });
});
