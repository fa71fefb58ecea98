/** Answers that somebody typed before the case was moved to a version whose form no longer asks the question: kept, and shown in the words of the form that asked. */
import type { Draft, FormToFill, KeptAnswer, Opens } from '@homeward/contract';
import { formOf, processOf } from '@homeward/engine';
import { type Runtime, withAuthority } from '@homeward/runtime';
import type { LoadedCase } from './load-case.js';

/** @returns the form with what is kept; the very same when nothing is */
export async function withKeptAnswers(
  runtime: Runtime,
  authority: string,
  { id, record }: Pick<LoadedCase, 'id' | 'record'>,
  opens: Opens,
  filling: FormToFill,
): Promise<FormToFill> {
  const gone = goneFrom(filling.draft, filling.form);
  if (gone.length === 0) return filling;
  const rows = await withAuthority(runtime.pool, authority, (query) =>
    query<{ version: string }>(
      `select entry #>> '{detail,from}' as version from event where case_id = $1 and event = 'CASE_MOVED' order by revision desc`,
      [id],
    ),
  );
  const kept: KeptAnswer[] = gone.map(([question, value]) => ({ question, title: question, value }));
  for (const { version } of rows) {
    const compiled = await runtime.packs.version(authority, version);
    if (!Object.hasOwn(compiled.processes, record.process)) continue;
    const { process } = processOf(compiled, record.process);
    const asked = formOf(compiled, process, opens.event, opens.document)?.form.schema.properties ?? {};
    for (const [index, one] of kept.entries()) {
      const title = Object.hasOwn(asked, one.question) ? asked[one.question]?.title : undefined;
      if (title !== undefined && one.title === one.question) kept[index] = { ...one, title };
    }
  }
  return { ...filling, kept };
}

/** What a page itself keeps in a draft (the day, reasons) begins with a dot. */
const goneFrom = (draft: Draft | null, form: FormToFill['form']): [string, unknown][] =>
  Object.entries(draft?.answers ?? {}).filter(
    ([name, value]) =>
      !name.startsWith('.') && value !== '' && value !== null && !Object.hasOwn(form?.schema.properties ?? {}, name),
  );
