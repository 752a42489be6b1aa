import { LineGrid, SearchPicker, useLines, type Pick } from '@poros/ui';
import {
  DocumentPage,
  Loaded,
  lineMessages,
  newId,
  t,
  useCommand,
  useForm,
  useGo,
  useQueryOf,
  type RowOf,
} from '@poros/web-kit';
import { findItems, findWarehouses, type ItemPick } from './pickers.ts';

type Row = RowOf<'inventory.list_stock'>;
interface Line {
  readonly key: string;
  readonly itemId: string;
  readonly code: string;
  readonly name: string;
  readonly unit: string;
  readonly available: string;
  readonly reorderPoint: string;
}

/** At which available stock each item of a warehouse counts as low. */
export function ReorderPoints() {
  const form = useForm<{ warehouse: Pick | null }>({ warehouse: null });
  const { warehouse } = form.values;
  const picker = (
    <div className="px-4 py-3 border-b border-line max-w-100">
      <SearchPicker
        label={t('inventory.warehouse')}
        isRequired
        search={findWarehouses}
        recent="warehouse"
        {...form.field('warehouse')}
      />
    </div>
  );
  const back = { to: '/stock', word: t('inventory.stock') };
  if (!warehouse)
    return (
      <DocumentPage back={back} number={t('inventory.reorder_points')}>
        {picker}
      </DocumentPage>
    );
  return <Points key={warehouse.id} warehouseId={warehouse.id} back={back} picker={picker} />;
}

interface PointsProps {
  readonly warehouseId: string;
  readonly back: { to: string; word: string };
  readonly picker: React.ReactNode;
}

function Points(props: PointsProps) {
  const stock = useQueryOf('inventory.list_stock', { warehouseId: props.warehouseId, limit: 200 });
  return <Loaded query={stock}>{({ rows }) => <PointLines {...props} rows={rows} />}</Loaded>;
}

function PointLines({ warehouseId, back, picker, rows }: PointsProps & { rows: readonly Row[] }) {
  const go = useGo();
  const lines = useLines<Line>({
    lines: rows.map(toLine),
    isBlank: (line) => line.itemId === '',
    blank: () => ({
      key: newId(),
      itemId: '',
      code: '',
      name: '',
      unit: '',
      available: '',
      reorderPoint: '',
    }),
  });
  const save = useCommand('inventory.change_reorder_points');
  async function send() {
    const changed = lines
      .filled()
      .map(({ itemId, reorderPoint }) => ({ itemId, reorderPoint: reorderPoint || '0' }));
    if (await save.run({ warehouseId, lines: changed })) go('/stock?view=low');
  }
  return (
    <DocumentPage
      back={back}
      number={t('inventory.reorder_points')}
      problem={save.problem}
      primary={{
        word: t('inventory.save'),
        keys: 'Ctrl+S',
        isBusy: save.isBusy,
        run: () => void send(),
      }}
    >
      {picker}
      <LineGrid
        store={lines}
        label={t('inventory.reorder_points')}
        errors={lineMessages(save.problem)}
        columns={[
          {
            id: 'item',
            head: t('inventory.item'),
            kind: 'item',
            value: (line) => line.name,
            code: (line) => line.code,
            pick: {
              search: findItems,
              choose: (_line, hit) => {
                const { id, code = '', name, unit } = hit as ItemPick;
                return { itemId: id, code, name, unit };
              },
            },
          },
          {
            id: 'available',
            head: t('inventory.available'),
            kind: 'quantity',
            value: (line) => line.available,
          },
          {
            id: 'reorderPoint',
            head: t('inventory.reorder_point'),
            kind: 'quantity',
            width: '160px',
            value: (line) => line.reorderPoint,
            set: (_line, reorderPoint) => ({ reorderPoint }),
          },
          {
            id: 'unit',
            head: t('inventory.unit'),
            kind: 'text',
            width: '72px',
            value: (line) => line.unit,
          },
        ]}
      />
    </DocumentPage>
  );
}

const toLine = (row: Row): Line => ({
  key: row.id,
  itemId: row.itemId,
  code: row.itemCode,
  name: row.itemName,
  unit: row.unitCode,
  available: row.available,
  reorderPoint: row.reorderPoint,
});
