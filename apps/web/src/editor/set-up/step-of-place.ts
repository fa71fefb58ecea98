/** The step of the set-up in which a place of the draft is answered. */
import { bodiesOf, numbersOf, type SettledSetUp } from '@homeward/definition';

/** @param place `file#/pointer` @returns the step's key; undefined where no answer of the set-up decides it */
export const stepOfPlace = (settled: SettledSetUp, place: string): string | undefined => {
  const [file = '', pointer = ''] = place.split('#');
  const [, body] = /^bodies\/(.+)\.json$/.exec(file) ?? [];
  if (body !== undefined) return Object.hasOwn(bodiesOf(settled), body) ? `body-${body}` : undefined;
  if (file === 'authority.json') {
    const [, part, key] = pointer.split('/');
    if (part === 'words') return 'words';
    if (part === 'parameters')
      return key !== undefined && Object.hasOwn(numbersOf(settled), key) ? 'numbers' : undefined;
    return part === 'name' || part === 'teams' || part === 'closures' ? 'authority' : undefined;
  }
  if (file === 'sources.json') return 'procedure';
  return file === 'grants.json' && pointer.startsWith('/roles/') ? 'roles' : undefined;
};
