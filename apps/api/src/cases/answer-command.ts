/** Puts the outcome of a command into an answer: everything it changed, or the problem with what would help. The same for every act on a case. */
import type { Accepted, ChangedSince } from '@homeward/contract';
import {
  type AuditEntry,
  type CaseRecord,
  type Command,
  changesInWords,
  commandOf,
  mayAccess,
  processOf,
} from '@homeward/engine';
import {
  changesOf,
  commitCommand,
  type EntryChanges,
  type Outcome,
  type Runtime,
  type Stand,
  tokenHash,
  withAuthority,
} from '@homeward/runtime';
import type { FastifyRequest } from 'fastify';
import { notFound, ProblemError, problem } from '../http/problem-error.js';
import { refusalToProblem } from '../http/refusal-to-problem.js';
import type { RequestLog } from '../http/request-log.js';
import { sessionCookie } from '../http/session-cookie.js';
import { notSignedIn } from '../http/signed-in.js';
import { ABOUT, type HistoryRow, titleOf } from './case-history.js';
import { loadCase } from './load-case.js';
import { overviewFor } from './overview-for.js';

type ChangedRow = Pick<HistoryRow, 'revision' | 'event' | 'entry' | 'recorded_at' | 'person' | 'about'>;

export interface Answering {
  readonly runtime: Runtime;
  readonly log: RequestLog;
}

export interface Act {
  /** The request's idempotency key. */
  readonly key: string;
  readonly caseId: string;
  readonly command: Command & { readonly revision: number };
  readonly draft?: string;
}

/** Commits a command of whoever is signed in, under the request's idempotency key. @throws ProblemError for whatever was not accepted */
export async function commitAct(
  answering: Answering,
  request: FastifyRequest,
  { key, caseId, command, draft }: Act,
): Promise<Accepted> {
  const token = sessionCookie(request);
  if (token === undefined) throw notSignedIn();
  const outcome = await commitCommand(answering.runtime, {
    caseId,
    who: { kind: 'session', tokenHash: tokenHash(token) },
    ask: { key, command },
    ...(draft === undefined ? {} : { draft }),
  });
  return answerCommand(answering, request, { caseId, revision: command.revision, outcome });
}

export interface WorkedOut<Asked extends Command> extends Omit<Act, 'command' | 'draft'> {
  readonly authority: string;
  /** The revision the person was looking at. */
  readonly revision: number;
  /** Whether what the key stands for already is what is asked now. */
  readonly isSame: (said: Command) => said is Asked;
  readonly workOut: () => Asked | Promise<Asked>;
}

/**
 * Commits an act that is worked out from how the case stands. Sent once more with its key it must be found again as it was: by then the case has moved, and the same
 * question would be worked out differently.
 */
export async function commitWorkedOut<Asked extends Command>(
  answering: Answering,
  request: FastifyRequest,
  { key, caseId, authority, revision, isSame, workOut }: WorkedOut<Asked>,
): Promise<Accepted> {
  const said = await saidBefore(answering, { authority, caseId, key });
  const command = said !== undefined && isSame(said) ? said : await workOut();
  return commitAct(answering, request, { key, caseId, command: { ...command, revision } });
}

/** What a request's key stands for already. */
async function saidBefore(
  { runtime }: Answering,
  { authority, caseId, key }: { authority: string; caseId: string; key: string },
): Promise<Command | undefined> {
  const [row] = await withAuthority(runtime.pool, authority, (query) =>
    query<{ entry: AuditEntry }>('select entry from event where case_id = $1 and idempotency_key = $2', [caseId, key]),
  );
  return row === undefined ? undefined : commandOf(row.entry);
}

