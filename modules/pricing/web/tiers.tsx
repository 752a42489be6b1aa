import { ask, ErrorPanel, IconButton } from '@poros/ui';
import { ArrowLeft, Pencil, Trash2 } from '@poros/ui/icons';
import {
  format,
  Loaded,
  RecordSection,
  t,
  useCommand,
  useGo,
  useQueryOf,
  type RowOf,
} from '@poros/web-kit';
import { useState } from 'react';
import { ChangeTier, NewTier } from './tier-drawers.tsx';
import { validityWord } from './validity-word.ts';

type TierPrice = RowOf<'pricing.list_tier_prices'>;

/** What each customer tier means: another list, or so many percent off. */
export function TierPage() {
  const go = useGo();
  const [open, setOpen] = useState<TierPrice | 'new' | null>(null);
  const tiers = useQueryOf('pricing.list_tier_prices', { limit: 200 });
  const archive = useCommand('pricing.archive_tier_price');
  async function archiveIt({ id: tierPriceId, tier, version }: TierPrice) {
    const yes = await ask({
      title: t('pricing.archive_tier_price_title', { tier }),
      body: t('pricing.archive_tier_price_body'),
      verb: t('pricing.archive'),
      isDanger: true,
    });
    if (yes) await archive.run({ tierPriceId, version });
  }
  const back = t('kit.back_to', { place: t('pricing.price_lists') });
  const close = () => setOpen(null);
  return (
    <div className="po-page">
      <header className="po-page-head">
        <IconButton
          icon={ArrowLeft}
          word={back}
          onClick={() => go('/price-lists')}
          className="-ms-2"
        />
        <h1 className="po-page-title">{t('pricing.tiers')}</h1>
      </header>
      <div className="flex-1 min-h-0 overflow-auto border-t border-line p-4">
        <div className="max-w-180">
          {archive.problem && <ErrorPanel trouble={archive.problem} />}
          <Loaded query={tiers}>
            {({ rows }) => (
              <RecordSection
                title={t('pricing.tier_meanings')}
                rows={rows}
                rowKey={(one) => one.id}
                empty={t('pricing.no_tiers')}
                permission="pricing.price_list.change"
                add={{ word: t('pricing.new_tier_price'), run: () => setOpen('new') }}
                acts={[
                  {
                    icon: Pencil,
                    word: (one) => t('pricing.change_of', { name: one.tier }),
                    run: (one) => setOpen(one),
                  },
                  {
                    icon: Trash2,
                    run: (one) => void archiveIt(one),
                    word: (one) => t('pricing.archive_tier_price_title', { tier: one.tier }),
                  },
                ]}
              >
                {(one) => (
                  <p>
                    <b className="font-medium">{one.tier}</b> {meaningOf(one)}{' '}
                    <span className="text-muted">{validityWord(one)}</span>
                  </p>
                )}
              </RecordSection>
            )}
          </Loaded>
        </div>
      </div>
      {open === 'new' && <NewTier onClose={close} />}
      {open && open !== 'new' && <ChangeTier tierPrice={open} onClose={close} />}
    </div>
  );
}

function meaningOf({ percentOff, priceListCode }: TierPrice): string {
  return percentOff === null
    ? t('pricing.tier_list', { code: priceListCode ?? '' })
    : t('pricing.tier_percent', { percent: format.quantity(percentOff) });
}
