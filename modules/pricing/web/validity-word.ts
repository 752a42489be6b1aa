import { format, t } from '@poros/web-kit';

interface Validity {
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** '1 Jan 2026 – 31 Des 2026', 'mulai 1 Jan 2026', 'selalu'. */
export function validityWord({ validFrom, validTo }: Validity): string {
  if (validFrom && validTo) return `${format.date(validFrom)} – ${format.date(validTo)}`;
  if (validFrom) return t('pricing.from_day', { day: format.date(validFrom) });
  return validTo ? t('pricing.until_day', { day: format.date(validTo) }) : t('pricing.always');
}
