import { t } from '@poros/web-kit';

/** What a setting is about, in the words of its module; its key when the module says nothing. */
export function settingWord(key: string): string {
  const word = t(`config.${key}`);
  return word === `config.${key}` ? key : word;
}
