/** The address of the page that is shown. Not the address asked for: while a page is on its way, the one before it still stands there. */
import { useRouterState } from '@tanstack/react-router';

export const useAddress = (): string =>
  useRouterState({ select: (state) => state.matches.at(-1)?.pathname ?? state.location.pathname });
