/** A place of a draft as its owner knows it: "Deadlines of Child permanence: First review". */
import { type Pack, pointerSteps } from '@homeward/definition';

const FILES: Readonly<Record<string, string>> = {
  'authority.json': 'The authority',
  'sources.json': 'Sources',
  'facts.json': 'Facts',
  'rules.json': 'Rules',
  'grants.json': 'Roles and permissions',
  'trackers.json': 'Trackers',
  'code-lists.json': 'Code lists',
  process: 'Presentation',
  chart: 'Steps',
  events: 'Actions',
  deadlines: 'Deadlines',
  documents: 'Documents',
  tasks: 'Tasks',
  notices: 'Notices',
};

/** @param place `file#/pointer` */
export function placeInWords(pack: Pack, place: string): string {
  const [file = '', pointer = ''] = place.split('#');
  const steps = pointerSteps(pointer);
  const [folder = '', name = ''] = file.split('/');
  if (folder === 'processes') {
    const id = name.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
    const process = Object.hasOwn(pack.processes, id) ? pack.processes[id] : undefined;
    const part = file.split('/')[2]?.replace('.json', '') ?? '';
    const where = `${FILES[part] ?? part} of ${process?.definition.title ?? name}`;
    return join(where, part === 'chart' ? stateTitle(process?.chart, steps) : titleIn(process?.[asPart(part)], steps));
  }
  if (folder === 'forms') {
    const form = Object.hasOwn(pack.forms, name) ? pack.forms[name] : undefined;
    const question = steps[0] === 'properties' || steps[0] === 'questions' ? steps[1] : undefined;
    return join(
      `Form “${form?.layout.title ?? name}”`,
      question === undefined ? undefined : (form?.schema.properties[question]?.title ?? question),
    );
  }
  if (folder === 'bodies')
    return `Meeting or panel “${pack.bodies[name.replace('.json', '')]?.title ?? name.replace('.json', '')}”`;
  if (folder === 'walkthroughs') return `Walkthroughs, ${name.replace('.json', '')}`;
  return join(FILES[file] ?? file, topLevel(pack, file, steps));
}

const join = (where: string, what: string | undefined): string =>
  what === undefined || what === '' ? where : `${where}: ${what}`;

const PARTS = ['definition', 'events', 'deadlines', 'documents', 'tasks', 'notices'] as const;
const asPart = (part: string): (typeof PARTS)[number] => PARTS.find((one) => one === part) ?? 'definition';

const topLevel = (pack: Pack, file: string, steps: readonly string[]): string | undefined => {
  switch (file) {
    case 'facts.json':
      return titleIn(pack.facts, steps);
    case 'rules.json':
      return titleIn(pack.rules, steps);
    case 'trackers.json':
      return titleIn(pack.trackers, steps);
    case 'grants.json':
      return steps[0] === 'roles' ? titleIn(pack.grants.roles, steps.slice(1)) : numbered('permission', steps);
    case 'authority.json':
      return steps[0] === 'parameters' ? titleIn(pack.authority.parameters, steps.slice(1)) : steps.join(' › ');
    default:
      return steps.join(' › ');
  }
};

const numbered = (what: string, steps: readonly string[]): string | undefined =>
  steps[1] === undefined ? undefined : `${what} ${Number(steps[1]) + 1}`;

/** The element that a pointer begins with, by what people call it. */
const titleIn = (named: unknown, [key, ...rest]: readonly string[]): string | undefined => {
  if (key === undefined) return undefined;
  const element = isRecord(named) && Object.hasOwn(named, key) ? named[key] : undefined;
  const title = isRecord(element)
    ? [element.title, element.label, element.question].find((one) => typeof one === 'string')
    : undefined;
  const inside = rest
    .filter((step) => !/^\d+$/.test(step))
    .slice(0, 2)
    .map(spaced)
    .join(', ');
  return `${typeof title === 'string' ? title : spaced(key)}${inside === '' ? '' : ` (${inside})`}`;
};

/** The innermost state on the way, by its title. */
const stateTitle = (chart: unknown, steps: readonly string[]): string | undefined => {
  let here = chart;
  let title: string | undefined;
  for (let index = 0; index < steps.length; index += 1) {
    const step = steps[index] ?? '';
    here = isRecord(here) && Object.hasOwn(here, step) ? here[step] : undefined;
    if (steps[index - 1] !== 'states') continue;
    const meta = isRecord(here) && isRecord(here.meta) ? here.meta : undefined;
    title = typeof meta?.title === 'string' ? meta.title : spaced(step);
  }
  return title;
};

/** `reviewsHeld` -> "reviews held", `REVIEW_HELD` -> "review held". */
const spaced = (key: string): string =>
  key
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replaceAll('_', ' ')
    .toLowerCase();

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
