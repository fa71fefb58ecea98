/** A stream of server-sent events that says which cases moved, of those the person may see; to those who own the procedure, which drafts did. */
import { type CaseChanged, type DraftMoved, LIVE_PATH } from '@homeward/contract';
import {
  type CaseMoved,
  type LiveChanges,
  type PackDraftMoved,
  type Runtime,
  type StandingSession,
  sessionStands,
  withAuthority,
} from '@homeward/runtime';
import { Controller, Get, Inject, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { visibleCases } from '../children/visible-cases.js';
import { ownsProcedure } from '../drafts/may-configure.js';
import { problem } from '../http/problem-error.js';
import { sessionCookie } from '../http/session-cookie.js';
import { notSignedIn, SignedIn } from '../http/signed-in.js';
import { LIVE, RUNTIME } from '../tokens.js';

/** Browsers open a handful; every one of them costs a question to the database for every change. */
const MOST_PER_PERSON = 20;

/** Proxies close lines on which nothing is said for a minute. */
const PING_MS = 25_000;

@Controller()
export class LiveController {
  /** Open streams, with whose they are. */
  private readonly open = new Map<FastifyReply, string>();

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(LIVE) private readonly live: LiveChanges,
  ) {}

  @Get(LIVE_PATH)
  stream(@SignedIn() session: StandingSession, @Req() request: FastifyRequest, @Res() reply: FastifyReply): void {
    const token = sessionCookie(request);
    if (token === undefined) throw notSignedIn();
    const own = [...this.open.values()].filter((person) => person === session.person);
    if (own.length >= MOST_PER_PERSON)
      throw problem('too-many-requests', 'This service is open in too many windows. Close some of them.');
    reply.hijack();
    // Headers that hooks set on the reply are not sent with a raw answer by themselves.
    for (const [name, value] of Object.entries(reply.getHeaders()))
      if (value !== undefined) reply.raw.setHeader(name, value);
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    // Fastify answers HEAD with the route of GET; a stream of no content would never end.
    if (request.method === 'HEAD') {
      reply.raw.end();
      return;
    }
    reply.raw.write('event: ready\ndata: {}\n\n');
    const stop = this.live.subscribe((moved) => {
      this.tell(session, moved, reply).catch(() => reply.raw.end());
    });
    const stopDrafts = this.live.subscribeToDrafts((moved) => {
      this.tellOfDraft(session, moved, reply).catch(() => reply.raw.end());
    });
    const ping = setInterval(() => {
      this.pingWhileSignedIn(token, reply).catch(() => reply.raw.end());
    }, PING_MS);
    this.open.set(reply, session.person);
    reply.raw.on('close', () => {
      stop();
      stopDrafts();
      clearInterval(ping);
      this.open.delete(reply);
    });
  }

  /** Pages that stay open would keep the server from stopping. */
  beforeApplicationShutdown(): void {
    for (const reply of this.open.keys()) reply.raw.end();
  }

  private async tell({ authority, person }: StandingSession, moved: CaseMoved, reply: FastifyReply): Promise<void> {
    if (moved.authority !== authority || !(await this.maySee(authority, person, moved.case))) return;
    const changed: CaseChanged = { case: moved.case, revision: moved.revision };
    reply.raw.write(`event: changed\nid: ${moved.case} ${moved.revision}\ndata: ${JSON.stringify(changed)}\n\n`);
  }

  private async tellOfDraft(session: StandingSession, moved: PackDraftMoved, reply: FastifyReply): Promise<void> {
    if (moved.authority !== session.authority || !(await ownsProcedure(this.runtime, session))) return;
    const told: DraftMoved = { draft: moved.draft, seq: moved.seq };
    reply.raw.write(`event: draft\nid: ${moved.draft} ${moved.seq}\ndata: ${JSON.stringify(told)}\n\n`);
  }

  private async maySee(authority: string, person: string, caseId: string): Promise<boolean> {
    const { compiled } = await this.runtime.packs.current(authority);
    const rows = await withAuthority(this.runtime.pool, authority, async (query) => {
      const values: unknown[] = [caseId];
      const visible = await visibleCases(query, compiled, person, (value) => `$${values.push(value)}`);
      return query(`select from case_record c where c.id = $1 and ${visible}`, values);
    });
    return rows.length > 0;
  }

  /** A stream is no sign of life of the person: it ends with the session and does not prolong it. */
  private async pingWhileSignedIn(token: string, reply: FastifyReply): Promise<void> {
    if (await sessionStands(this.runtime, token)) reply.raw.write('event: ping\ndata: {}\n\n');
    else reply.raw.end();
  }
}
