/** A way as a line of text, for tests of what exploring goes for. */
import type { Way } from './deciding-ways.js';

export const waySaid = (way: Way): string =>
  way
    .map((one) =>
      'anyOf' in one
        ? `(${one.anyOf.map(waySaid).join(' or ')})`
        : `${one.truth ? '' : 'not '}${one.condition.field} ${one.condition.operator} ${String(one.condition.value ?? '')}`.trim(),
    )
    .join(' and ');
