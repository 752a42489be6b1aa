import { currentVoice, speak, type Language } from '@poros/ui';

const PLACE = 'poros.language';
const LOADS = {
  id: () => import('./generated/words.id.json'),
  en: () => import('./generated/words.en.json'),
} as const;

/** The language this device chose, or the browser's, or Indonesian. */
export function firstLanguage(): Language {
  const chosen = localStorage.getItem(PLACE);
  if (chosen === 'id' || chosen === 'en') return chosen;
  return navigator.language.startsWith('en') ? 'en' : 'id';
}

export const hasChosenLanguage = (): boolean => localStorage.getItem(PLACE) !== null;

/** Loads the words of a language and speaks it at once; what was typed stays. */
export async function speakLanguage(language: Language, isChoice = false): Promise<void> {
  if (isChoice) localStorage.setItem(PLACE, language);
  const { default: words } = await LOADS[language]();
  const locale = currentVoice().locale;
  speak({ language, words, locale });
}