async function answerCommand(
  { runtime, log }: Answering,
  request: FastifyRequest,
  { caseId, revision: looked, outcome }: { caseId: string; revision: number; outcome: Outcome },
): Promise<Accepted> {
  switch (outcome.kind) {
    case 'not-signed-in':
      throw notSignedIn();
    case 'no-such-case':
      log.refusal(request, 'not-found', caseId, outcome.actorId);
      throw notFound();
    case 'key-reused':
      throw problem(
        'key-reused',
        'This key was used for something else before. Nothing was saved: open the form again and send it.',
      );
    case 'nothing':
      throw new Error('A command that was given cannot be nothing.');
    case 'refused': {
      const { stand, refusal, revision } = outcome;
      log.refusal(request, refusal.refusal, caseId, stand.actor.id);
      const changed =
        refusal.refusal === 'out-of-date' ? await changedSince(runtime, stand, caseId, looked) : undefined;
      throw new ProblemError(refusalToProblem(refusal, { revision, ...(changed === undefined ? {} : { changed }) }));
    }
    case 'accepted':
      if (wantsLittle(request)) return acceptedAlone(outcome);
      return acceptedHere(runtime, outcome, caseId);
    case 'repeated':
      return accepted(runtime, outcome.stand, caseId, outcome.revision);
  }
}

/** What is recorded is recorded: its answer is not held back until somebody says why they look. */
const TO_RECORD = 'To record something in it';

type AcceptedOutcome = Extract<Outcome, { kind: 'accepted' }>;

/** What has just been decided is in hand: only what stands around the case is read. */
async function acceptedHere(runtime: Runtime, outcome: AcceptedOutcome, caseId: string): Promise<Accepted> {
  const { authority, actor } = outcome.stand;
  try {
    const seen = await loadCase(runtime, { authority, person: actor.id, because: TO_RECORD }, caseId);
    return { ...acceptedAlone(outcome), overview: seen.mayRead ? await overviewFor(runtime, seen) : null };
  } catch (thrown) {
    // Whoever has just taken the child from themselves may no longer see it.
    if (thrown instanceof ProblemError && thrown.problem.type === 'not-found') return acceptedAlone(outcome);
    throw thrown;
  }
}

/** The answer to every repetition of a request, as to the first: what that entry changed, and where the case stands now. */
async function accepted(
  runtime: Runtime,
  { authority, actor }: Stand,
  id: string,
  revision: number,
): Promise<Accepted> {
  const seen = await loadCase(runtime, { authority, person: actor.id, because: TO_RECORD }, id, (query) =>
    query<{ changes: EntryChanges; entered: string[] | null; version: string }>(
      `select changes, entry -> 'entered' as entered, version from event where case_id = $1 and revision = $2`,
      [id, revision],
    ),
  );
  const [entry] = seen.more;
  if (entry === undefined) throw new Error('An accepted command has no entry.');
  const compiled = await runtime.packs.version(authority, entry.version);
  return {
    revision,
    changes: changesInWords(compiled, seen.record.process, entry.changes, entry.entered ?? []),
    overview: seen.mayRead ? await overviewFor(runtime, seen) : null,
  };
}

async function changedSince(
  runtime: Runtime,
  { authority, compiled, actor }: Stand,
  caseId: string,
  revision: number,
): Promise<ChangedSince[] | undefined> {
  const [rows, record] = await withAuthority(
    runtime.pool,
    authority,
    async (query) =>
      [
        await query<ChangedRow>(
          `select e.revision, e.event, e.entry - 'answers' as entry, e.recorded_at, p.name as person, ${ABOUT}
       from event e left join person p on p.id = e.person_id where e.case_id = $1 and e.revision > $2 order by e.revision limit 50`,
          [caseId, revision],
        ),
        (await query<{ record: CaseRecord }>('select record from case_record where id = $1', [caseId]))[0]?.record,
      ] as const,
  );
  // Whoever may record something here need not be one who may read the history: a carer, or anybody once the record is sealed.
  if (record === undefined || !mayAccess(compiled, record, { today: runtime.clock.today(), actor }, 'read', 'case'))
    return undefined;
  const { process } = processOf(compiled, record.process);
  return rows.map((row) => ({
    revision: row.revision,
    who: row.person ?? 'Homeward',
    what: titleOf(compiled.pack, process, row),
    recordedAt: row.recorded_at.toISOString(),
  }));
}

/** RFC 7240: whoever reads the case anew anyway, or many of them, need not be sent it. */
const wantsLittle = (request: FastifyRequest): boolean => request.headers.prefer === 'return=minimal';

const acceptedAlone = ({ stand, decision }: AcceptedOutcome): Accepted => ({
  revision: decision.entry.revision,
  changes: changesInWords(stand.compiled, decision.next.process, changesOf(decision), decision.entry.entered),
  overview: null,
});
