/** Packs that go out and come in. */
import { table } from './table.js';

export const packContent = table({
  name: 'pack_content',
  primary: ['pack_content_pk', 'authority_id', 'hash'],
  columns: { authority_id: 'text', hash: 'text', files: 'json', common: 'json' },
  references: { pack_content_authority_fk: [['authority_id'], 'authority', ['id']] },
  checks: ['pack_content_hash_shape'],
});

export const packContentOf = table({
  name: 'pack_content_of',
  primary: ['pack_content_of_pk', 'id'],
  columns: { id: 'identity', authority_id: 'text', version: 'text?', draft_id: 'uuid?', hash: 'text' },
  references: {
    pack_content_of_draft_fk: [['draft_id'], 'pack_draft', ['id']],
    pack_content_of_version_fk: [['authority_id', 'version'], 'pack_version', ['authority_id', 'hash']],
    pack_content_of_content_fk: [['authority_id', 'hash'], 'pack_content', ['authority_id', 'hash']],
  },
  checks: ['pack_content_of_one'],
  indexes: {
    pack_content_of_version: ['authority_id', 'version', 'id'],
    pack_content_of_draft: ['draft_id', 'id'],
  },
});

export const packSignerAct = table({
  name: 'pack_signer_act',
  primary: ['pack_signer_act_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    fingerprint: 'text',
    public_key: 'text',
    name: 'text',
    act: 'text',
    person_id: 'uuid',
    at: 'timestamp with time zone',
  },
  references: {
    pack_signer_act_authority_fk: [['authority_id'], 'authority', ['id']],
    pack_signer_act_person_fk: [['person_id'], 'person', ['id']],
  },
  checks: ['pack_signer_act_known'],
  indexes: { pack_signer_act_fingerprint_idx: ['authority_id', 'fingerprint', 'id'] },
});

export const packExchange = table({
  name: 'pack_exchange',
  primary: ['pack_exchange_pk', 'id'],
  columns: {
    id: 'identity',
    authority_id: 'text',
    act: 'text',
    form: 'text',
    hash: 'text',
    version: 'text?',
    draft_id: 'uuid?',
    fingerprint: 'text?',
    signer: 'text?',
    person_id: 'uuid?',
    at: 'timestamp with time zone',
  },
  references: {
    pack_exchange_authority_fk: [['authority_id'], 'authority', ['id']],
    pack_exchange_draft_fk: [['draft_id'], 'pack_draft', ['id']],
    pack_exchange_person_fk: [['person_id'], 'person', ['id']],
  },
  checks: ['pack_exchange_act_known', 'pack_exchange_form_known'],
  indexes: { pack_exchange_authority_idx: ['authority_id', 'id'] },
});
