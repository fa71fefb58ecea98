/** Reads what was asked with the contract's schema, or says which part of it is wrong. */
import { IDEMPOTENCY_HEADER } from '@homeward/contract';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { notFound, problem } from './problem-error.js';

/** @throws ProblemError that names the place, never the value */
export function parse<Schema extends z.ZodType>(schema: Schema, given: unknown): z.output<Schema> {
  const parsed = schema.safeParse(given);
  // A body was looked through when it was read; an address was not, and PostgreSQL knows no NUL.
  if (holdsNul(given)) throw problem('body-malformed', 'The request could not be read. Nothing was saved.');
  if (parsed.success) return parsed.data;
  const places = parsed.error.issues.slice(0, 20).map((issue) => ({
    path: `/${issue.path.map(String).join('/')}`,
    question: String(issue.path.at(-1) ?? 'request'),
    sentence: sentenceOf(issue),
  }));
  throw problem('body-malformed', 'A part of the request is not as it should be. Nothing was saved.', {
    answers: places,
  });
}

const holdsNul = (given: unknown): boolean =>
  typeof given === 'object' &&
  given !== null &&
  Object.values(given).some((value) => typeof value === 'string' && value.includes('\u0000'));

/** Zod's own words for a key it does not know would repeat the key, which is somebody's typing. */
const sentenceOf = (issue: z.core.$ZodIssue): string =>
  issue.code === 'unrecognized_keys' ? 'There is something here that is not expected' : issue.message;

const Uuid = z.uuid();

/** An id in a path. Anything that is not one names nothing. */
export const parseId = (given: string): string => {
  const parsed = Uuid.safeParse(given);
  if (!parsed.success) throw notFound();
  return parsed.data.toLowerCase();
};

export const idempotencyKey = (request: FastifyRequest): string => {
  const parsed = Uuid.safeParse(request.headers[IDEMPOTENCY_HEADER]);
  if (!parsed.success)
    throw problem(
      'key-missing',
      'Send an Idempotency-Key header with a UUID, the same one when you try again. Nothing was saved.',
    );
  return parsed.data.toLowerCase();
};
