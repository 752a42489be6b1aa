import { ask, toast } from '@poros/ui';
import { Pencil, Save } from '@poros/ui/icons';
import {
  can,
  DocumentPage,
  Loaded,
  t,
  useCommand,
  useGo,
  useParam,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { useState } from 'react';
import { PriceListDrawer } from './price-list-drawer.tsx';
import { PRICES_SHOWN, PriceLines, usePriceFilter } from './price-lines.tsx';
import { usePriceGrid } from './use-price-grid.ts';
import { validityWord } from './validity-word.ts';

type PriceList = OutputOf<'pricing.get_price_list'>;
type Prices = OutputOf<'pricing.list_prices'>;

export function PriceListPage() {
  const priceListId = useParam('priceListId');
  const filter = usePriceFilter();
  const list = useQueryOf('pricing.get_price_list', { priceListId });
  const prices = useQueryOf('pricing.list_prices', { priceListId, limit: PRICES_SHOWN, ...filter });
  return (
    <Loaded query={list}>
      {(found) => (
        <Loaded query={prices}>
          {(page) => <PriceListGrid key={JSON.stringify(filter)} list={found} prices={page} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function PriceListGrid({ list, prices }: { list: PriceList; prices: Prices }) {
  const go = useGo();
  const { id: priceListId, name, version } = list;
  const [isOpen, setOpen] = useState(false);
  const change = useCommand('pricing.change_list_prices');
  const archive = useCommand('pricing.archive_price_list', { onDone: () => go('/price-lists') });
  const grid = usePriceGrid({
    rows: prices.rows,
    problem: change.problem,
    async send(changes) {
      const saved = await change.run({ priceListId, ...changes });
      if (saved) toast({ text: t('pricing.prices_saved', { n: countOf(saved) }) });
      return saved !== null;
    },
  });
  async function archiveIt() {
    const yes = await ask({
      title: t('pricing.archive_price_list_title', { name }),
      body: t('pricing.archive_price_list_body'),
      verb: t('pricing.archive'),
      isDanger: true,
    });
    if (yes) await archive.run({ priceListId, version });
  }
  const mayChange = can('pricing.price_list.change');
  return (
    <DocumentPage
      record={{ entity: 'pricing.price_list', id: list.id }}
      back={{ to: '/price-lists', word: t('pricing.price_lists') }}
      number={list.code}
      party={name}
      problem={change.problem ?? archive.problem}
      primary={
        mayChange && grid.count > 0
          ? {
              word: t('pricing.save_prices', { n: grid.count }),
              keys: 'Ctrl+S',
              icon: Save,
              isBusy: change.isBusy,
              run: () => void grid.save(),
            }
          : null
      }
      secondary={
        mayChange
          ? [{ word: t('pricing.change'), icon: Pencil, keys: 'E', run: () => setOpen(true) }]
          : []
      }
      more={
        mayChange
          ? [{ word: t('pricing.archive'), isDanger: true, run: () => void archiveIt() }]
          : []
      }
      fields={[
        { word: t('pricing.currency'), value: list.currency },
        { word: t('pricing.validity'), value: validityWord(list) },
        { word: t('pricing.is_default'), value: t(list.isDefault ? 'ui.yes' : 'ui.no') },
        { word: t('pricing.price_count'), value: String(list.priceCount) },
      ]}
    >
      <PriceLines grid={grid} total={prices.total} isReadOnly={!mayChange} />
      {isOpen && <PriceListDrawer list={list} onClose={() => setOpen(false)} />}
    </DocumentPage>
  );
}

const countOf = (saved: OutputOf<'pricing.change_list_prices'>): number =>
  saved.created + saved.changed + saved.archived;
