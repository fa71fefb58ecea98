import { describe, expect, it } from '@jest/globals';
import { jsonSchemaOf, PACK_FILE_PATTERNS } from './json-schema.js';

describe('the JSON Schema of a pack', () => {
  it.each(PACK_FILE_PATTERNS)('exists for %s in draft-07 and is plain JSON', (pattern) => {
    const schema = jsonSchemaOf(pattern);
    expect(schema?.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(JSON.parse(JSON.stringify(schema))).toEqual(schema);
  });

  it('refuses unknown keys and lets what has a default be left out', () => {
    const event = jsonSchemaOf('processes/*/events.json')?.additionalProperties;
    expect(event).toMatchObject({ additionalProperties: false, required: ['title', 'done', 'group'] });
  });

  it('knows no other file', () => {
    expect(jsonSchemaOf('constructor')).toBeUndefined();
    expect(jsonSchemaOf('nothing.json')).toBeUndefined();
  });
});
