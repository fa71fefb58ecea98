/** What a move would do to every case on a version, with nothing changed: who cannot be moved and why, which limits and permissions change. */
import type { PlainDate } from '@homeward/definition';
import {
  type CaseMapping,
  type CaseRecord,
  type DeadlineChange,
  innermostOf,
  moveCommand,
  type PacksSideBySide,
  previewMove,
  sideBySide,
} from '@homeward/engine';
import type { Runtime } from '../runtime.js';
import { withAuthority } from '../with-authority.js';

export interface DryRunCase {
  readonly caseId: string;
  readonly reference: string;
  readonly sentence: string;
}

export interface LimitMoved {
  readonly limit: string;
  readonly kind: DeadlineChange['kind'];
  readonly count: number;
  /** The first few: from when to when; `was` is absent for one that begins. */
  readonly examples: readonly { readonly reference: string; readonly was?: PlainDate; readonly due: PlainDate }[];
}

export interface DryRun {
  readonly cases: number;
  readonly movable: number;
  readonly cannot: readonly DryRunCase[];
  readonly limits: readonly LimitMoved[];
  /** Open tasks that end with the move, by key. */
  readonly tasksEnded: Readonly<Record<string, number>>;
  /** `role may what` -> in how many cases it is gained or lost. */
  readonly permissions: readonly { readonly key: string; readonly kind: 'added' | 'removed'; readonly count: number }[];
  /** Process and innermost step, `childPermanence care.lookedAfter` -> how many cases stand there. */
  readonly standing: Readonly<Record<string, number>>;
}

const PAGE = 100;
const EXAMPLES = 5;
const CANNOT_KEPT = 1_000;

export async function dryRunMove(
  runtime: Runtime,
  {
    authority,
    from,
    to,
    mapping,
  }: { readonly authority: string; readonly from: string; readonly to: string; readonly mapping: CaseMapping },
): Promise<DryRun> {
  const packs = sideBySide(await runtime.packs.version(authority, from), await runtime.packs.version(authority, to));
  const sum = new DryRunSum(packs, { from, to, mapping }, runtime.clock.today());
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const page = await withAuthority(runtime.pool, authority, (query) =>
      query<{ id: string; reference: string; record: CaseRecord }>(
        `select c.id, s.reference, c.record from case_record c join subject s on s.id = c.subject_id
         where c.version = $1 and c.status = 'open' and c.id > $2 order by c.id limit ${PAGE}`,
        [from, after],
      ),
    );
    for (const { reference, record } of page) sum.add(reference, record);
    const last = page.at(-1);
    if (last === undefined || page.length < PAGE) return sum.result();
    after = last.id;
  }
}

class DryRunSum {
  private cases = 0;
  private movable = 0;
  private readonly cannot: DryRunCase[] = [];
  private readonly limits = new Map<
    string,
    LimitMoved & { count: number; examples: LimitMoved['examples'][number][] }
  >();
  private readonly tasksEnded: Record<string, number> = {};
  private readonly permissions = new Map<string, { key: string; kind: 'added' | 'removed'; count: number }>();
  private readonly standing: Record<string, number> = {};

  constructor(
    private readonly packs: PacksSideBySide,
    private readonly move: { readonly from: string; readonly to: string; readonly mapping: CaseMapping },
    private readonly today: PlainDate,
  ) {}

  add(reference: string, record: CaseRecord): void {
    this.cases += 1;
    for (const path of innermostOf(record.state)) {
      const step = `${record.process} ${path}`;
      this.standing[step] = (this.standing[step] ?? 0) + 1;
    }
    const { from, to, mapping } = this.move;
    const command = moveCommand(record, mapping, { from, to, on: this.today });
    const preview = previewMove(this.packs, record, command, {
      today: this.today,
      actor: { id: 'preview', roles: ['processOwner'] },
    });
    if (preview.kind === 'cannot') {
      if (this.cannot.length < CANNOT_KEPT)
        this.cannot.push({ caseId: record.id, reference, sentence: preview.sentence });
      return;
    }
    this.movable += 1;
    for (const change of preview.decision.deadlines) this.addLimit(reference, record, change);
    for (const { kind, task } of preview.decision.tasks)
      if (kind === 'cancelled') this.tasksEnded[task.key] = (this.tasksEnded[task.key] ?? 0) + 1;
    for (const { key, kind } of preview.permissions) {
      if (kind === 'changed') continue;
      const known = this.permissions.get(`${kind} ${key}`) ?? { key, kind, count: 0 };
      known.count += 1;
      this.permissions.set(`${kind} ${key}`, known);
    }
  }

  result(): DryRun {
    return {
      cases: this.cases,
      movable: this.movable,
      cannot: this.cannot.toSorted((a, b) => (a.reference < b.reference ? -1 : 1)),
      limits: [...this.limits.values()].sort((a, b) => b.count - a.count || (a.limit < b.limit ? -1 : 1)),
      tasksEnded: this.tasksEnded,
      permissions: [...this.permissions.values()].sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
      standing: this.standing,
    };
  }

  private addLimit(reference: string, record: CaseRecord, { kind, deadline, before }: DeadlineChange): void {
    const was = before?.due ?? record.deadlines[deadline.key]?.due;
    // Another owner or other reminders on the same day are no news for the child.
    if (kind === 'moved' && was === deadline.due) return;
    const name = `${kind} ${deadline.key}`;
    const known = this.limits.get(name) ?? { limit: deadline.key, kind, count: 0, examples: [] };
    known.count += 1;
    if (known.examples.length < EXAMPLES)
      known.examples.push({
        reference,
        due: deadline.due,
        ...(was === undefined || kind === 'started' ? {} : { was }),
      });
    this.limits.set(name, known);
  }
}
