/** Takes the files of a return off the wire: bounded in number and size, kept as bytes until another thread reads them. */
import path from 'node:path';
import { UPLOAD_LIMITS } from '@homeward/contract';
import { isPlainDate } from '@homeward/engine';
import type { GivenFile } from '@homeward/runtime';
import type { FastifyRequest } from 'fastify';
import { problem } from '../http/problem-error.js';

/** For the parser itself; one file may be as large as all of them together. */
export const MULTIPART_LIMITS = {
  files: UPLOAD_LIMITS.files,
  fileSize: UPLOAD_LIMITS.bytes,
  fields: 4,
  fieldSize: 100,
  fieldNameSize: 40,
  parts: UPLOAD_LIMITS.files + 4,
  headerPairs: 20,
};

export interface Upload {
  readonly files: readonly GivenFile[];
  readonly asAt: string;
}

/** @throws ProblemError that names the question, for what whoever sent it can put right */
export async function readUpload(request: FastifyRequest, today: string): Promise<Upload> {
  if (!request.isMultipart())
    throw problem('body-type-unknown', 'Send the files as multipart/form-data, as the import page does.');
  if (Number(request.headers['content-length'] ?? 0) > UPLOAD_LIMITS.bytes + 1_048_576) throw tooLarge();
  const files: GivenFile[] = [];
  let asAt: string | undefined;
  let total = 0;
  for await (const part of request.parts()) {
    if (part.type === 'field') {
      if (part.fieldname === 'asAt' && typeof part.value === 'string') asAt = part.value;
      continue;
    }
    const chunks: Uint8Array[] = [];
    let size = 0;
    for await (const chunk of part.file) {
      if (!(chunk instanceof Uint8Array)) continue;
      size += chunk.byteLength;
      if (total + size > UPLOAD_LIMITS.bytes) throw tooLarge();
      chunks.push(chunk);
    }
    total += size;
    if (part.fieldname === 'files' && size > 0)
      files.push({ name: path.basename(part.filename).slice(0, 120), bytes: joined(chunks, size) });
  }
  if (files.length === 0) throw wrong('files', 'Select the files of the return');
  if (asAt === undefined || !isPlainDate(asAt)) throw wrong('asAt', 'Enter the day the return speaks of');
  if (asAt > today) throw wrong('asAt', 'The day the return speaks of must be today or in the past');
  return { files, asAt };
}

/** Alone in its memory, unlike a Buffer: it can be handed to another thread without a copy. */
function joined(chunks: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.byteLength;
  }
  return whole;
}

const tooLarge = () =>
  problem(
    'body-too-large',
    `The files are larger than ${UPLOAD_LIMITS.bytes / 1_048_576} MB together. Nothing was imported: send the return’s own files only.`,
  );

const wrong = (question: string, sentence: string) =>
  problem('body-malformed', `${sentence}. Nothing was imported.`, {
    answers: [{ path: `/${question}`, question, sentence }],
  });
