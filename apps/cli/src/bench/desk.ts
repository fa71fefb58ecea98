/** One of the measuring clients at their desk: who is signed in there, whose cases they have, and what they send next. */
import type { BenchCase } from './bench-cases.js';
import { type commandTexts, STEPS } from './bench-workload.js';
import { acknowledged, fieldOf, type SignedInClient } from './http-client.js';

export type CommandTexts = ReturnType<typeof commandTexts>;

/** One of the clients: a session for each role, and cases that nobody else touches. */
export interface Desk {
  readonly sessions: ReadonlyMap<string, SignedInClient>;
  readonly cases: readonly BenchCase[];
}

/** Round and round. Throws for an empty list. */
export const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index % list.length];
  if (found === undefined) throw new Error('There is nothing to take turns.');
  return found;
};

/** The next command of the client's next case. @returns undefined when it was acknowledged with the right revision */
export const submitOne = async (
  texts: CommandTexts,
  { sessions, cases }: Desk,
  turn: number,
  minimal: boolean,
): Promise<string | undefined> => {
  const one = at(cases, turn);
  const step = at(STEPS, one.accepted);
  const session = sessions.get(step.role);
  if (session === undefined) throw new Error(`Nobody is signed in as ${step.role}.`);
  const answer = await session.submit(one.id, at(texts, one.accepted)(one.revision), minimal);
  if (acknowledged(answer) === one.revision + 1) {
    one.revision += 1;
    one.accepted += 1;
    return undefined;
  }
  const { status } = answer;
  const body: unknown = JSON.parse(answer.text);
  // Somebody else (time) was first: go on from where the case stands.
  const stands = fieldOf(body, 'revision');
  if (status === 409 && typeof stands === 'number') one.revision = stands;
  return `${step.event}: ${status} ${String(fieldOf(body, 'type'))} ${String(fieldOf(body, 'detail'))}`;
};

/** As in an office, where everybody knows their cases: each of their people has recorded something in each of them. Throws when something was not accepted. */
export const getToKnow = async (texts: CommandTexts, desk: Desk): Promise<void> => {
  for (let turn = 0; desk.cases.some(({ accepted }) => accepted < STEPS.length); turn += 1) {
    const refused = await submitOne(texts, desk, turn, true);
    if (refused !== undefined) throw new Error(`A command before those that are measured was not accepted: ${refused}`);
  }
};
