/** The page around all pages, and how parameters of an address are read. */
import { createRootRoute } from '@tanstack/react-router';
import { Layout } from '../shell/layout';
import { NotFoundPage } from '../shell/not-found-page';

/** Search parameters are text: the router's own JSON reading would turn a reference such as 0012 into a number. */
export const textOf = (search: Record<string, unknown>, name: string): string | undefined => {
  const value = search[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
};

export const root = createRootRoute({ component: Layout, notFoundComponent: NotFoundPage });
export const parent = () => root;
