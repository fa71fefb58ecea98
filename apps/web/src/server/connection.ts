/** Whether the server can be reached: told by every request, read by the banner on every page. */
import { useSyncExternalStore } from 'react';

const listeners = new Set<() => void>();
let lost = false;

export const connection = {
  isLost: (): boolean => lost,
  note: (reached: boolean): void => {
    if (lost === !reached) return;
    lost = !reached;
    for (const listener of listeners) listener();
  },
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
} as const;

export const useConnectionLost = (): boolean =>
  useSyncExternalStore(connection.subscribe, connection.isLost, () => false);
