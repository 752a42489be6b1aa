import { t } from '@poros/web-kit';

/** Languages and ways of writing figures, each in its own words. */
export const LANGUAGE_CHOICES = () =>
  [
    { value: 'id', word: 'Bahasa Indonesia' },
    { value: 'en', word: 'English' },
  ] as const;

export const LOCALE_CHOICES = () =>
  [
    { value: 'id-ID', word: t('identity.locale_id_id') },
    { value: 'en-ID', word: t('identity.locale_en_id') },
    { value: 'en-PG', word: t('identity.locale_en_pg') },
  ] as const;
