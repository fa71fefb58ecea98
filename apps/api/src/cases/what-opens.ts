/** Which action a task or a deadline leads to. */
import type { Opens } from '@homeward/contract';
import type { DeadlineDefinition, Process, TaskDefinition } from '@homeward/definition';

export function whatOpens(process: Process, opens: TaskDefinition['opens']): Opens | null {
  if (opens === undefined) return null;
  if ('event' in opens)
    return { event: opens.event, ...(opens.document === undefined ? {} : { document: opens.document }) };
  const submits =
    process.documents[opens.document]?.steps.find((step) => step.to === 'submitted') ??
    process.documents[opens.document]?.steps[0];
  return submits === undefined ? null : { event: submits.event, document: opens.document };
}

/** What would meet a deadline: its first event, with the document where one is meant and the deadline names only one. */
export function whatMeets(process: Process, deadline: DeadlineDefinition | undefined): Opens | null {
  const event = deadline?.metBy[0]?.event;
  const definition = event === undefined ? undefined : process.events[event];
  if (event === undefined || definition === undefined || definition.sentBy !== 'person') return null;
  if (definition.document !== 'named') return { event };
  const when = deadline?.metBy[0]?.when;
  const document =
    typeof when === 'object' && 'field' in when && (when.field === 'answer.form' || when.field === 'answer.document')
      ? when.value
      : undefined;
  return typeof document === 'string' ? { event, document } : null;
}
