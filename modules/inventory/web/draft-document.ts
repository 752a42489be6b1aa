import type { Pick } from '@poros/ui';
import type { InputOf } from '@poros/web-kit';
import {
  ADJUSTMENT_REASONS,
  ISSUE_REASONS,
  RECEIPT_REASONS,
  type DocumentKind,
  type Reason,
} from '../shared/document-kinds.ts';
import type { DraftLine } from './draft-lines.ts';

/** The head of a stock document while it is written. */
export interface DraftHead {
  readonly warehouse: Pick | null;
  readonly toWarehouse: Pick | null;
  readonly reason: Reason | '';
  readonly postedOn: string;
  readonly reference: string;
  readonly note: string;
}

/** What each kind needs: its command, its right and the reasons one may give. */
export const PAPERS = {
  receipt: {
    operation: 'inventory.receive_stock',
    permission: 'inventory.stock.receive',
    reasons: RECEIPT_REASONS,
  },
  issue: {
    operation: 'inventory.issue_stock',
    permission: 'inventory.stock.issue',
    reasons: ISSUE_REASONS,
  },
  transfer: {
    operation: 'inventory.transfer_stock',
    permission: 'inventory.stock.transfer',
    reasons: [],
  },
  adjustment: {
    operation: 'inventory.adjust_stock',
    permission: 'inventory.stock.adjust',
    reasons: ADJUSTMENT_REASONS,
  },
  count: { operation: 'inventory.count_stock', permission: 'inventory.stock.count', reasons: [] },
} as const satisfies Record<
  DocumentKind,
  { operation: string; permission: string; reasons: readonly Reason[] }
>;

export type StockCommand = (typeof PAPERS)[DocumentKind]['operation'];

/** The document as its command takes it; lines without a quantity are not said. */
export function toSend(
  kind: DocumentKind,
  id: string,
  head: DraftHead,
  lines: readonly DraftLine[],
): InputOf<StockCommand> {
  const said = lines.filter((line) => line.quantity !== '');
  const common = {
    id,
    warehouseId: head.warehouse?.id ?? '',
    postedOn: head.postedOn,
    reference: head.reference,
    note: head.note,
  };
  const each = <Told extends object>(tell: (line: DraftLine) => Told) =>
    said.map((line) => ({ itemId: line.itemId, note: line.note, ...tell(line) }));
  const amount = ({ quantity }: DraftLine) => ({ quantity });
  switch (kind) {
    case 'receipt':
      return {
        ...common,
        reason: head.reason as (typeof RECEIPT_REASONS)[number],
        lines: each((line) => ({ ...amount(line), unitCost: line.unitCost || '0' })),
      };
    case 'issue':
      return {
        ...common,
        reason: head.reason as (typeof ISSUE_REASONS)[number],
        lines: each(amount),
      };
    case 'transfer':
      return { ...common, toWarehouseId: head.toWarehouse?.id ?? '', lines: each(amount) };
    case 'adjustment':
      return {
        ...common,
        reason: head.reason as (typeof ADJUSTMENT_REASONS)[number],
        lines: each((line) => ({ difference: line.quantity })),
      };
    case 'count':
      return { ...common, lines: each((line) => ({ counted: line.quantity })) };
  }
}

/** The server's messages about a difference or a count belong to the column they were typed in. */
export function onColumns(messages: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(messages).map(([path, message]) => [
      path.replace(/\.(difference|counted)$/, '.quantity').replace(/\.itemId$/, '.item'),
      message,
    ]),
  );
}
