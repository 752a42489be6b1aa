import { currentVoice, keptPreferences, onPreferences, prefer } from '@poros/ui';
import { request, sessionState, type SessionState } from '@poros/web-kit/app';
import { speakLanguage } from './language.ts';

type Person = Extract<SessionState, { session: unknown }>['session']['user'];

/** Chosen on this device and not yet told to the server. */
const UNSENT = 'poros.unsent';
let isAdopting = false;
let sending = Promise.resolve();

/**
 * Language, theme, density and letter keys belong to the person: the server keeps them, so that the
 * next device looks the same. What was chosen here and not yet told goes first.
 */
export async function adopt(person: Person): Promise<void> {
  const { theme, density, letterKeys, language } = person;
  const isSame = personal() === JSON.stringify([theme, density, letterKeys]);
  const isSpoken = language === currentVoice().language;
  if (isSame && isSpoken) localStorage.removeItem(UNSENT);
  else if (localStorage.getItem(UNSENT)) await tell();
  else {
    isAdopting = true;
    if (!isSame) prefer({ theme, density, letterKeys });
    isAdopting = false;
    if (!isSpoken) await speakLanguage(language);
  }
}

/** From now on every choice about the screen is told to the server. */
export function keepChoices(): void {
  let before = personal();
  onPreferences(() => {
    const now = personal();
    if (now !== before && !isAdopting) void choose();
    before = now;
  });
}

/** Speaks a language because the person wants it, here and on every other device. */
export async function chooseLanguage(language: 'id' | 'en'): Promise<void> {
  await speakLanguage(language);
  await choose();
}

async function choose(): Promise<void> {
  localStorage.setItem(UNSENT, '1');
  await tell();
}

/** One after the other, so that the last choice is also the last one heard. */
function tell(): Promise<void> {
  sending = tellAfter(sending);
  return sending;
}

async function tellAfter(earlier: Promise<void>): Promise<void> {
  await earlier;
  if (sessionState().is !== 'open') return;
  const { theme, density, letterKeys } = keptPreferences();
  const { language } = currentVoice();
  try {
    await request('PUT', '/me', { theme, density, letterKeys, language });
    localStorage.removeItem(UNSENT);
  } catch {
    // Said again at the next choice or the next log-in; here it holds already.
  }
}

function personal(): string {
  const { theme, density, letterKeys } = keptPreferences();
  return JSON.stringify([theme, density, letterKeys]);
}
