/** The clauses of the authority's procedure and what carries each of them out. */
import { type Clauses, type CoveredClause, routes } from '@homeward/contract';
import type { ElementKind } from '@homeward/definition';
import type { ClauseCoverage, ClauseReport } from '@homeward/engine';
import type { Runtime, StandingSession } from '@homeward/runtime';
import { Controller, Get, Inject } from '@nestjs/common';
import { SignedIn } from '../http/signed-in.js';
import { RUNTIME } from '../tokens.js';

@Controller()
export class ClausesController {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  @Get(routes.readClauses.path)
  async clauses(@SignedIn() session: StandingSession): Promise<Clauses> {
    const { version, ...report } = await this.runtime.packs.clauses(session.authority);
    const { pack } = await this.runtime.packs.version(session.authority, version);
    const titles = new Map(report.walkthroughs.map(({ id, title }) => [id, title]));
    const documentTitle = (document: string): string => pack.sources.documents[document]?.title ?? document;
    return {
      version: version.slice(0, 12),
      counts: countsOf(report),
      clauses: report.clauses.map((one) => inWords(one, titles, documentTitle)),
      failing: [...report.failing],
    };
  }
}

const countsOf = ({ clauses }: Pick<ClauseReport, 'clauses'>): Clauses['counts'] => {
  const count = (wanted: ClauseCoverage['how']): number => clauses.filter(({ how }) => how === wanted).length;
  return { executed: count('executed'), shown: count('shown'), reported: count('reported'), open: count('open') };
};

const inWords = (
  { id, clause, how, because, elements, walkthroughs }: ClauseCoverage,
  titles: ReadonlyMap<string, string>,
  documentTitle: (document: string) => string,
): CoveredClause => ({
  id,
  cls: clause.cls ?? null,
  line: clause.line ?? null,
  quote: clause.quote ?? null,
  rule: clause.rule,
  document: documentTitle(clause.document),
  how,
  because: because ?? null,
  elements: elements.map(({ element, checkedBy }) => ({
    kind: KIND[element.kind],
    title: element.title,
    place: element.place,
    state: element.at?.state ?? null,
    proven: checkedBy.length > 0,
  })),
  walkthroughs: walkthroughs.map((story) => ({ id: story, title: titles.get(story) ?? story })),
});

const KIND: Readonly<Record<ElementKind, string>> = {
  body: 'Meeting or panel',
  deadline: 'Limit',
  document: 'Document',
  event: 'Action',
  fact: 'Fact',
  form: 'Form',
  gate: 'Gate',
  grant: 'Grant',
  limb: 'Part of a limit',
  link: 'Linked case',
  notice: 'Notice',
  parameter: 'Parameter',
  question: 'Question',
  role: 'Role',
  rule: 'Rule',
  signOff: 'Signature',
  state: 'State',
  task: 'Task',
  tracker: 'Tracker',
  transition: 'Way from one state to another',
};
