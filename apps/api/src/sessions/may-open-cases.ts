/** Who may open a case, and of which subjects somebody has a list. */
import type { PlainDate, ProcessDefinition } from '@homeward/definition';
import { type CompiledPack, mayAccess, newCase, openActions } from '@homeward/engine';

type Subject = ProcessDefinition['subject'];

/** The process that cases of a subject go through first; undefined when the pack has none about it. */
export const processAbout = ({ pack }: CompiledPack, subject: Subject): string | undefined =>
  Object.entries(pack.processes).find(([, process]) => process.definition.subject === subject)?.[0];

/** The process that a child's case goes through. */
export const childProcess = (compiled: CompiledPack): string | undefined => processAbout(compiled, 'child');

/** The group of what begins a case about a subject. A match begins from the child's case, and nobody opens it by hand. */
const BEGINS: Readonly<Partial<Record<Subject, string>>> = {
  child: 'care',
  household: 'family',
  siblingGroup: 'family',
};

const blankIn = (compiled: CompiledPack, process: string, today: PlainDate) =>
  newCase(compiled, { id: 'blank', process, subjectRef: 'blank', openedOn: today, facts: {} });

/**
 * No right of its own to keep in step: whoever may record how such a case begins (how a child's care does), and may then read the case. Others who would find something
 * to record there, a carer with a document say, are given cases and do not open them.
 */
export function mayOpenCases(
  compiled: CompiledPack,
  roles: readonly string[],
  today: PlainDate,
  process: string | undefined = childProcess(compiled),
): boolean {
  if (process === undefined || !Object.hasOwn(compiled.pack.processes, process)) return false;
  const begins = BEGINS[compiled.pack.processes[process]?.definition.subject ?? 'match'];
  const blank = blankIn(compiled, process, today);
  const circumstances = { today, actor: { id: 'somebody', roles } };
  return (
    mayAccess(compiled, blank, circumstances, 'read', 'case') &&
    openActions(compiled, blank, circumstances).some(({ standing, group }) => standing === 'open' && group === begins)
  );
}

/** Every process in which somebody with these roles may open a case, the children's first. */
export const processesOpened = (compiled: CompiledPack, roles: readonly string[], today: PlainDate) =>
  Object.entries(compiled.pack.processes)
    .filter(([process]) => mayOpenCases(compiled, roles, today, process))
    .map(([process, { definition }]) => ({ process, title: definition.title, subject: definition.subject }))
    .sort((a, b) => Number(b.subject === 'child') - Number(a.subject === 'child'));

/** What besides children somebody with these roles may read when it begins. */
export const subjectsListed = (compiled: CompiledPack, roles: readonly string[], today: PlainDate): Subject[] =>
  (['household', 'match'] as const).filter((subject) => {
    const process = processAbout(compiled, subject);
    if (process === undefined) return false;
    const circumstances = { today, actor: { id: 'somebody', roles } };
    return mayAccess(compiled, blankIn(compiled, process, today), circumstances, 'read', 'case');
  });
