/** Reads a JSON body that is safe to keep: shallow enough, no names that reach JavaScript's own objects, no text that the database cannot hold. */
import { routes } from '@homeward/contract';
import type { FastifyInstance } from 'fastify';

export const BODY_LIMIT_BYTES = 1_048_576;
/** Steps of a draft carry parts of a pack with what stood there before: a whole file of walkthroughs, twice. */
export const STEPS_LIMIT_BYTES = 8_388_608;
/** Answers nest a few levels: a group in a list in a form. Fastify alone would accept 50,000. */
const DEEPEST = 24;
/** Packs nest deeper; what is too deep for one is refused where it is applied. */
const DEEPEST_IN_STEPS = 80;
const STEPS = routes.saveDraftSteps.path;
/** A surrogate without its other half. With the `u` flag whole pairs are one character and do not match. */
const HALF_A_CHARACTER = /\p{Surrogate}/u;
const RESERVED = new Set(['__proto__', 'constructor', 'prototype']);

class UnreadableBody extends Error {
  readonly statusCode = 400;
  readonly code = 'HOMEWARD_UNREADABLE_BODY';

  constructor() {
    super('unreadable body');
    this.name = 'UnreadableBody';
  }
}

/** Only application/json is read: Fastify would otherwise take text/plain, which any foreign page can send without being asked. */
export function readJsonBodies(server: FastifyInstance): void {
  server.removeAllContentTypeParsers();
  server.addHook('onRoute', (route) => {
    if (route.url === STEPS) route.bodyLimit = STEPS_LIMIT_BYTES;
  });
  server.addContentTypeParser(
    'application/json',
    { parseAs: 'string', bodyLimit: BODY_LIMIT_BYTES },
    (request, body, done) => {
      try {
        done(
          null,
          readJson(
            typeof body === 'string' ? body : body.toString('utf8'),
            request.routeOptions.url === STEPS ? DEEPEST_IN_STEPS : DEEPEST,
          ),
        );
      } catch (thrown) {
        done(thrown instanceof UnreadableBody ? thrown : new UnreadableBody());
      }
    },
  );
}

/** Throws for anything that is not safe JSON; an empty body is undefined. */
export function readJson(text: string, deepest = DEEPEST): unknown {
  if (text === '') return undefined;
  const value: unknown = JSON.parse(text);
  // A list of what is still to be looked at, not recursion: the depth is what is in doubt.
  const waiting: { readonly value: unknown; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
    if (typeof one.value === 'string') refuseText(one.value);
    if (typeof one.value !== 'object' || one.value === null) continue;
    if (one.depth >= deepest) throw new UnreadableBody();
    for (const [name, inner] of Object.entries(one.value)) {
      if (RESERVED.has(name)) throw new UnreadableBody();
      refuseText(name);
      waiting.push({ value: inner, depth: one.depth + 1 });
    }
  }
  return value;
}

/** PostgreSQL keeps neither the NUL character nor half a character in jsonb: better refused here than an error there. */
function refuseText(text: string): void {
  if (text.includes('\u0000') || HALF_A_CHARACTER.test(text)) throw new UnreadableBody();
}
