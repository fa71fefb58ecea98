/** Children with their first months behind them, opened with their whole history; and a later version of their procedure. */
import { type CaseRecord, type CompiledPack, newCase } from '@homeward/engine';
import { firstRecord, openCase, type Runtime } from '@homeward/runtime';
import { childOf, firstMonths } from '../../apps/cli/src/bench/life-of-a-case.js';

export interface OpenedChild {
  readonly id: string;
  readonly reference: string;
  readonly record: CaseRecord;
}

/** @param born of each child in turn */
export async function openChildren(
  runtime: Runtime,
  compiled: CompiledPack,
  count: number,
  born: readonly string[] = ['2022-03-14'],
): Promise<OpenedChild[]> {
  const opened: OpenedChild[] = [];
  for (let number = 0; number < count; number += 1) {
    const reference = `CH-${String(number).padStart(5, '0')}`;
    const dateOfBirth = born[number % born.length] ?? '2022-03-14';
    const { process, openedOn } = childOf('', reference);
    const opening = {
      authority: 'herts',
      key: reference,
      subject: {
        kind: 'child' as const,
        reference,
        givenName: 'Child',
        familyName: `Number ${number}`,
        dateOfBirth,
        sex: 'female',
      },
      process,
      openedOn,
      facts: { dateOfBirth, sex: 'female' },
      actor: { id: 'system', roles: ['system'] },
      person: null,
      allocations: [],
    };
    const { id } = firstRecord(compiled, opening);
    const { decisions, record } = firstMonths(
      compiled,
      newCase(compiled, { ...childOf(id, reference), facts: opening.facts }),
    );
    const history = decisions.map((decision) => ({ decision, key: `life|${decision.entry.revision}` }));
    const result = await openCase(runtime, { ...opening, history });
    if (result.kind !== 'opened') throw new Error('A child could not be opened.');
    opened.push({ id, reference, record });
  }
  return opened;
}
