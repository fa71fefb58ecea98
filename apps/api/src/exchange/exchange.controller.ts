/** A procedure goes out as a signed file and comes in as a draft; who did it stands in the exchange's own log. */
import {
  type BroughtInAs,
  bringPackFileIn,
  type LookedInto,
  lookIntoPackFile,
  routes,
  type SigningKeys,
  type TakenOut,
  Version,
  withdrawSigningKey,
} from '@homeward/contract';
import type { Problem } from '@homeward/definition';
import {
  type ExportWanted,
  exportPack,
  importPack,
  judgeImport,
  knownSigners,
  listedExchanges,
  NotFitToLeave,
  openPackFile,
  type Runtime,
  type Settings,
  type SigningKey,
  type StandingSession,
  signerStanding,
  signingKey,
  withAuthority,
  withdrawSigner,
} from '@homeward/runtime';
import { Body, Controller, Get, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { draftShown } from '../drafts/draft-shown.js';
import { mustOwnProcedure } from '../drafts/may-configure.js';
import { idempotencyKey, parse, parseId } from '../http/parse.js';
import { notFound, problem } from '../http/problem-error.js';
import { SignedIn } from '../http/signed-in.js';
import { RUNTIME, SETTINGS } from '../tokens.js';
import { readPackUpload } from './read-pack-upload.js';
import { Turns } from './turns.js';

/** Of the log. */
const SHOWN = 100;

@Controller()
export class ExchangeController {
  private readonly key: SigningKey;

  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(Turns) private readonly turns: Turns,
    @Inject(SETTINGS) settings: Settings,
  ) {
    this.key = signingKey(settings);
  }

  @HttpCode(200)
  @Post(routes.takeVersionOut.path)
  async takeVersionOut(@SignedIn() session: StandingSession, @Param('version') given: string): Promise<TakenOut> {
    const version = Version.safeParse(given);
    if (!version.success) throw notFound();
    return this.takeOut(session, { version: version.data });
  }

  @HttpCode(200)
  @Post(routes.takeDraftOut.path)
  async takeDraftOut(@SignedIn() session: StandingSession, @Param('id') given: string): Promise<TakenOut> {
    return this.takeOut(session, { draft: parseId(given) });
  }

  @HttpCode(200)
  @Post(lookIntoPackFile.path)
  async look(@SignedIn() session: StandingSession, @Req() request: FastifyRequest): Promise<LookedInto> {
    await mustOwnProcedure(this.runtime, session);
    const { bytes } = await readPackUpload(request);
    return this.turns.take(session.authority, async () => {
      const opened = openPackFile(bytes);
      if ('refused' in opened) return { ...NOTHING_FOUND, refused: opened.refused };
      const { authority } = session;
      const { signature, fingerprint, hash, content } = opened;
      const standing = await withAuthority(this.runtime.pool, authority, (query) =>
        signerStanding(query, authority, this.key, fingerprint),
      );
      const judged = await judgeImport(this.runtime, authority, content);
      return {
        ...NOTHING_FOUND,
        hash,
        signed: {
          name: signature.by,
          on: signature.on,
          fingerprint,
          standing: standing.kind,
          knownAs: standing.kind === 'known' ? standing.name : null,
        },
        ...('refused' in judged
          ? { refused: judged.refused, problems: problemsShown(judged.problems) }
          : { filesChanged: judged.filesChanged, warnings: judged.warnings, notes: [...judged.notes] }),
      };
    });
  }

  @HttpCode(200)
  @Post(bringPackFileIn.path)
  async bringIn(@SignedIn() session: StandingSession, @Req() request: FastifyRequest): Promise<BroughtInAs> {
    await mustOwnProcedure(this.runtime, session);
    const id = idempotencyKey(request);
    const { bytes, title, fingerprint } = await readPackUpload(request);
    return this.turns.take(session.authority, async () => {
      const opened = openPackFile(bytes);
      if ('refused' in opened) return refusal(opened.refused);
      const { authority, person } = session;
      const imported = await importPack(
        this.runtime,
        this.key,
        { authority, person, at: this.runtime.clock.now() },
        {
          id,
          content: opened.content,
          signed: opened,
          ...(title === undefined ? {} : { title }),
          ...(fingerprint === undefined ? {} : { accept: fingerprint }),
        },
      );
      if ('unknownKey' in imported)
        return refusal(
          imported.accepted === 'other'
            ? 'The fingerprint is another than that of the key the file is signed with. Ask whoever sent it once more.'
            : 'The key that it is signed with is not known here. Enter its fingerprint as its owner told you.',
        );
      if ('refused' in imported) return refusal(imported.refused, imported.problems);
      return { refused: null, problems: [], draft: draftShown(imported.draft) };
    });
  }

  @Get(routes.readSigningKeys.path)
  async keys(@SignedIn() session: StandingSession): Promise<SigningKeys> {
    await mustOwnProcedure(this.runtime, session);
    const { authority } = session;
    return withAuthority(this.runtime.pool, authority, async (query) => ({
      own: { fingerprint: this.key.fingerprint, publicKey: this.key.publicKey },
      known: (await knownSigners(query, authority)).map(({ acceptedAt, ...one }) => ({
        ...one,
        acceptedAt: acceptedAt.toISOString(),
      })),
      exchanges: (await listedExchanges(query, authority, SHOWN)).map(({ at, fingerprint: _key, ...one }) => ({
        ...one,
        at: at.toISOString(),
      })),
    }));
  }

  @HttpCode(204)
  @Post(withdrawSigningKey.path)
  async withdraw(@SignedIn() session: StandingSession, @Body() body: unknown): Promise<void> {
    await mustOwnProcedure(this.runtime, session);
    const { fingerprint } = parse(withdrawSigningKey.body, body);
    const { authority, person } = session;
    const was = await withAuthority(this.runtime.pool, authority, (query) =>
      withdrawSigner(query, { authority, person, at: this.runtime.clock.now() }, fingerprint),
    );
    if (!was) throw notFound();
  }

  private async takeOut(session: StandingSession, wanted: ExportWanted): Promise<TakenOut> {
    await mustOwnProcedure(this.runtime, session);
    const { authority, person } = session;
    const out = await exportPack(this.runtime, this.key, { authority, person }, wanted).catch((thrown: unknown) => {
      if (thrown instanceof NotFitToLeave)
        throw problem('not-fit-to-leave', `${thrown.message} Nothing was taken out.`);
      throw thrown;
    });
    if (out === undefined) throw notFound();
    const { name, bytes, hash, writtenOut, guardsLeftOut } = out;
    const { fingerprint } = this.key;
    return { name, file: bytes.toString('base64'), hash, fingerprint, writtenOut, guardsLeftOut };
  }
}

const NOTHING_FOUND: LookedInto = {
  refused: null,
  problems: [],
  signed: null,
  hash: null,
  filesChanged: 0,
  warnings: 0,
  notes: [],
};

const refusal = (refused: string, problems: readonly Problem[] = []): BroughtInAs => ({
  refused,
  problems: problemsShown(problems),
  draft: null,
});

const problemsShown = (problems: readonly Problem[]): LookedInto['problems'] =>
  problems.map(({ path, sentence, suggestion }) => ({
    path,
    sentence,
    ...(suggestion === undefined ? {} : { suggestion }),
  }));
