/** Who works with a child: reading it, allocating and releasing, each an entry of the case's history. */
import { type Accepted, AllocatePerson, type CasePeople, routes } from '@homeward/contract';
import { PEOPLE_ALLOCATED } from '@homeward/definition';
import { type AllocatePeople, type Command, isGivenByName, mayAccess } from '@homeward/engine';
import type { Query, Runtime, StandingSession } from '@homeward/runtime';
import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Req, Query as UrlQuery } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { idempotencyKey, parse, parseId } from '../http/parse.js';
import { ProblemError, problem } from '../http/problem-error.js';
import { refusalToProblem } from '../http/refusal-to-problem.js';
import type { RequestLog } from '../http/request-log.js';
import { SignedIn } from '../http/signed-in.js';
import { LOG, RUNTIME } from '../tokens.js';
import { commitWorkedOut } from './answer-command.js';
import { roleOf } from './case-words.js';
import { loadCase, mustRead } from './load-case.js';

interface Held {
  role: string;
  id: string;
  name: string;
}
interface Candidate extends Held {
  team: string | null;
  team_key: string | null;
}

@Controller()
export class PeopleController {
  constructor(
    @Inject(RUNTIME) readonly runtime: Runtime,
    @Inject(LOG) readonly log: RequestLog,
  ) {}

  @Get(routes.readPeople.path)
  async people(@SignedIn() session: StandingSession, @Param('id') given: string): Promise<CasePeople> {
    const id = parseId(given);
    const seen = mustRead(await loadCase(this.runtime, session, id, (query) => readHolders(query, id)));
    const { compiled, record, more } = seen;
    const { pack } = compiled;
    const may = mayAccess(compiled, record, seen, 'record', PEOPLE_ALLOCATED);
    const shown = ({ role, id: person, name }: Held) => ({ role: roleOf(pack, role), person: { id: person, name } });
    const free = more.candidates.filter(
      (one) => isGivenByName(pack.grants.roles[one.role]) && !isAmong(more.allocated, one.id, one.role),
    );
    return {
      revision: seen.revision,
      may,
      allocated: more.allocated.map(shown),
      team: more.team.map(shown),
      teamName: more.teamName,
      candidates: may
        ? Object.keys(pack.grants.roles).flatMap((role) => {
            const people = free.filter((one) => one.role === role);
            return people.length === 0
              ? []
              : [
                  {
                    role: roleOf(pack, role),
                    people: people.map(({ id: one, name, team }) => ({ id: one, name, team })),
                  },
                ];
          })
        : [],
      roles: compiled.ability.rolesThatMay('record', PEOPLE_ALLOCATED).map((role) => roleOf(pack, role)),
    };
  }

  @HttpCode(201)
  @Post(routes.allocatePerson.path)
  async allocate(
    @SignedIn() session: StandingSession,
    @Req() request: FastifyRequest,
    @Param('id') given: string,
    @Body() body: unknown,
  ): Promise<Accepted> {
    const caseId = parseId(given);
    const key = idempotencyKey(request);
    const asked = parse(AllocatePerson, body);
    const more = await this.holders(session, caseId);
    const candidate = more.candidates.find(({ id, role }) => id === asked.person && role === asked.role);
    if (candidate === undefined)
      throw problem('body-malformed', 'This person does not have this role. Choose somebody from the list.', {
        answers: [{ path: '/person', question: 'person', sentence: 'Select who is to work with the child' }],
      });
    return commitWorkedOut<AllocatePeople>(this, request, {
      ...{ key, caseId, authority: session.authority, revision: asked.revision },
      isSame: (said): said is AllocatePeople => isSaid(said, 'allocated', asked.person, asked.role),
      workOut: () => {
        if (more.revision === asked.revision && isAmong(more.allocated, asked.person, asked.role))
          throw nothingToDo('This person works with the child in this role already.', more.revision);
        return {
          kind: 'people',
          ...asked,
          change: 'allocated',
          on: this.runtime.clock.today(),
          // A child without a team, as after an import, goes to its social worker's: otherwise no manager would see it.
          ...(more.teamName === null && asked.role === 'sw' && candidate.team_key !== null
            ? { team: candidate.team_key }
            : {}),
        };
      },
    });
  }

  @Delete(routes.releasePerson.path)
  async release(
    @SignedIn() session: StandingSession,
    @Req() request: FastifyRequest,
    @Param('id') given: string,
    @Param('role') role: string,
    @Param('person') person: string,
    @UrlQuery() query: unknown,
  ): Promise<Accepted> {
    const caseId = parseId(given);
    const key = idempotencyKey(request);
    const { revision } = parse(routes.releasePerson.query, query);
    const whom = parseId(person);
    return commitWorkedOut<AllocatePeople>(this, request, {
      ...{ key, caseId, authority: session.authority, revision },
      isSame: (said): said is AllocatePeople => isSaid(said, 'released', whom, role),
      workOut: async () => {
        const more = await this.holders(session, caseId);
        if (more.revision === revision && !isAmong(more.allocated, whom, role))
          throw nothingToDo('This person does not work with the child in this role.', more.revision);
        return { kind: 'people', person: whom, role, change: 'released', on: this.runtime.clock.today(), revision };
      },
    });
  }

  private async holders(session: StandingSession, caseId: string) {
    const { more, revision } = mustRead(
      await loadCase(this.runtime, session, caseId, (query) => readHolders(query, caseId)),
    );
    return { ...more, revision };
  }
}

const isSaid = (
  said: Command,
  change: AllocatePeople['change'],
  person: string,
  role: string,
): said is AllocatePeople =>
  said.kind === 'people' && said.change === change && said.person === person && said.role === role;

const isAmong = (held: readonly Held[], person: string, role: string): boolean =>
  held.some((one) => one.id === person && one.role === role);

const nothingToDo = (sentence: string, revision: number): ProblemError =>
  new ProblemError(
    refusalToProblem({ kind: 'refusal', refusal: 'nothing-to-do', sentence, unlocks: [], sources: [] }, { revision }),
  );

async function readHolders(query: Query, caseId: string) {
  const allocated = await query<Held>(
    'select a.role, p.id, p.name from allocation a join person p on p.id = a.person_id where a.case_id = $1 order by a.role, p.name',
    [caseId],
  );
  const team = await query<Held>(
    `select distinct m.role, p.id, p.name from case_record c join role_membership m on m.scope = 'team' and m.team_key = c.team_key
       join person p on p.id = m.person_id where c.id = $1 and p.active order by m.role, p.name`,
    [caseId],
  );
  const candidates = await query<Candidate>(
    `select distinct m.role, p.id, p.name, t.title as team, m.team_key from role_membership m join person p on p.id = m.person_id
       left join team t on t.key = m.team_key where m.scope = 'allocated' and p.active order by p.name, p.id`,
  );
  const [named] = await query<{ title: string }>(
    'select t.title from case_record c join team t on t.key = c.team_key where c.id = $1',
    [caseId],
  );
  return { allocated, team, candidates, teamName: named?.title ?? null };
}
