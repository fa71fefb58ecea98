/** Serves the built web application; every address that is neither a file nor the API's is one of its pages. */
import { existsSync } from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyRequest } from 'fastify';

export const hasBuiltWeb = (folder: string): boolean => existsSync(path.join(folder, 'index.html'));

export async function serveWeb(server: FastifyInstance, folder: string): Promise<void> {
  await server.register(fastifyStatic, {
    root: folder,
    // Files are named after their content, the page that names them is not.
    setHeaders: (reply, file) => {
      const kept = file.includes(`${path.sep}assets${path.sep}`);
      reply.header('cache-control', kept ? 'public, max-age=31536000, immutable' : 'no-cache');
    },
  });
}

/** Whether a request that found nothing asked for a page: by the decoded path, so that no spelling of /api gets a page. */
export function isPageAddress(request: FastifyRequest): boolean {
  if (request.method !== 'GET' && request.method !== 'HEAD') return false;
  const decoded = decodedPath(request.url);
  if (decoded === undefined || decoded === '/api' || decoded.startsWith('/api/')) return false;
  return !path.posix.basename(decoded).includes('.');
}

function decodedPath(url: string): string | undefined {
  try {
    return path.posix.normalize(decodeURIComponent(url.split(/[?#]/)[0] ?? '/')).toLowerCase();
  } catch {
    return undefined;
  }
}
