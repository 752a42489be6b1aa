import { ask, toast } from '@poros/ui';
import { Pencil, Save } from '@poros/ui/icons';
import {
  can,
  DocumentPage,
  Link,
  Loaded,
  t,
  useCommand,
  useGo,
  useParam,
  useQueryOf,
  type OutputOf,
} from '@poros/web-kit';
import { useState } from 'react';
import { ContractDrawer } from './contract-drawer.tsx';
import { PRICES_SHOWN, PriceLines, usePriceFilter } from './price-lines.tsx';
import { usePriceGrid } from './use-price-grid.ts';
import { validityWord } from './validity-word.ts';

type Contract = OutputOf<'pricing.get_contract'>;
type Prices = OutputOf<'pricing.list_contract_prices'>;

export function ContractPage() {
  const contractId = useParam('contractId');
  const filter = usePriceFilter();
  const contract = useQueryOf('pricing.get_contract', { contractId });
  const prices = useQueryOf('pricing.list_contract_prices', {
    contractId,
    limit: PRICES_SHOWN,
    ...filter,
  });
  return (
    <Loaded query={contract}>
      {(found) => (
        <Loaded query={prices}>
          {(page) => <ContractGrid key={JSON.stringify(filter)} contract={found} prices={page} />}
        </Loaded>
      )}
    </Loaded>
  );
}

function ContractGrid({ contract, prices }: { contract: Contract; prices: Prices }) {
  const go = useGo();
  const { id: contractId, name, version, customerId, customerName } = contract;
  const [isOpen, setOpen] = useState(false);
  const change = useCommand('pricing.change_contract_prices');
  const archive = useCommand('pricing.archive_contract', { onDone: () => go('/contracts') });
  const grid = usePriceGrid({
    rows: prices.rows,
    problem: change.problem,
    async send(changes) {
      const saved = await change.run({ contractId, ...changes });
      if (saved)
        toast({
          text: t('pricing.prices_saved', { n: saved.created + saved.changed + saved.archived }),
        });
      return saved !== null;
    },
  });
  async function archiveIt() {
    const yes = await ask({
      title: t('pricing.archive_contract_title', { name }),
      verb: t('pricing.archive'),
      body: t('pricing.archive_contract_body'),
      isDanger: true,
    });
    if (yes) await archive.run({ contractId, version });
  }
  const mayChange = can('pricing.contract.change');
  return (
    <DocumentPage
      record={{ entity: 'pricing.contract', id: contract.id }}
      back={{ to: '/contracts', word: t('pricing.contracts') }}
      number={contract.code}
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
        {
          word: t('pricing.customer'),
          value: <Link to={`/customers/${customerId}`}>{customerName}</Link>,
        },
        { word: t('pricing.validity'), value: validityWord(contract) },
        { word: t('pricing.currency'), value: contract.currency },
        { word: t('pricing.price_count'), value: String(contract.priceCount) },
      ]}
    >
      <PriceLines grid={grid} total={prices.total} isReadOnly={!mayChange} />
      {isOpen && <ContractDrawer contract={contract} onClose={() => setOpen(false)} />}
    </DocumentPage>
  );
}
