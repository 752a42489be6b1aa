import type { Choice } from '@poros/ui';
import { useQueryOf, useSession } from '@poros/web-kit';

interface Named {
  readonly code: string;
  readonly nameId: string;
  readonly nameEn: string;
}

/** All units as choices, with their name in the person's language. */
export function useUnitChoices(): Choice[] {
  const { language } = useSession().user;
  const units = useQueryOf('catalog.list_units', { limit: 200, sort: 'code' });
  return (units.data?.rows ?? []).map((unit) => ({
    value: unit.id,
    word: `${unit.code} · ${nameOf(unit, language)}`,
  }));
}

const nameOf = ({ nameId, nameEn }: Named, language: 'id' | 'en'): string =>
  language === 'id' ? nameId : nameEn;
