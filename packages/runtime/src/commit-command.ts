/** The one door: reads the case, asks `decide`, writes the whole decision. Nothing else changes a case. */
import type { PlainDate } from '@homeward/definition';
import { type CaseRecord, type Command, type Decision, decide, mayAccess } from '@homeward/engine';
import { soonerAlarm } from './alarm-days.js';
import { type Begun, beginCommand, rememberedBegin, type Standing } from './begin-command.js';
import { requestHash } from './change-rows.js';
import type { CommandRequest, Outcome, Stand } from './command-request.js';
import type { Runtime } from './runtime.js';
import { saveCommand } from './save-command.js';

/** How often a command that names no revision tries again when others are faster. */
const MOST_ATTEMPTS = 12;

/**
 * One round trip where the case and the person's roles are remembered: `decide` answers from memory, and `save_command` writes if all of it is still so.
 * Otherwise two: `begin_command` reads session, roles, case and the key's earlier answer, then `save_command` writes if the case is still where it was.
 * Only what is accepted may rest on memory: refusals and repetitions are always read. Lost races start over: a command that names its revision is then
 * refused by `decide` itself, any other is decided anew.
 */
export async function commitCommand(runtime: Runtime, request: CommandRequest): Promise<Outcome> {
  const remembered = await fromMemory(runtime, request);
  if (remembered !== undefined) return remembered;
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const outcome = await attemptCommand(runtime, request);
    if (outcome !== undefined) return outcome;
  }
  throw new Error(`The case ${request.caseId} changed ${MOST_ATTEMPTS} times while one command was being decided.`);
}

/** @returns undefined when the database has to be asked first */
async function fromMemory(runtime: Runtime, request: CommandRequest): Promise<Outcome | undefined> {
  const { who, ask, move } = request;
  const begun = typeof ask === 'function' || move !== undefined ? undefined : rememberedBegin(runtime, request);
  if (typeof ask === 'function' || begun?.standing === undefined) return undefined;
  const { standing, person } = begun;
  const stand = await standOf(runtime, request, begun, standing);
  const decision = decide(stand.compiled, standing.record, ask.command, {
    today: runtime.clock.today(),
    actor: stand.actor,
  });
  if (decision.kind === 'refusal') return undefined;
  const saved = await saveCommand(runtime, stand, {
    key: ask.key,
    draft: request.draft,
    person,
    asked: requestHash(person, ask.command),
    record: standing.record,
    previous: standing.lastHash,
    decision,
    session: who.kind === 'session' ? who.tokenHash : undefined,
  });
  return saved === 'saved' ? accepted(runtime, stand, standing.record, decision) : undefined;
}

/** @returns undefined when somebody else was first */
async function attemptCommand(runtime: Runtime, request: CommandRequest): Promise<Outcome | undefined> {
  const begun = await beginCommand(runtime, request);
  if (begun === undefined) return { kind: 'not-signed-in' };
  const { authority, person, standing } = begun;
  const actorId = person ?? 'system';
  if (standing === undefined) return { kind: 'no-such-case', authority, actorId };
  const { record, seen } = standing;
  const stand = await standOf(runtime, request, begun, standing);
  const { move } = request;
  if (move !== undefined && move.from !== standing.version) return { kind: 'nothing', stand, record };
  const asking = typeof request.ask === 'function' ? request.ask(record, stand.compiled) : request.ask;
  if (asking === undefined) return { kind: 'nothing', stand, record };
  const { command, key } = asking;
  const asked = requestHash(person, command);
  if (seen !== undefined)
    return seen.request === asked ? { kind: 'repeated', stand, revision: seen.revision } : { kind: 'key-reused' };
  const today = runtime.clock.today();
  const decision = decide(stand.compiled, record, command, { today, actor: stand.actor });
  if (decision.kind === 'refusal') {
    if (request.who.kind === 'session' && !maySeeOrRecord(stand, record, command, today))
      return { kind: 'no-such-case', authority, actorId };
    return { kind: 'refused', stand, refusal: decision, revision: record.revision };
  }
  const saved = await saveCommand(runtime, stand, {
    key,
    draft: request.draft,
    person: move?.person ?? person,
    asked,
    record,
    previous: standing.lastHash,
    decision,
    session: undefined,
    move,
  });
  if (saved === 'lost') return undefined;
  // Given: reading again finds the first answer. Derived: it had been done already.
  if (saved === 'key-used')
    return typeof request.ask === 'function' ? { kind: 'repeated', stand, revision: record.revision } : undefined;
  return accepted(runtime, stand, record, decision);
}

async function standOf(
  runtime: Runtime,
  { who, move }: CommandRequest,
  { authority, person, roles }: Begun,
  standing: Standing,
): Promise<Stand> {
  // A move is decided by the version that it leads to.
  const version = move?.to ?? standing.version;
  const compiled = await runtime.packs.version(authority, version);
  return { authority, compiled, version, actor: who.kind === 'system' ? who.actor : { id: person ?? 'system', roles } };
}

function accepted(runtime: Runtime, stand: Stand, before: CaseRecord, decision: Decision): Outcome {
  const alarm = soonerAlarm(before, decision.next);
  runtime.bell.ring(alarm !== undefined && alarm <= runtime.clock.today() ? 'due' : 'committed');
  return { kind: 'accepted', stand, decision, record: decision.next };
}

/** A case that somebody may neither read nor record this in must look like one that is not there. */
function maySeeOrRecord({ compiled, actor }: Stand, record: CaseRecord, command: Command, today: PlainDate): boolean {
  const circumstances = { today, actor };
  return (
    mayAccess(compiled, record, circumstances, 'read', 'case') ||
    (command.kind === 'record' && mayAccess(compiled, record, circumstances, 'record', command.event, command.document))
  );
}
