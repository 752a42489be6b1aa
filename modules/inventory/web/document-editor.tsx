import {
  DateField,
  LineGrid,
  SearchPicker,
  SelectField,
  TextField,
  TotalsBar,
  useLineRows,
  useScan,
  type LineColumn,
  type LineStore,
} from '@poros/ui';
import { addMoney, money, moneyText, NO_MONEY } from '@poros/kernel/shared/decimal';
import { format, lineMessages, t, useSession, type Form, type Problem } from '@poros/web-kit';
import { useEffect } from 'react';
import type { DocumentKind } from '../shared/document-kinds.ts';
import { PAPERS, onColumns, type DraftHead } from './draft-document.ts';
import { askBooks, blankLine, type DraftLine } from './draft-lines.ts';
import { findItems, findWarehouses, type ItemPick } from './pickers.ts';

interface EditorProps {
  readonly kind: DocumentKind;
  readonly form: Form<DraftHead>;
  readonly lines: LineStore<DraftLine>;
  readonly problem: Problem | null;
}

/** Head and lines of a stock document that is being written; a scanner adds lines too. */
export function DocumentEditor({ kind, form, lines, problem }: EditorProps) {
  const warehouseId = form.values.warehouse?.id;
  useEffect(() => {
    if (!warehouseId) return undefined;
    void askBooks(lines, warehouseId);
    return lines.onAny(() => void askBooks(lines, warehouseId));
  }, [lines, warehouseId]);
  useScan((code) => void addScanned(kind, lines, code));
  return (
    <>
      <HeadFields kind={kind} form={form} />
      <LineGrid
        store={lines}
        label={t('inventory.lines')}
        columns={columnsOf(kind)}
        errors={onColumns(lineMessages(problem))}
      />
    </>
  );
}

function HeadFields({ kind, form }: Pick<EditorProps, 'kind' | 'form'>) {
  const reasons = PAPERS[kind].reasons.map((one) => ({
    value: one,
    word: t(`inventory.reason.${one}`),
  }));
  return (
    <div
      className="grid grid-cols-1 sm:grid-cols-2 lg:grid-cols-5 gap-3 px-4 py-3 border-b
        border-line"
    >
      <SearchPicker
        label={kind === 'transfer' ? t('inventory.from_warehouse') : t('inventory.warehouse')}
        isRequired
        search={findWarehouses}
        recent="warehouse"
        {...form.field('warehouse')}
      />
      {kind === 'transfer' && (
        <SearchPicker
          label={t('inventory.to_warehouse')}
          isRequired
          search={findWarehouses}
          recent="warehouse"
          {...form.field('toWarehouse')}
        />
      )}
      {reasons.length > 0 && (
        <SelectField
          label={t('inventory.reason')}
          isRequired
          choices={reasons}
          {...form.field('reason')}
        />
      )}
      <DateField label={t('inventory.date')} isRequired {...form.field('postedOn')} />
      <TextField label={t('inventory.reference')} {...form.field('reference')} />
      <TextField label={t('inventory.note')} {...form.field('note')} />
    </div>
  );
}

/** Adds what was scanned, or one more of it if it is there already. */
async function addScanned(kind: DocumentKind, lines: LineStore<DraftLine>, code: string) {
  const [hit] = await findItems(code, AbortSignal.timeout(5_000));
  if (!hit) return;
  const known = lines.rows().find((line) => line.itemId === hit.id);
  if (known) {
    lines.set(known.key, { quantity: String(Number(known.quantity || '0') + 1) });
    return;
  }
  const blank =
    lines.rows().find((line) => line.itemId === '') ??
    lines.insert(lines.rows().length, blankLine());
  lines.set(blank.key, { ...chosen(kind, blank, hit), quantity: '1' });
}

/** What choosing an item fills in. A count is not guessed. */
function chosen(kind: DocumentKind, line: DraftLine, item: ItemPick): Partial<DraftLine> {
  const { id, code = '', name, unit, cost } = item;
  return {
    itemId: id,
    code,
    name,
    unit,
    quantity: line.quantity || (kind === 'count' ? '' : '1'),
    ...(kind === 'receipt' && { unitCost: line.unitCost || cost }),
  };
}

const QUANTITY_HEAD = {
  receipt: 'inventory.quantity',
  issue: 'inventory.quantity',
  transfer: 'inventory.quantity',
  adjustment: 'inventory.difference_typed',
  count: 'inventory.counted',
} as const satisfies Record<DocumentKind, string>;

function columnsOf(kind: DocumentKind): LineColumn<DraftLine>[] {
  const item: LineColumn<DraftLine> = {
    id: 'item',
    head: t('inventory.item'),
    kind: 'item',
    value: (line) => line.name,
    code: (line) => line.code,
    pick: { search: findItems, choose: (line, hit) => chosen(kind, line, hit as ItemPick) },
  };
  const books: LineColumn<DraftLine> =
    kind === 'issue' || kind === 'transfer'
      ? {
          id: 'available',
          head: t('inventory.available'),
          kind: 'quantity',
          value: (line) => line.available,
        }
      : {
          id: 'onHand',
          head: t('inventory.on_hand'),
          kind: 'quantity',
          value: (line) => line.onHand,
        };
  const amount: LineColumn<DraftLine> = {
    id: 'quantity',
    head: t(QUANTITY_HEAD[kind]),
    kind: 'quantity',
    width: '112px',
    value: (line) => line.quantity,
    set: (_line, quantity) => ({ quantity }),
  };
  const unit: LineColumn<DraftLine> = {
    id: 'unit',
    head: t('inventory.unit'),
    kind: 'text',
    width: '72px',
    value: (line) => line.unit,
  };
  const note: LineColumn<DraftLine> = {
    id: 'note',
    head: t('inventory.note'),
    kind: 'text',
    width: '180px',
    value: (line) => line.note,
    set: (_line, text) => ({ note: text }),
  };
  return [item, books, amount, unit, ...ofKind(kind), note];
}

/** What only one kind shows. */
function ofKind(kind: DocumentKind): LineColumn<DraftLine>[] {
  if (kind === 'receipt')
    return [
      {
        id: 'unitCost',
        head: t('inventory.unit_cost'),
        kind: 'money',
        value: (line) => line.unitCost,
        set: (_line, unitCost) => ({ unitCost }),
      },
      {
        id: 'value',
        head: t('inventory.value'),
        kind: 'money',
        value: (line) => line.result,
        isStrong: true,
      },
    ];
  return kind === 'count'
    ? [
        {
          id: 'difference',
          head: t('inventory.difference'),
          kind: 'quantity',
          value: (line) => line.result,
          isStrong: true,
        },
      ]
    : [];
}

/** What a receipt is worth, by the server's rule. */
export function ReceiptTotal({ lines }: { lines: LineStore<DraftLine> }) {
  const { currency } = useSession().tenant;
  const filled = useLineRows(lines).filter((line) => line.result !== '');
  const total = filled.reduce((sum, line) => addMoney(sum, money(line.result)), NO_MONEY);
  return (
    <TotalsBar
      totals={[{ word: t('inventory.lines'), value: format.count(filled.length) }]}
      grand={{
        word: t('inventory.value_in', { currency: format.currencySymbol(currency) }),
        value: format.amount(moneyText(total)),
      }}
    />
  );
}
