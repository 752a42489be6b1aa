import { IconButton, useWords } from '@poros/ui';
import { ChevronLeft, ChevronRight } from '@poros/ui/icons';
import { useGo } from '../navigation.tsx';
import type { Neighbours } from '../neighbours.ts';

/** "3 of 120", and the ways to the records before and after in the list one came from. */
export function PlaceInWalk({ neighbours }: { neighbours: Neighbours | null }) {
  const { t } = useWords();
  const go = useGo();
  if (!neighbours) return null;
  const { place, total, previous, next } = neighbours;
  return (
    <span className="flex items-center text-muted figures max-sm:hidden" data-place={place}>
      <IconButton
        icon={ChevronLeft}
        size="small"
        word={t('kit.previous')}
        disabled={!previous}
        onClick={() => previous && go(previous, { isSilent: true })}
      />
      {t('kit.place', { n: place, total })}
      <IconButton
        icon={ChevronRight}
        size="small"
        word={t('kit.next')}
        disabled={!next}
        onClick={() => next && go(next, { isSilent: true })}
      />
    </span>
  );
}
