/** Which page stands at which address. Pages get what they need as properties; only this folder knows the router. */
import { createRouter } from '@tanstack/react-router';
import { NotFoundPage } from '../shell/not-found-page';
import { noteNavigation } from '../ui/page';
import { listRoutes } from './lists';
import { procedureRoutes } from './procedure';
import { recordRoutes } from './record';
import { root } from './root';

export const makeRouter = () => {
  const router = createRouter({
    routeTree: root.addChildren([...listRoutes, ...recordRoutes, ...procedureRoutes]),
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const text = new URLSearchParams(
        Object.entries(search).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
      ).toString();
      return text === '' ? '' : `?${text}`;
    },
    defaultNotFoundComponent: NotFoundPage,
  });
  router.subscribe('onBeforeNavigate', ({ fromLocation, pathChanged }) => {
    if (fromLocation !== undefined && pathChanged) noteNavigation();
  });
  return router;
};
