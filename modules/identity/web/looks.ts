import type { StatusLook } from '@poros/ui';
import { Laptop, Lock, Monitor } from '@poros/ui/icons';
import { t, type Language } from '@poros/web-kit';
import type { CLIENT_STATES } from '../shared/api-client.ts';

type ClientState = (typeof CLIENT_STATES)[number];

interface Named {
  readonly nameId: string;
  readonly nameEn: string;
}

/** A role's name in the language of the screen. */
export const roleName = (role: Named, language: Language): string =>
  language === 'en' ? role.nameEn : role.nameId;

/** Whether a user may come in: active, archived, or locked after wrong passwords. */
export function userLook(user: { isActive: boolean; isLocked: boolean }): StatusLook {
  if (!user.isActive) return { word: t('identity.archived'), tone: 'neutral' };
  if (user.isLocked) return { word: t('identity.locked'), tone: 'attention', icon: Lock };
  return { word: t('identity.active'), tone: 'done' };
}

/** Whether a program may come in, and why not. */
export function clientLook({ state }: { state: ClientState }): StatusLook {
  const word = t(`identity.client.${state}`);
  if (state === 'active') return { word, tone: 'done' };
  if (state === 'archived') return { word, tone: 'neutral' };
  return { word, tone: state === 'expired' ? 'danger' : 'attention' };
}

export function sessionLook(session: { kind: string; isCurrent: boolean }): StatusLook {
  if (session.isCurrent) return { word: t('identity.this_session'), tone: 'accent', icon: Laptop };
  return session.kind === 'device'
    ? { word: t('identity.device'), tone: 'info', icon: Monitor }
    : { word: t('identity.browser'), tone: 'plain', icon: Laptop };
}

const BROWSERS = [
  ['Edge', /Edg\//],
  ['Opera', /OPR\//],
  ['Firefox', /Firefox\//],
  ['Chrome', /Chrome\//],
  ['Safari', /Safari\//],
] as const;
const SYSTEMS = [
  ['Android', /Android/],
  ['iPhone', /iPhone/],
  ['iPad', /iPad/],
  ['Windows', /Windows/],
  ['macOS', /Mac OS/],
  ['Linux', /Linux/],
] as const;

/** 'Chrome · Windows' out of what a browser says of itself; the plain text of a program. */
export function deviceName(userAgent: string): string {
  const find = (known: readonly (readonly [string, RegExp])[]) =>
    known.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const words = [find(BROWSERS), find(SYSTEMS)].filter(Boolean);
  return words.length > 0 ? words.join(' · ') : userAgent.slice(0, 40) || t('identity.unknown');
}
