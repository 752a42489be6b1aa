import { ask, ErrorPanel, Status } from '@poros/ui';
import {
  can,
  FormPage,
  Loaded,
  t,
  useCommand,
  useGo,
  useParam,
  useQueryOf,
  useRecordForm,
  useSave,
  type OutputOf,
} from '@poros/web-kit';
import { ItemBarcodes } from './item-barcodes.tsx';
import { ItemFields } from './item-fields.tsx';
import { ItemUnits } from './item-units.tsx';
import { itemToSend, valuesOfItem } from './item-values.ts';
import { ItemWorth } from './item-worth.tsx';

type Item = OutputOf<'catalog.get_item'>;

export function ItemPage() {
  const item = useQueryOf('catalog.get_item', { itemId: useParam('itemId') });
  return <Loaded query={item}>{(found) => <ItemRecord item={found} />}</Loaded>;
}

function ItemRecord({ item }: { item: Item }) {
  const go = useGo();
  const { id: itemId, name, isArchived } = item;
  const { form, version } = useRecordForm(item, valuesOfItem);
  const save = useSave('catalog.change_item', form, (values) => ({
    ...itemToSend(values),
    itemId,
    version,
  }));
  const archive = useCommand('catalog.archive_item', { onDone: () => go('/items') });
  async function archiveIt() {
    const yes = await ask({
      title: t('catalog.archive_item_title', { name }),
      body: t('catalog.archive_item_body'),
      verb: t('catalog.archive'),
      isDanger: true,
    });
    if (yes) await archive.run({ itemId, version: item.version });
  }
  const canArchive = !isArchived && can('catalog.item.archive');
  return (
    <FormPage
      record={{ entity: 'catalog.item', id: item.id }}
      title={name}
      back={{ to: '/items', word: t('catalog.items') }}
      subtitle={<ItemStanding item={item} />}
      form={form}
      save={save}
      permission={isArchived ? '' : 'catalog.item.change'}
      side={<ItemWorth item={item} />}
      actions={[
        ...(can('catalog.item.create')
          ? [{ word: t('kit.duplicate'), run: () => go(`/items/new?copy=${itemId}`) }]
          : []),
        ...(canArchive ? [{ word: t('catalog.archive'), run: () => void archiveIt() }] : []),
      ]}
    >
      {archive.problem && <ErrorPanel trouble={archive.problem} />}
      <ItemFields form={form} />
      <ItemUnits item={item} />
      <ItemBarcodes item={item} />
    </FormPage>
  );
}

function ItemStanding({ item }: { item: Item }) {
  return (
    <span className="flex gap-3">
      {item.code}
      {item.isArchived && <Status word={t('catalog.archived')} tone="neutral" />}
    </span>
  );
}
