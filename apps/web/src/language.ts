import { currentVoice, speak, type Language } from '@poros/ui';
import { STRETCH, stretched } from './stretch.ts';
import { answers } from '@poros/web-kit/app';

const PLACE = 'poros.language';
const LOADS = {
  id: () => import('./generated/words.id.json'),
  en: () => import('./generated/words.en.json'),
} as const;

/** The language this device spoke last, or the browser's, or Indonesian. */
export function firstLanguage(): Language {
  const last = localStorage.getItem(PLACE);
  if (last === 'id' || last === 'en') return last;
  return navigator.language.startsWith('en') ? 'en' : 'id';
}

/** Loads the words of a language and speaks it at once; what was typed stays. */
export async function speakLanguage(language: Language): Promise<void> {
  localStorage.setItem(PLACE, language);
  const { default: words } = await LOADS[language]();
  const isOther = language !== currentVoice().language;
  const shown = localStorage.getItem(STRETCH) ? stretched(words) : words;
  speak({ language, words: shown, locale: currentVoice().locale });
  // The names of accounts and the like come from the server in the language of the page.
  if (isOther) void answers.invalidateQueries();
}
