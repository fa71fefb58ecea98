/** Putting a fact right: what is known and by whom, what a correction would move, and doing it. */
import {
  type Accepted,
  Correction,
  type CorrectionPreview,
  type KnownFact,
  type KnownFacts,
  routes,
} from '@homeward/contract';
import { FACTS_CORRECTED, type PlainDate } from '@homeward/definition';
import {
  type Command,
  changesInWords,
  type Dated,
  decide,
  factInWords,
  isPlainDate,
  mayAccess,
  processOf,
  SINCE_EVER,
} from '@homeward/engine';
import { changesOf, type Runtime, type StandingSession } from '@homeward/runtime';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { idempotencyKey, parse, parseId } from '../http/parse.js';
import { ProblemError, problem } from '../http/problem-error.js';
import { refusalToProblem } from '../http/refusal-to-problem.js';
import type { RequestLog } from '../http/request-log.js';
import { SignedIn } from '../http/signed-in.js';
import { LOG, RUNTIME } from '../tokens.js';
import { commitWorkedOut } from './answer-command.js';
import { roleOf } from './case-words.js';
import { type LoadedCase, loadCase, mustRead } from './load-case.js';

type CorrectFacts = Extract<Command, { kind: 'facts' }>;

@Controller()
export class CorrectionsController {
  constructor(
    @Inject(RUNTIME) readonly runtime: Runtime,
    @Inject(LOG) readonly log: RequestLog,
  ) {}

  @Get(routes.readFacts.path)
  async facts(@SignedIn() session: StandingSession, @Param('id') given: string): Promise<KnownFacts> {
    const id = parseId(given);
    const seen = mustRead(
      await loadCase(this.runtime, session, id, (query) =>
        query<Recorded>(
          `select e.revision, e.recorded_at, e.entry ->> 'origin' as origin, p.name from event e left join person p on p.id = e.person_id
           where e.case_id = $1 and e.revision in (select f.revision from fact f where f.case_id = $1 and f.superseded_by is null)`,
          [id],
        ),
      ),
    );
    const by = new Map(seen.more.map((one) => [one.revision, one]));
    const { compiled, record } = seen;
    return {
      revision: seen.revision,
      may: mayAccess(compiled, record, seen, 'record', FACTS_CORRECTED),
      facts: Object.keys(compiled.pack.facts).flatMap((fact) => knownFact(seen, fact, by) ?? []),
      roles: compiled.ability.rolesThatMay('record', FACTS_CORRECTED).map((role) => roleOf(compiled.pack, role)),
    };
  }

  @HttpCode(200)
  @Post(routes.previewCorrection.path)
  async preview(
    @SignedIn() session: StandingSession,
    @Req() request: FastifyRequest,
    @Param('id') given: string,
    @Body() body: unknown,
  ): Promise<CorrectionPreview> {
    const seen = await this.load(session, parseId(given));
    const { compiled, record } = seen;
    const decided = decide(compiled, record, correction(seen, parse(Correction, body)), seen);
    if (decided.kind === 'refusal') {
      this.log.refusal(request, decided.refusal, seen.id, seen.actor.id);
      throw new ProblemError(refusalToProblem(decided, { revision: seen.revision }));
    }
    return { changes: changesInWords(compiled, record.process, changesOf(decided), decided.entry.entered) };
  }

  @HttpCode(201)
  @Post(routes.correctFact.path)
  async correct(
    @SignedIn() session: StandingSession,
    @Req() request: FastifyRequest,
    @Param('id') given: string,
    @Body() body: unknown,
  ): Promise<Accepted> {
    const key = idempotencyKey(request);
    const seen = await this.load(session, parseId(given));
    const asked = parse(Correction, body);
    return commitWorkedOut<CorrectFacts>(this, request, {
      key,
      caseId: seen.id,
      authority: seen.authority,
      revision: asked.revision,
      isSame: (said): said is CorrectFacts => said.kind === 'facts' && isSaidBy(said, asked),
      workOut: () => correction(seen, asked),
    });
  }

  private async load(session: StandingSession, id: string): Promise<LoadedCase> {
    return mustRead(await loadCase(this.runtime, session, id));
  }
}

interface Recorded {
  revision: number;
  recorded_at: Date;
  origin: string | null;
  name: string | null;
}

function knownFact(
  { compiled, record }: LoadedCase,
  fact: string,
  by: ReadonlyMap<number, Recorded>,
): KnownFact | undefined {
  const definition = compiled.pack.facts[fact];
  const history = record.facts[fact] ?? [];
  // What is sealed is not shown in a list of everything.
  if (definition === undefined || history.length === 0 || definition.sensitivity === 'sealed') return undefined;
  const words = { pack: compiled.pack, process: processOf(compiled, record.process).process };
  const codes = definition.codes === undefined ? undefined : compiled.pack.codeLists[definition.codes];
  return {
    fact,
    label: definition.label,
    type: definition.type,
    options: (codes?.codes ?? []).map(({ code, label }) => ({ key: code, title: label })),
    values: history.map((held, entry) => {
      const recorded = by.get(held.revision);
      return {
        entry,
        value: held.value,
        words: factInWords(words, fact, held.value),
        from: held.from > SINCE_EVER ? held.from : null,
        asksFrom: held.from > SINCE_EVER && !isItsOwnDay(held),
        recordedBy: recorded?.name ?? (recorded?.origin === 'import' ? 'Imported' : 'Homeward'),
        recordedAt: recorded?.recorded_at.toISOString() ?? null,
      };
    }),
  };
}

const isSaidBy = ({ facts, reason }: CorrectFacts, asked: Correction): boolean =>
  reason === asked.reason.trim() &&
  facts.some(
    ({ fact, value, from }) =>
      fact === asked.fact &&
      JSON.stringify(value) === JSON.stringify(asked.value) &&
      (asked.from === undefined || asked.from === from),
  );

/** "Became looked after" holds from the very day it names. */
const isItsOwnDay = ({ value, from }: Dated): boolean => value === from;

/** The fact's whole history with one value put right: the engine replaces a corrected fact as a whole. */
function correction(
  { record, today }: LoadedCase,
  { fact, entry, value, from, reason, revision }: Correction,
): CorrectFacts & { readonly revision: number } {
  const history = Object.hasOwn(record.facts, fact) ? (record.facts[fact] ?? []) : [];
  const wrong = history[entry];
  // A page that is out of date may name a value that is no longer there: the engine says so by the revision.
  if (wrong === undefined && revision === record.revision)
    throw problem('body-malformed', 'This fact is not known in this case. Open the page again and choose one.', {
      answers: [{ path: '/fact', question: 'fact', sentence: 'Select the date or fact that is wrong' }],
    });
  const since = from ?? (wrong === undefined ? today : dayFor(wrong, value));
  const facts = history.map(({ value: held, from: heldFrom }, index) =>
    index === entry ? { fact, value, from: since } : { fact, value: held, from: heldFrom },
  );
  return { kind: 'facts', facts, reason: reason.trim(), on: today, correct: true, revision };
}

const dayFor = (wrong: Dated, value: unknown): PlainDate =>
  isItsOwnDay(wrong) && typeof value === 'string' && isPlainDate(value) ? value : wrong.from;
