/** Signing in and out, and who is signed in. */
import { ChoosePassword, routes, type Session, SignIn, type SignInPeople } from '@homeward/contract';
import {
  type BegunSession,
  checkPassword,
  choosePassword,
  csrfToken,
  DEMONSTRATION_PASSWORD,
  endSession,
  endSessionsOf,
  type Runtime,
  type Settings,
  type SignedIn as SignedInPerson,
  type StandingSession,
  signIn,
  withAuthority,
} from '@homeward/runtime';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { auditingRoles } from '../audit/may-audit.js';
import { mayConfigure } from '../drafts/may-configure.js';
import { parse } from '../http/parse.js';
import { problem } from '../http/problem-error.js';
import { Open } from '../http/session.guard.js';
import { clearSessionCookie, sessionCookie, setSessionCookie } from '../http/session-cookie.js';
import { notSignedIn, SignedIn } from '../http/signed-in.js';
import { mayImportReturns } from '../imports/may-import-returns.js';
import { RUNTIME, SETTINGS } from '../tokens.js';
import { processesOpened, subjectsListed } from './may-open-cases.js';
import { passwordFault } from './password-fault.js';
import { SignInLimits, TOO_MANY } from './sign-in-limits.js';

const NOT_KNOWN = 'Check the username and the password, and try again.';
const MADE_UP = 'Made-up people share one password, and it is not changed.';

@Controller()
export class SessionController {
  private readonly limits: SignInLimits;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {
    this.limits = new SignInLimits(() => runtime.clock.now().getTime());
  }

  @Open()
  @Get(routes.signInPeople.path)
  async people(): Promise<SignInPeople> {
    if (!this.settings.demonstration) return { demonstration: false, password: null, authorities: [] };
    const { rows } = await this.runtime.pool.query<DemonstrationRow>('select * from demonstration_people()');
    const authorities = await Promise.all(
      [...new Set(rows.map(({ authority_id: id }) => id))].map(async (id) => {
        const { compiled } = await this.runtime.packs.current(id);
        const title = (role: string): string => compiled.pack.grants.roles[role]?.title ?? role;
        const own = rows.filter(({ authority_id: authority }) => authority === id);
        return {
          id,
          name: own[0]?.authority ?? id,
          people: own.map(({ username, name, roles, team }) => ({
            username,
            name,
            roles: roles.map((role) => ({ key: role, title: title(role) })),
            team,
          })),
        };
      }),
    );
    return { demonstration: true, password: DEMONSTRATION_PASSWORD, authorities };
  }

  @Open()
  @Post(routes.signIn.path)
  async signIn(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const { username, password } = parse(SignIn, body);
    const person = await this.knownBy(username, password, request);
    if (person.firstPasswordUntil !== undefined)
      throw problem('password-to-choose', 'Your password was made by somebody else. Choose one of your own to go on.');
    const begun = await signIn(this.runtime, person);
    if (begun === undefined) throw problem('sign-in-refused', NOT_KNOWN);
    return this.begin(begun, reply);
  }

  @Open()
  @Post(routes.choosePassword.path)
  async choosePassword(
    @Body() body: unknown,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<Session> {
    const { username, password, newPassword } = parse(ChoosePassword, body);
    const person = await this.knownBy(username, password, request);
    const fault = person.demonstration ? MADE_UP : passwordFault(username, password, newPassword);
    if (fault !== undefined) throw problem('password-not-taken', fault);
    const begun = await choosePassword(this.runtime, person, newPassword);
    if (begun === undefined)
      throw problem(
        'sign-in-refused',
        'Another password was chosen for this username a moment ago, and yours was not kept. Sign in with that one. If somebody else chose it, ask for another first password.',
      );
    return this.begin(begun, reply);
  }

  /** @throws ProblemError when nobody is to be let in with this name and password */
  private async knownBy(username: string, password: string, request: FastifyRequest): Promise<SignedInPerson> {
    const name = username.trim().toLowerCase();
    const person = await this.limits.attempt(name, request.ip, () => checkPassword(this.runtime.pool, name, password));
    if (person === TOO_MANY)
      throw problem('too-many-requests', 'There were too many wrong passwords. Try again in a quarter of an hour.');
    if (person === undefined) throw problem('sign-in-refused', NOT_KNOWN);
    const { firstPasswordUntil: until } = person;
    if (until !== undefined && until < this.runtime.clock.now())
      throw problem(
        'sign-in-refused',
        'This password was for the first time only, and its days are over. Ask whoever gave it to you for another.',
      );
    return person;
  }

  private async begin({ token, session }: BegunSession, reply: FastifyReply): Promise<Session> {
    setSessionCookie(reply, this.settings, token);
    return this.describe(session, token);
  }

  @Get(routes.readSession.path)
  read(@SignedIn() session: StandingSession, @Req() request: FastifyRequest): Promise<Session> {
    const token = sessionCookie(request);
    if (token === undefined) throw notSignedIn();
    return this.describe(session, token);
  }

  @HttpCode(204)
  @Delete(routes.signOut.path)
  async signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    const token = sessionCookie(request);
    if (token !== undefined) await endSession(this.runtime, token);
    clearSessionCookie(reply, this.settings);
  }

  @HttpCode(204)
  @Delete(routes.signOutEverywhere.path)
  async signOutEverywhere(
    @SignedIn() session: StandingSession,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<void> {
    await endSessionsOf(this.runtime, session);
    clearSessionCookie(reply, this.settings);
  }

  private async describe(session: StandingSession, token: string): Promise<Session> {
    const { authority, person } = session;
    const { compiled } = await this.runtime.packs.current(authority);
    const { pack } = compiled;
    const [name, roles, audits] = await withAuthority(
      this.runtime.pool,
      authority,
      async (query) =>
        [
          (
            await query<{ username: string; name: string }>('select username, name from person where id = $1', [person])
          )[0],
          await query<{ role: string; scope: string }>(
            'select distinct role, scope from role_membership where person_id = $1 order by role',
            [person],
          ),
          (await auditingRoles(query, compiled, person)).length > 0,
        ] as const,
    );
    if (name === undefined) throw notSignedIn();
    const keys = [...new Set(roles.map(({ role }) => role))];
    const today = this.runtime.clock.today();
    const opens = processesOpened(compiled, keys, today);
    return {
      person: { id: person, ...name },
      authority: {
        id: authority,
        name: pack.authority.name,
        words: Object.fromEntries(Object.entries(pack.authority.words).map(([word, { one }]) => [word, one])),
      },
      roles: keys.map((role) => ({ key: role, title: pack.grants.roles[role]?.title ?? role })),
      may: {
        seeCases: roles.some(({ scope }) => scope !== 'configuration'),
        openCases: opens.length > 0,
        opens,
        lists: subjectsListed(compiled, keys, today),
        importReturns: mayImportReturns(pack, keys),
        audit: audits,
        configure: mayConfigure(pack, keys),
      },
      today,
      csrf: csrfToken(token),
      endsAt: session.endsAt.toISOString(),
      endsAtLatest: session.endsAtLatest.toISOString(),
    };
  }
}

interface DemonstrationRow {
  authority_id: string;
  authority: string;
  username: string;
  name: string;
  roles: string[];
  team: string | null;
}
