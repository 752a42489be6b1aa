import { Refusal, endpoint, runCommand, type Actor, type EndpointCall } from '@poros/kernel';
import type { Static } from '@poros/kernel/shared';
import { Session, SignIn } from '../shared/session.ts';
import {
  accountByLogin,
  actorAt,
  placesOf,
  type AccountRow,
  type PlaceRow,
} from './account.sql.ts';
import { beginSession } from './begin-session.ts';
import { choosePassword } from './choose-password.ts';
import { lockSignIn } from './lock-sign-in.ts';
import { DECOY, verifyPassword } from './password-hash.ts';
import { failSignIn } from './refuse-sign-in.ts';
import { settingOf } from './settings.ts';
import { admit, attemptOf, forgetFailures, hasLocked, type Attempt } from './sign-in-throttle.ts';

/**
 * Every failure takes at least this long, so that no clock tells a known name from an unknown one.
 */
const FAILURE_MS = 250;
const DAY_MS = 86_400_000;

export const signIn = endpoint({
  name: 'identity.sign_in',
  http: 'POST /session',
  permission: 'public',
  summary: 'Sign in with e-mail address or username; answers the session and sets its cookie.',
  input: SignIn,
  output: Session,
  refuses: [
    'identity.wrong_credentials',
    'identity.sign_in_paused',
    'identity.password_must_change',
    'identity.password_too_short',
    'identity.password_too_common',
    'identity.password_too_close',
    'identity.password_too_plain',
    'identity.password_same',
    'identity.branch_missing',
  ],

  async handle(call) {
    const slowly = new Promise<void>((resolve) => {
      setTimeout(resolve, FAILURE_MS);
    });
    try {
      return await proveAndBegin(call, call.input);
    } catch (error) {
      await slowly;
      if (error instanceof Refusal && error.code === 'identity.sign_in_paused')
        call.reply.header('retry-after', String(error.details['seconds']));
      throw error;
    }
  },
});

async function proveAndBegin(call: EndpointCall, input: Static<typeof SignIn>): Promise<Session> {
  const { kernel, request, correlationId } = call;
  const { login, password, newPassword } = input;
  const account = await accountByLogin(kernel, login);
  const places = account ? await placesOf(kernel, account.id) : [];
  const place = chosenOf(places, account);
  const aim = place && actorAt(place, request.ip);
  const fail = { kernel, aim, login, correlationId };

  const attempt = attemptOf(account, login, request.ip);
  const seconds = await admit(kernel, attempt, await lockPolicy(call, account));
  if (seconds > 0) await failSignIn({ ...fail, refusal: 'identity.sign_in_paused', seconds });

  const isRight = await verifyPassword(account?.password_hash ?? DECOY, password);
  if (!isRight || !account || !aim || !place?.isActive) {
    await tellIfLocked(call, attempt, aim);
    return failSignIn({ ...fail, refusal: 'identity.wrong_credentials' });
  }
  await forgetFailures(kernel, attempt);

  if (account.must_change_password || (await hasExpired(call, account, aim))) {
    if (newPassword === undefined)
      return failSignIn({ ...fail, refusal: 'identity.password_must_change' });
    await runCommand({ kernel, actor: aim }, choosePassword, { newPassword }, { correlationId });
  }
  return beginSession(call, { who: aim, email: account.email, ends: 'signed_in_again' });
}

/**
 * Where the person worked last, else at home, else the first company that admits him; archived
 * places come last.
 */
function chosenOf(
  places: readonly PlaceRow[],
  account: AccountRow | undefined,
): PlaceRow | undefined {
  const wanted = account?.last_tenant_id ?? account?.home_tenant_id;
  return places.find((place) => place.isActive && place.tenantId === wanted) ?? places[0];
}

async function lockPolicy({ kernel }: EndpointCall, account: AccountRow | undefined) {
  return {
    failures: await settingOf(kernel, account?.home_tenant_id, 'lock_after_failures'),
    minutes: await settingOf(kernel, account?.home_tenant_id, 'lock_min'),
  };
}

async function tellIfLocked(
  call: EndpointCall,
  attempt: Attempt,
  aim: Actor | undefined,
): Promise<void> {
  const { kernel, request, correlationId } = call;
  if (!aim || !(await hasLocked(kernel, attempt))) return;
  const failures = await settingOf(kernel, aim.tenantId, 'lock_after_failures');
  const { userId, name } = aim;
  const locked = { userId, name, ip: request.ip, failures };
  await runCommand({ kernel, actor: aim }, lockSignIn, locked, { correlationId });
}

async function hasExpired(
  { kernel }: EndpointCall,
  account: AccountRow,
  { tenantId }: Actor,
): Promise<boolean> {
  const days = await settingOf(kernel, tenantId, 'password_expires_d');
  return (
    days > 0 && kernel.clock().getTime() - Date.parse(account.password_changed_at) >= days * DAY_MS
  );
}
