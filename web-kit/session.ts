import {
  keepPicksOf,
  speak,
  type Density,
  type Language,
  type Locale,
  type Theme,
} from '@poros/ui';
import { useSyncExternalStore } from 'react';
import { request, whenExpired } from './client.ts';
import { ProblemError } from './problem.ts';
import { answers } from './query.ts';
import { openRecent } from './recent.ts';

export interface MenuPlace {
  readonly group: 'home' | 'sell' | 'buy' | 'stock' | 'money' | 'people' | 'admin' | (string & {});
  /** Under which heading of a group that is divided. */
  readonly section?: string | undefined;
  readonly path: string;
  readonly word: string;
  readonly permission: string;
}

export interface Session {
  readonly user: {
    readonly id: string;
    readonly name: string;
    readonly email: string;
    readonly language: Language;
    readonly locale: Locale;
    readonly theme: Theme;
    readonly density: Density;
    readonly letterKeys: boolean;
  };
  readonly tenant: {
    readonly id: string;
    readonly code: string;
    readonly name: string;
    readonly preset: string;
    readonly currency: string;
  };
  readonly branch: { readonly id: string; readonly code: string; readonly name: string } | null;
  readonly tenants: readonly { readonly id: string; readonly name: string }[];
  readonly branches: readonly {
    readonly id: string;
    readonly code: string;
    readonly name: string;
  }[];
  readonly permissions: Readonly<Record<string, 'own' | 'department' | 'branch' | 'all'>>;
  readonly menu: readonly MenuPlace[];
  /** When the session falls idle, and when it ends in any case; a device has no such end. */
  readonly limits: { readonly idleSeconds: number; readonly expiresAt: string } | null;
}

/**
 * `expired` keeps the old session under the login, so that what was typed is still there
 * afterwards.
 */
export type SessionState =
  | { readonly is: 'asking' | 'none' | 'unreachable' }
  | { readonly is: 'open' | 'expired'; readonly session: Session };

let state: SessionState = { is: 'asking' };
const listeners = new Set<() => void>();

export const sessionState = (): SessionState => state;
export const useSessionState = (): SessionState => useSyncExternalStore(subscribe, sessionState);

/**
 * The session of the person at the screen; only inside the office shell, where there always is one.
 */
export function useSession(): Session {
  const now = useSessionState();
  if (!('session' in now)) throw new Error('useSession is for pages inside the shell');
  return now.session;
}

/** Whether the person may do this; the server checks again. */
export function can(permission: string): boolean {
  return !permission || ('session' in state && permission in state.session.permissions);
}

/** Asks the server who is here. */
export async function askSession(): Promise<void> {
  try {
    open((await request('GET', '/session', undefined)) as Session);
  } catch (error) {
    const isNobody = error instanceof ProblemError && error.problem.status === 401;
    if (!('session' in state)) put({ is: isNobody ? 'none' : 'unreachable' });
  }
}

/** `newPassword` when the server asked for one: the old one was set by someone else or expired. */
export async function signIn(login: string, password: string, newPassword = ''): Promise<void> {
  const said = { login, password, ...(newPassword && { newPassword }) };
  open((await request('POST', '/session', said)) as Session);
}

export async function signOut(): Promise<void> {
  await request('DELETE', '/session', undefined).catch(() => undefined);
  answers.clear();
  put({ is: 'none' });
}

/** Moves to another company or branch; every answer is read again there. */
export async function moveTo(place: { tenantId?: string; branchId?: string }): Promise<void> {
  const session = (await request('POST', '/session/place', place)) as Session;
  answers.clear();
  open(session);
}

whenExpired(() => {
  if (state.is === 'open') put({ is: 'expired', session: state.session });
});

function open(session: Session): void {
  const was = 'session' in state ? state.session : null;
  speak({ locale: session.user.locale, currency: session.tenant.currency });
  if (was && (was.user.id !== session.user.id || was.tenant.id !== session.tenant.id))
    answers.clear();
  openRecent(`${session.tenant.id}.${session.user.id}`);
  keepPicksOf(`${session.tenant.id}.${session.user.id}`);
  put({ is: 'open', session });
  void answers.invalidateQueries();
}

/** Tells the next start on this device whether it paints the frame of the office or the log-in. */
const INSIDE = 'poros.inside';

function put(next: SessionState): void {
  state = next;
  if (next.is === 'open') localStorage.setItem(INSIDE, '1');
  if (next.is === 'none') localStorage.removeItem(INSIDE);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
