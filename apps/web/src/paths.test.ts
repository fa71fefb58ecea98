import { describe, expect, it } from '@jest/globals';
import { paths, safeReturn } from './paths';

describe('addresses', () => {
  it('stay as they are, because people keep them as bookmarks', () => {
    const id = '0b9c0f54-8a0e-4d5d-9f2e-3f1d2c4b5a69';
    expect([
      paths.signIn('/children?q=a b'),
      paths.work(),
      paths.work('done'),
      paths.children({ q: 'Rosa & co', page: 2, team: undefined }),
      paths.newChild(),
      paths.newChild('adopterJourney'),
      paths.families({ stage: 'approved' }),
      paths.matches(),
      paths.child(id),
      paths.timeline(id),
      paths.history(id),
      paths.childProcess(id),
      paths.people(id),
      paths.correct(id),
      paths.correct(id, 'legalStatus', 0),
      paths.tickOff(id, 'servicesForAdoption'),
      paths.form(id, 'DOCUMENT_SUBMITTED:PPM.minutes'),
      paths.section(id, 'REVIEW_HELD', 'attendance'),
      paths.check(id, 'REVIEW_HELD'),
      paths.done(id, 'REVIEW_HELD'),
      paths.process(),
      paths.importReturn(),
      paths.account(),
      paths.help(),
    ]).toEqual([
      '/sign-in?to=%2Fchildren%3Fq%3Da+b',
      '/',
      '/?tab=done',
      '/children?q=Rosa+%26+co&page=2',
      '/children/new',
      '/children/new?process=adopterJourney',
      '/families?stage=approved',
      '/matches',
      `/children/${id}`,
      `/children/${id}/timeline`,
      `/children/${id}/history`,
      `/children/${id}/process`,
      `/children/${id}/people`,
      `/children/${id}/correct`,
      `/children/${id}/correct?fact=legalStatus&entry=0`,
      `/children/${id}/tasks/servicesForAdoption`,
      `/children/${id}/record/DOCUMENT_SUBMITTED%3APPM.minutes`,
      `/children/${id}/record/REVIEW_HELD/sections/attendance`,
      `/children/${id}/record/REVIEW_HELD/check`,
      `/children/${id}/record/REVIEW_HELD/done`,
      '/process',
      '/import',
      '/account',
      '/help',
    ]);
  });

  it('return to a page of ours after signing in, and to no other site', () => {
    expect(safeReturn('/children?q=a')).toBe('/children?q=a');
    for (const elsewhere of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      '/sign-in',
      undefined,
    ])
      expect(safeReturn(elsewhere)).toBe('/');
  });
});
