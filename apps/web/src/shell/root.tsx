import { Asking, EmptyState, Toasts, useWords } from '@poros/ui';
import { WifiOff } from '@poros/ui/icons';
import { askSession, sessionState, useSessionState } from '@poros/web-kit/app';
import { lazy, Suspense, useEffect } from 'react';
import { adopt } from '../personal.ts';

/** Fetched beside the session; whoever only signs in does not wait for it. */
const office = import('./office.tsx');
const Office = lazy(async () => ({ default: (await office).Office }));
const loadLogin = () => import('./login.tsx');
const Login = lazy(async () => ({ default: (await loadLogin()).Login }));
const SessionEnd = lazy(() => import('./session-end.tsx').then((m) => ({ default: m.SessionEnd })));
const RETRY_MS = 4000;

/** Waits for what is drawn first. */
export async function firstPart(): Promise<void> {
  const { is } = sessionState();
  if (is === 'open') await office;
  if (is === 'none') await loadLogin();
}

/**
 * Login or office; a session that ends puts the login over the office, so nothing typed is lost.
 */
export function Root() {
  useWords();
  const state = useSessionState();
  const person = state.is === 'open' ? state.session.user : null;
  useEffect(() => {
    if (person) void adopt(person);
  }, [person]);
  return (
    <>
      {'session' in state && (
        <div inert={state.is === 'expired'}>
          <Suspense>
            <Office key={placeOf(state.session)} />
          </Suspense>
        </div>
      )}
      {state.is === 'open' && state.session.limits && (
        <Suspense>
          <SessionEnd limits={state.session.limits} />
        </Suspense>
      )}
      {state.is === 'none' && (
        <Suspense>
          <Login />
        </Suspense>
      )}
      {state.is === 'expired' && (
        <Suspense>
          <Login expired={state.session} />
        </Suspense>
      )}
      {state.is === 'unreachable' && <Unreachable />}
      <Toasts />
      <Asking />
    </>
  );
}

const placeOf = (session: { tenant: { id: string }; branch: { id: string } | null }): string =>
  `${session.tenant.id} ${session.branch?.id ?? ''}`;

function Unreachable() {
  const { t } = useWords();
  useEffect(() => {
    const timer = setInterval(() => void askSession(), RETRY_MS);
    return () => clearInterval(timer);
  }, []);
  return (
    <main className="h-dvh flex">
      <EmptyState icon={WifiOff} title={t('app.unreachable')} hint={t('app.unreachable_hint')} />
    </main>
  );
}
