import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { Crash, NotFound } from './shell/lost.tsx';
import { modulePages } from './modules.ts';
import { Root } from './shell/root.tsx';

const root = createRootRoute({ component: Root, notFoundComponent: NotFound });
const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./home.tsx'), 'Home'),
});

const design = createRoute({
  getParentRoute: () => root,
  path: '/design',
  component: lazyRouteComponent(() => import('./design/design.tsx'), 'Design'),
});

export const router = createRouter({
  routeTree: root.addChildren([home, design, ...modulePages(root)]),
  defaultPreload: 'intent',
  defaultErrorComponent: Crash,
  defaultNotFoundComponent: NotFound,
  scrollRestoration: false,
  /** Search stays flat text: '?status=draft&q=maju', readable and shareable. */
  parseSearch: (text) => Object.fromEntries(new URLSearchParams(text)),
  stringifySearch: (search) => {
    const text = new URLSearchParams(search as Record<string, string>).toString();
    return text ? `?${text}` : '';
  },
});
