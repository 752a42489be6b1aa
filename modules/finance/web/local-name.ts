import { currentVoice } from '@poros/ui';

/** A name in the reader's language. */
export const localName = ({ nameId, nameEn }: { nameId: string; nameEn: string }): string =>
  currentVoice().language === 'en' ? nameEn : nameId;
