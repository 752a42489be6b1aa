import type { StatusLook } from '@poros/ui';
import {
  CircleCheck,
  CircleDashed,
  CirclePlus,
  CircleX,
  Equal,
  RefreshCw,
  Undo2,
} from '@poros/ui/icons';
import { t, useWords, type OutputOf } from '@poros/web-kit';

export type Import = OutputOf<'integration.get_import'>;
export type Kind = OutputOf<'integration.list_import_kinds'>['rows'][number];
export type Row = OutputOf<'integration.list_import_rows'>['rows'][number];

const TONES = {
  mapping: 'neutral',
  checking: 'info',
  checked: 'accent',
  applying: 'info',
  held: 'attention',
  applied: 'done',
  cancelled: 'neutral',
  reversing: 'info',
  reversed: 'neutral',
} as const;

export const importLook = ({ status }: { readonly status: Import['status'] }): StatusLook => ({
  word: t(`integration.status.${status}`),
  tone: TONES[status],
});

/** What a row is found to be, by mark, word and colour. */
export function rowLook(row: Row): StatusLook {
  if (row.isReversed) return { word: t('integration.row.reversed'), tone: 'neutral', icon: Undo2 };
  if (row.isApplied) return { word: t('integration.row.applied'), tone: 'done', icon: CircleCheck };
  switch (row.state) {
    case 'new':
      return { word: t('integration.row.new'), tone: 'done', icon: CirclePlus };
    case 'update':
      return { word: t('integration.row.update'), tone: 'info', icon: RefreshCw };
    case 'same':
      return { word: t('integration.row.same'), tone: 'neutral', icon: Equal };
    case 'error':
      return { word: t('integration.row.error'), tone: 'danger', icon: CircleX };
    default:
      return { word: t('integration.row.waiting'), tone: 'neutral', icon: CircleDashed };
  }
}

export const isBusy = ({ status }: Pick<Import, 'status'>): boolean =>
  status === 'checking' || status === 'applying' || status === 'reversing';

/** A name in the reader's language of something that has both. */
export function useOwnName(): (one: {
  readonly nameId: string;
  readonly nameEn: string;
}) => string {
  const { language } = useWords();
  return (one) => (language === 'en' ? one.nameEn : one.nameId);
}
