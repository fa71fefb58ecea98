/** Goes from place to place inside an area, and keeps the focus where a person expects it: back in a list, on what was opened from it. */
import { type RefObject, useEffect, useRef } from 'react';
import { paths } from '../../paths';
import { useGo, useGoInstead } from '../../ui/app-link';
import type { GoToPlace } from '../use-place';

export function usePanelFocus(
  draft: string,
  area: string | undefined,
  at: string | undefined,
): { readonly panel: RefObject<HTMLElement | null>; readonly go: GoToPlace } {
  const goOn = useGo();
  const goInstead = useGoInstead();
  const panel = useRef<HTMLElement>(null);
  /** What had the focus when a place was left, by its id. */
  const left = useRef(new Map<string, string>());
  const shown = useRef({ area, at });
  const wentFrom = useRef<Element>(undefined);
  useEffect(() => {
    const before = shown.current;
    shown.current = { area, at };
    // Another area is a page of its own, whose title takes the focus.
    if (before.area !== area || before.at === at) return;
    const element = document.getElementById(left.current.get(keyOf(area, at)) ?? '');
    if (element !== null && panel.current?.contains(element) === true) element.focus();
    else if (document.activeElement === null || document.activeElement === document.body) panel.current?.focus();
  }, [area, at]);
  return {
    panel,
    go: (next) => {
      const id = document.activeElement?.id ?? '';
      if (id !== '') left.current.set(keyOf(area, at), id);
      const to = paths.draft(draft, area, next);
      const from = document.activeElement;
      // A list that is gone through with the arrow keys passes places that are none to come back to.
      const isPassing = from instanceof HTMLSelectElement && from === wentFrom.current;
      wentFrom.current = from ?? undefined;
      // What was chosen is shown first: the browser takes longer over an address than the page over a panel.
      setTimeout(() => {
        if (panel.current === null) return;
        if (isPassing) goInstead(to);
        else goOn(to);
      });
    },
  };
}

const keyOf = (area: string | undefined, at: string | undefined): string => `${area ?? ''} ${at ?? ''}`;
