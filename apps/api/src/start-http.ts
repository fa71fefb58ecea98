/** The HTTP server: security headers, safe bodies, the guard, the problem filter, the web application and a log line per request. */
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import { CannotStart } from '@homeward/runtime';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import fastify from 'fastify';
import { appModule, type Parts } from './app.module.js';
import { compressProcedure } from './http/compress-procedure.js';
import { watchConnections } from './http/open-connections.js';
import { ProblemFilter } from './http/problem.filter.js';
import { problem } from './http/problem-error.js';
import { BODY_LIMIT_BYTES, readJsonBodies } from './http/read-json-body.js';
import { hasBuiltWeb, serveWeb } from './http/static-web.js';
import { MULTIPART_LIMITS } from './imports/read-upload.js';

export interface HttpServer {
  readonly port: number;
  /** Finishes the requests that are under way. */
  stop(): Promise<void>;
}

/** A request that takes longer than this when the server stops is cut off; whoever sent it sends it again with its key. */
const LONGEST_STOP_MS = 10_000;

const CONTENT_POLICY = {
  'default-src': ["'self'"],
  'script-src': ["'self'"],
  'style-src': ["'self'"],
  'img-src': ["'self'", 'data:'],
  'font-src': ["'self'"],
  'connect-src': ["'self'"],
  'worker-src': ["'self'"],
  'object-src': ["'none'"],
  'base-uri': ["'none'"],
  'form-action': ["'self'"],
  'frame-ancestors': ["'none'"],
};

/** Throws CannotStart when the port is taken. */
export async function startHttp(parts: Parts): Promise<HttpServer> {
  const { settings, log } = parts;
  const server = fastify({
    bodyLimit: BODY_LIMIT_BYTES,
    // Each proxy writes whom it saw at the end of a list, and the client may have begun the list with anything: counted from the end, ours are true. Not the number itself,
    // which Fastify takes for no trust at all.
    trustProxy: (_address, hop) => hop < settings.trustedProxies,
    requestTimeout: 60_000,
    // Fastify's own answer to an address that cannot be decoded repeats the address.
    frameworkErrors: (_error, _request, reply) => {
      const { problem: told } = problem('body-malformed', 'The address could not be read.');
      reply.hijack();
      reply.raw.writeHead(told.status, { 'content-type': 'application/problem+json; charset=utf-8' });
      reply.raw.end(JSON.stringify(told));
    },
  });
  const app = await NestFactory.create<NestFastifyApplication>(appModule(parts), new FastifyAdapter(server), {
    logger: false,
    bodyParser: false,
    abortOnError: false,
  });
  const connections = watchConnections(server.server);
  readJsonBodies(server);
  await server.register(fastifyMultipart, { limits: MULTIPART_LIMITS });
  await server.register(fastifyCookie);
  await server.register(fastifyHelmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_POLICY },
    hsts: settings.publicOrigin?.startsWith('https:') === true,
    referrerPolicy: { policy: 'no-referrer' },
  });
  server.addHook('onSend', (request, reply, _payload, done) => {
    if (request.url.startsWith('/api')) reply.header('cache-control', 'no-store');
    done();
  });
  compressProcedure(server);
  server.addHook('onResponse', (request, reply, done) => {
    log.request(request, reply.statusCode, reply.elapsedTime);
    done();
  });
  const sendPage = hasBuiltWeb(settings.webFolder) ? await serveWeb(server, settings.webFolder) : undefined;
  app.useGlobalFilters(new ProblemFilter(log, sendPage));
  try {
    await app.listen(settings.port, settings.host);
  } catch (thrown) {
    await app.close().catch(() => {});
    throw listenFault(thrown, settings);
  }
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : settings.port,
    stop: async () => {
      // A connection may fall idle only after closing began; browsers would keep it open for a minute more.
      const idle = setInterval(() => connections.closeUnused(), 50);
      const patience = setTimeout(() => connections.closeAll(), LONGEST_STOP_MS);
      try {
        await app.close();
      } finally {
        clearInterval(idle);
        clearTimeout(patience);
      }
    },
  };
}

function listenFault(thrown: unknown, { port, host }: { port: number; host: string }): unknown {
  const code = thrown instanceof Error && 'code' in thrown ? thrown.code : undefined;
  if (code === 'EADDRINUSE')
    return new CannotStart(
      `Port ${port} is taken: stop what uses it, or choose another with PORT=${port === 65535 ? port - 1 : port + 1}.`,
      thrown,
    );
  if (code === 'EACCES')
    return new CannotStart(`Port ${port} needs an administrator’s rights: choose one above 1023 with PORT.`, thrown);
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new CannotStart(`This computer has no address ${host}: set HOST.`, thrown);
  return thrown;
}
