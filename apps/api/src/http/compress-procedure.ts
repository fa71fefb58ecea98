/** Compresses answers that hold nothing but the authority's procedure: a draft is a megabyte of it, and travels as a sixth of that. */
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { routes } from '@homeward/contract';
import type { FastifyInstance } from 'fastify';

// Whoever can have a text of their choosing put beside a secret can guess the secret from the compressed length (BREACH): none of these routes carries a token or
// says anything of a child.
const PROCEDURE: ReadonlySet<string> = new Set(
  [
    routes.readBuildingBlocks,
    routes.readPackDraft,
    routes.listVersions,
    routes.readVersionFiles,
    routes.readVersionDifferences,
    routes.readClauses,
    routes.readPublishedProcess,
  ].map(({ path }) => path),
);
/** Less fits into a packet or two as it is. */
const LEAST_BYTES = 4_000;
/** A third of the time of the best level for a few per cent more. */
const LEVEL = 4;

const zip = promisify(gzip);

export function compressProcedure(server: FastifyInstance): void {
  server.addHook('onSend', async (request, reply, payload) => {
    if (request.method !== 'GET' || !PROCEDURE.has(request.routeOptions.url ?? '')) return payload;
    const vary = reply.getHeader('vary');
    reply.header('vary', vary === undefined ? 'accept-encoding' : `${String(vary)}, accept-encoding`);
    if (
      !takesGzip(request.headers['accept-encoding'] ?? '') ||
      typeof payload !== 'string' ||
      payload.length < LEAST_BYTES
    )
      return payload;
    const zipped = await zip(payload, { level: LEVEL });
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    return zipped;
  });
}

/** @param accepted as a browser says it: `gzip, deflate, br;q=0.5`; what has the quality 0 is refused */
const takesGzip = (accepted: string | readonly string[]): boolean =>
  String(accepted)
    .split(',')
    .map((one) => one.trim().split(/\s*;\s*/))
    .some(([name, ...rest]) => name === 'gzip' && !rest.some((part) => /^q=0(\.0*)?$/.test(part)));
