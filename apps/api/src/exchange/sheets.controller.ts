/** Draft to spreadsheet, and spreadsheet to rows. What the rows change is shown by the page that holds the draft, and saved as its steps. */
import {
  readWorkbookFile,
  takeSheetsOut,
  WhichSheets,
  type WorkbookRead,
  type WorkbookTakenOut,
} from '@homeward/contract';
import { sheetsOf } from '@homeward/engine';
import { draftCandidate, type Runtime, readWorkbook, type StandingSession, writeWorkbook } from '@homeward/runtime';
import { Controller, HttpCode, Inject, Param, Post, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { mustOwnProcedure } from '../drafts/may-configure.js';
import { parseId } from '../http/parse.js';
import { notFound, problem } from '../http/problem-error.js';
import { SignedIn } from '../http/signed-in.js';
import { RUNTIME } from '../tokens.js';
import { readPackUpload } from './read-pack-upload.js';
import { Turns } from './turns.js';

@Controller()
export class SheetsController {
  constructor(
    @Inject(RUNTIME) private readonly runtime: Runtime,
    @Inject(Turns) private readonly turns: Turns,
  ) {}

  @HttpCode(200)
  @Post(takeSheetsOut.path)
  async takeOut(
    @SignedIn() session: StandingSession,
    @Param('id') given: string,
    @Param('which') which: string,
  ): Promise<WorkbookTakenOut> {
    await mustOwnProcedure(this.runtime, session);
    const wanted = WhichSheets.safeParse(which);
    if (!wanted.success) throw notFound();
    const { authority } = session;
    const read = await draftCandidate(this.runtime, authority, parseId(given));
    if (read === undefined) throw notFound();
    if ('unreadable' in read || read.candidate.written === undefined)
      throw problem(
        'draft-closed',
        'The draft cannot be read, so it cannot be written as tables. Look at its problems first.',
      );
    const { pack, written } = read.candidate;
    const bytes = await writeWorkbook(sheetsOf({ files: written.files, pack }, wanted.data));
    return { name: `${authority}-${wanted.data}.xlsx`, file: Buffer.from(bytes).toString('base64') };
  }

  @HttpCode(200)
  @Post(readWorkbookFile.path)
  async read(@SignedIn() session: StandingSession, @Req() request: FastifyRequest): Promise<WorkbookRead> {
    await mustOwnProcedure(this.runtime, session);
    const { bytes } = await readPackUpload(request);
    const read = await this.turns.take(session.authority, () => readWorkbook(bytes));
    return 'refused' in read
      ? { refused: read.refused, sheets: [] }
      : { refused: null, sheets: read.sheets.map(({ name, rows }) => ({ name, rows: rows.map((row) => [...row]) })) };
  }
}
