/** Serves the built web application from memory; every address that is neither one of its files nor the API's is one of its pages. */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.txt': 'text/plain; charset=utf-8',
};

interface WebFile {
  readonly type: string;
  readonly content: Buffer;
  /** Absent where it would not be smaller. */
  readonly zipped: Buffer | undefined;
  readonly etag: string;
  readonly cache: string;
}

export const hasBuiltWeb = (folder: string): boolean => existsSync(path.join(folder, 'index.html'));

const zip = promisify(gzip);

/**
 * Adds a route for each file that the build made, and no other: an address can therefore reach nothing but them, however it is spelt.
 * A few megabytes, read and compressed once at the start.
 */
export async function serveWeb(
  server: FastifyInstance,
  folder: string,
): Promise<(request: FastifyRequest, reply: FastifyReply) => unknown> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = new Map<string, WebFile>();
  for (const entry of entries) {
    const type = TYPES[path.extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const file = path.join(entry.parentPath, entry.name);
    files.set(`/${path.relative(folder, file).split(path.sep).join('/')}`, await webFile(file, type));
  }
  const page = files.get('/index.html');
  if (page === undefined) throw new Error('The built web application has no index.html.');
  for (const [address, file] of files) server.get(address, (request, reply) => send(request, reply, file));
  server.get('/', (request, reply) => send(request, reply, page));
  return (request, reply) => send(request, reply, page);
}

async function webFile(file: string, type: string): Promise<WebFile> {
  const content = await readFile(file);
  const zipped = await zip(content);
  return {
    type,
    content,
    zipped: zipped.length < content.length * 0.9 ? zipped : undefined,
    etag: `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`,
    // Files under assets are named after their content; the page that names them is not.
    cache: file.includes(`${path.sep}assets${path.sep}`) ? 'public, max-age=31536000, immutable' : 'no-cache',
  };
}

function send(request: FastifyRequest, reply: FastifyReply, file: WebFile): FastifyReply {
  reply.header('cache-control', file.cache).header('etag', file.etag).header('vary', 'accept-encoding');
  if (request.headers['if-none-match'] === file.etag) return reply.code(304).send();
  reply.code(200).header('content-type', file.type);
  const accepts = /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
  if (file.zipped === undefined || !accepts) return reply.send(file.content);
  return reply.header('content-encoding', 'gzip').send(file.zipped);
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
