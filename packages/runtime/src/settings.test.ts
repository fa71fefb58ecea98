/** Settings: defaults, and one sentence for each wrong value. */
import { describe, expect, it } from '@jest/globals';
import { CannotStart, readSettings } from './settings.js';

describe('settings', () => {
  it('need nothing to be set', () => {
    expect(readSettings({}, '/srv/homeward')).toMatchObject({
      port: 3000,
      dataFolder: '/srv/homeward/.data',
      role: 'all',
      demonstration: true,
      trustedProxies: 0,
    });
  });

  it('take an empty variable for one that is not set', () => {
    expect(readSettings({ PORT: '', REDIS_URL: '' }, '/srv')).not.toHaveProperty('redisUrl');
  });

  it.each([
    ['PORT', 'eighty'],
    ['PORT', '99999'],
    ['HOMEWARD_ROLE', 'web'],
    ['HOMEWARD_TODAY', '2026-02-30'],
    ['DATABASE_URL', 'mysql://host/name'],
    ['REDIS_URL', 'redis'],
    ['HOMEWARD_CHAIN_KEY', 'secret'],
    ['HOMEWARD_TRUSTED_PROXIES', 'all'],
  ])('name %s when it is %s', (name, value) => {
    expect(() => readSettings({ [name]: value }, '/srv')).toThrow(CannotStart);
    expect(() => readSettings({ [name]: value }, '/srv')).toThrow(new RegExp(name));
  });

  it('never repeat a wrong secret', () => {
    expect(() => readSettings({ HOMEWARD_CHAIN_KEY: 'hunter2' }, '/srv')).not.toThrow(/hunter2/);
  });
});
