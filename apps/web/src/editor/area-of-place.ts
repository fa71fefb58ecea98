/** Which area of the editor a place of a draft is changed in. */

const PATTERNS: readonly (readonly [RegExp, string])[] = [
  [/^processes\/[^/]+\/(chart|events|process)\.json/, 'picture'],
  [/^processes\/[^/]+\/deadlines\.json/, 'deadlines'],
  [/^processes\/[^/]+\/(documents|tasks|notices)\.json/, 'work'],
  [/^rules\.json/, 'rules'],
  [/^(forms\/|code-lists\.json)/, 'forms'],
  [/^bodies\//, 'bodies'],
  [/^grants\.json/, 'permissions'],
  [/^authority\.json#\/(words|teams|closures|reminders|name|nation)/, 'words'],
  [/^sources\.json/, 'clauses'],
  [/^(authority\.json|facts\.json)/, 'parameters'],
  [/^trackers\.json/, 'trackers'],
  [/^walkthroughs\//, 'walkthroughs'],
];

/** @param place `file#/pointer` @returns the area's key; undefined where no area changes it */
export const areaOfPlace = (place: string): string | undefined =>
  PATTERNS.find(([pattern]) => pattern.test(place))?.[1];
