import {
  createRoute,
  Link as RouterLink,
  rootRouteId,
  useLocation,
  useMatch,
  useNavigate,
  useParams,
  useRouter,
  type AnyRoute,
} from '@tanstack/react-router';
import {
  lazy,
  Suspense,
  useCallback,
  useMemo,
  useRef,
  type ComponentProps,
  type ComponentType,
  type ReactNode,
} from 'react';
import { SkeletonRows, useWords } from '@poros/ui';
import { NoPermission } from './no-permission.tsx';
import { isKnown, type QueryName } from './operations.ts';
import { askAhead } from './query.ts';
import { can } from './session.ts';

/** The office shell a module hangs its pages under. */
export type Shell = AnyRoute;

export interface PageDefinition {
  /** '/sales/orders' or '/sales/orders/$orderId'. */
  readonly path: string;
  /** Without this right the page says so instead of asking the server. */
  readonly permission?: string | undefined;
  /**
   * The question whose answer the page shows, asked with the parameters of the path: it leaves
   * beside the page's own chunk, and already when somebody comes near a way to the page.
   */
  readonly asks?: QueryName | undefined;
  /** The page's own chunk: `() => import('./orders.tsx').then((m) => m.OrderList)`. */
  load(): Promise<ComponentType>;
}

/**
 * Registers one page of a module; only `pages.ts` is loaded at start, the page itself when it is
 * opened.
 */
export function page(shell: Shell, definition: PageDefinition): AnyRoute {
  // One promise for all that ask: a chunk is looked up once, not each time its page is opened.
  let loading: Promise<ComponentType> | undefined;
  const load = () =>
    (loading ??= definition.load().catch((error: unknown) => {
      loading = undefined;
      throw error;
    }));
  const Loaded = lazy(async () => ({ default: await load() }));
  function Page() {
    useWords();
    const params: Record<string, string> = useParams({ strict: false });
    if (definition.permission && !can(definition.permission))
      return <NoPermission permission={definition.permission} />;
    return (
      <Suspense fallback={<SkeletonRows />}>
        <Loaded key={Object.values(params).join('/')} />
      </Suspense>
    );
  }
  const component = Object.assign(Page, {
    preload: async () => {
      await load();
    },
  });
  const { asks, permission, path } = definition;
  return createRoute({
    getParentRoute: () => shell,
    path,
    component,
    ...(asks && {
      loader: ({ params }: { params: unknown }) => {
        if (isKnown(asks) && (!permission || can(permission))) askAhead(asks, params);
      },
    }),
  });
}

/** Fetches a page and what it asks before it is opened: `come('/sales/orders/…')`. */
export function useNear(): (to: string) => void {
  const router = useRouter();
  return useCallback((to) => void router.preloadRoute({ to } as never), [router]);
}

export type Search = Readonly<Record<string, string | undefined>>;

/** A link inside the product. */
export function Link({
  to,
  search,
  ...rest
}: Omit<ComponentProps<'a'>, 'href'> & { to: string; search?: Search; children?: ReactNode }) {
  const props: unknown = { to, ...(search ? { search } : {}), className: 'po-link', ...rest };
  return <RouterLink {...(props as ComponentProps<typeof RouterLink>)} />;
}

/**
 * Goes to another page: `go('/sales/orders/new')`. `isSilent` replaces the address without a step
 * back.
 */
export function useGo(): (to: string, options?: { search?: Search; isSilent?: boolean }) => void {
  const navigate = useNavigate();
  return useCallback(
    (to, options = {}) => {
      const [pathname = '/', query = ''] = to.split('?');
      const search =
        options.search ?? (query ? Object.fromEntries(new URLSearchParams(query)) : {});
      void navigate({ to: pathname, search, replace: options.isSilent ?? false } as never);
    },
    [navigate],
  );
}

/** A parameter of the path: `useParam('orderId')`. */
export function useParam(name: string): string {
  const params: Record<string, string | undefined> = useParams({ strict: false });
  return params[name] ?? '';
}

interface Location {
  readonly search: Record<string, unknown>;
  readonly pathname: string;
}

/**
 * The location as long as it is the page's own. While the next page is being fetched the address is
 * already the next one's; a page that read it would ask the server for another page's figures.
 */
function useOwnLocation(): Location {
  const own = useMatch({
    strict: false,
    select: (match) => (match.routeId === rootRouteId ? null : plainPath(match.pathname)),
  });
  const latest = useRef<Location>(undefined);
  // The same answer as before does not draw a page anew that is about to go.
  return useLocation({
    select: (location: Location): Location => {
      if (!latest.current || own === null || plainPath(location.pathname) === own)
        latest.current = location;
      return latest.current;
    },
  });
}

const plainPath = (path: string): string => path.replace(/(?<=.)\/$/, '');

/**
 * The query of the address as text values, and a way to change it; the address restores the page.
 */
export function useAddress(): {
  readonly search: Search;
  change(change: Search, isSilent?: boolean): void;
  readonly path: string;
} {
  const { search, pathname: path } = useOwnLocation();
  const go = useGo();
  const texts = useMemo<Search>(
    () => Object.fromEntries(Object.entries(search).map(([name, value]) => [name, String(value)])),
    [search],
  );
  const change = useCallback(
    (change_: Search, isSilent = true) => {
      const next = Object.fromEntries(
        Object.entries({ ...texts, ...change_ }).filter(([, value]) => value),
      );
      go(path, { search: next, isSilent });
    },
    [go, path, texts],
  );
  return { search: texts, change, path };
}
