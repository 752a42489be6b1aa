import { Button, PHONE, useMedia, useWords } from '@poros/ui';
import { SlidersHorizontal } from '@poros/ui/icons';
import { lazy, Suspense, useState } from 'react';
import type { BarProps } from './list-head.tsx';
import { filterCount } from './list-filters.tsx';

const ListSheet = lazy(() => import('./list-sheet.tsx').then((m) => ({ default: m.ListSheet })));

/**
 * Everything a list can be told on a phone, behind one button at the foot: views, filters, order,
 * groups, columns, files.
 */
export function SheetButton(props: BarProps) {
  const { t } = useWords();
  const [isOpen, setOpen] = useState(false);
  const isPhone = useMedia(PHONE);
  const count = filterCount(props.state);
  if (!isPhone) return null;
  return (
    <>
      <Button icon={SlidersHorizontal} onClick={() => setOpen(true)}>
        {count > 0 ? t('kit.sheet_n', { n: count }) : t('kit.sheet')}
      </Button>
      {(isOpen || props.isFiltering) && (
        <Suspense>
          <ListSheet
            {...props}
            first={props.isFiltering ? 'filters' : undefined}
            onClose={() => {
              setOpen(false);
              props.setFiltering(false);
            }}
          />
        </Suspense>
      )}
    </>
  );
}
