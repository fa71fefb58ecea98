/** Takes one file of a pack off the wire, bounded, with the few words beside it. */
import { PACK_FILE_BYTES } from '@homeward/contract';
import { hiddenIn } from '@homeward/definition';
import type { FastifyRequest } from 'fastify';
import { problem } from '../http/problem-error.js';

export interface PackUpload {
  readonly bytes: Uint8Array;
  readonly title?: string;
  readonly fingerprint?: string;
}

const LIMITS = { files: 1, fileSize: PACK_FILE_BYTES + 1, fields: 2, fieldSize: 600, parts: 3 };

/** @throws ProblemError for what is not one file, or too large a one */
export async function readPackUpload(request: FastifyRequest): Promise<PackUpload> {
  if (!request.isMultipart())
    throw problem('body-type-unknown', 'Send the file as multipart/form-data, as the page does.');
  const words = new Map<string, string>();
  let bytes: Uint8Array | undefined;
  for await (const part of request.parts({ limits: LIMITS })) {
    if (part.type === 'field') {
      if (typeof part.value === 'string') words.set(part.fieldname, part.value.trim());
      continue;
    }
    bytes = await part.toBuffer();
    if (bytes.byteLength > PACK_FILE_BYTES) throw tooLarge();
  }
  // Once everything has been read: what is left unread would hold up the next request on the same connection.
  if ([...words.values()].some((word) => hiddenIn(word) !== undefined))
    throw problem(
      'body-malformed',
      'What was typed beside the file holds a character that nobody sees. Type it again. Nothing was brought in.',
    );
  if (bytes === undefined || bytes.byteLength === 0)
    throw problem('body-malformed', 'Select the file. Nothing was brought in.', {
      answers: [{ path: '/file', question: 'file', sentence: 'Select the file' }],
    });
  const title = words.get('title');
  const fingerprint = words.get('fingerprint');
  return {
    bytes,
    ...(title === undefined || title === '' ? {} : { title: title.slice(0, 120) }),
    ...(fingerprint === undefined || fingerprint === '' ? {} : { fingerprint }),
  };
}

const tooLarge = () =>
  problem(
    'body-too-large',
    `The file is larger than ${PACK_FILE_BYTES / 1_000_000} MB; no pack is. Nothing was brought in.`,
  );
