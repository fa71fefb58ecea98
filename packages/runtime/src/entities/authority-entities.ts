/** Authorities and the versions of their packs. */
import { table } from './table.js';

export const authority = table({
  name: 'authority',
  primary: ['authority_pk', 'id'],
  columns: {
    id: 'text',
    name: 'text',
    nation: 'text',
    current_version: 'text?',
  },
  checks: ['authority_id_shape'],
});

export const packVersion = table({
  name: 'pack_version',
  primary: ['pack_version_pk', 'authority_id', 'hash'],
  columns: {
    authority_id: 'text',
    hash: 'text',
    pack: 'json',
    published_at: 'timestamp with time zone',
    published_by: 'uuid?',
    note: 'text',
  },
  references: {
    pack_version_authority_fk: [['authority_id'], 'authority', ['id']],
  },
  checks: ['pack_version_hash_shape'],
});

export const packWalkthroughs = table({
  name: 'pack_walkthroughs',
  primary: ['pack_walkthroughs_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    version: 'text',
    hash: 'text',
    stories: 'json',
  },
  references: {
    pack_walkthroughs_version_fk: [['authority_id', 'version'], 'pack_version', ['authority_id', 'hash']],
  },
  checks: ['pack_walkthroughs_hash_shape'],
  indexes: { pack_walkthroughs_of_version: ['authority_id', 'version', 'id'] },
});
