/** The client: what it asks, and how it reads answers, refusals and pages that are no answer. */
import { describe, expect, it } from '@jest/globals';
import { createClient } from './client.js';
import { REFUSAL_KINDS, REFUSALS_ARE_THE_ENGINES } from './problems.js';
import { routes } from './routes.js';

const caseId = '0b0d5f3e-8a1c-4f8e-9d4b-1b1f5a3c2d10';

const answering = (status: number, body: unknown) => {
  const asked: { url: string; init: RequestInit }[] = [];
  const client = createClient({
    fetch: async (url, init) => {
      asked.push({ url, init });
      return new Response(status === 204 ? null : JSON.stringify(body), { status });
    },
    csrf: () => 'token-1',
  });
  return { client, asked };
};

describe('the client', () => {
  it('puts parameters and queries into the address, encoded, and leaves out what was not given', async () => {
    const { client, asked } = answering(200, {
      rows: [],
      page: 1,
      pages: 0,
      total: 0,
      filters: { plan: null, legalStatus: null, team: [] },
    });
    await client(routes.listChildren, { query: { q: 'O’Neil & co', plan: '' } });
    expect(asked[0]?.url).toBe('/api/children?q=O%E2%80%99Neil+%26+co');
  });

  it('sends the token and the key with what changes something, and the token never with a question', async () => {
    const { client, asked } = answering(204, undefined);
    await client(routes.discardDraft, { params: { id: caseId, key: 'SUBMIT:PPM.minutes' } });
    expect(asked[0]?.url).toBe(`/api/cases/${caseId}/drafts/SUBMIT%3APPM.minutes`);
    expect(asked[0]?.init.headers).toMatchObject({ 'x-csrf-token': 'token-1' });
    await client(routes.signOut);
    const question = answering(200, { status: 'ok', role: 'all', uptimeSeconds: 1 });
    await question.client(routes.readHealth);
    expect(question.asked[0]?.init.headers).not.toHaveProperty('x-csrf-token');
  });

  it('gives a refusal back as a value with what would help', async () => {
    const { client } = answering(409, {
      type: 'out-of-date',
      status: 409,
      title: 'The case has changed',
      detail: 'Read what changed and submit again.',
      changed: [{ revision: 4, who: 'Paul Reyes', what: 'Review held', recordedAt: '2026-03-02T09:30:00.000Z' }],
      revision: 4,
    });
    const answer = await client(routes.submitCommand, {
      params: { id: caseId },
      body: { event: 'REVIEW_HELD', on: '2026-03-02', answers: {}, revision: 3 },
      idempotencyKey: caseId,
    });
    expect(answer).toMatchObject({ ok: false, problem: { type: 'out-of-date', revision: 4 } });
  });

  it('makes a problem of a page that a proxy sent, and throws at an answer that breaks the contract', async () => {
    const { client } = answering(502, '<html>');
    expect(await client(routes.readWork)).toMatchObject({ ok: false, problem: { type: 'error', status: 502 } });
    await expect(answering(200, { tab: 'todo' }).client(routes.readWork)).rejects.toThrow();
  });
});

describe('the routes', () => {
  it('have one method and path each', () => {
    const names = Object.values(routes).map((route) => `${route.method} ${route.path}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it('know every refusal of the engine once', () => {
    expect(REFUSALS_ARE_THE_ENGINES).toBe(true);
    expect(new Set(REFUSAL_KINDS).size).toBe(REFUSAL_KINDS.length);
  });
});
