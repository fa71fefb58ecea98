/** Sorts a pack's definitions by the events they wait for, so that an event need not ask each of them. */

/**
 * @param eventsOf the events that a definition names; the same one twice counts once
 * @returns event -> the definitions with their keys, in the pack's order
 */
export const byEvent = <Definition>(
  definitions: Readonly<Record<string, Definition>>,
  eventsOf: (definition: Definition) => readonly string[],
): ReadonlyMap<string, readonly (readonly [key: string, definition: Definition])[]> => {
  const found = new Map<string, (readonly [string, Definition])[]>();
  for (const [key, definition] of Object.entries(definitions))
    for (const event of new Set(eventsOf(definition)))
      found.set(event, [...(found.get(event) ?? []), [key, definition] as const]);
  return found;
};
