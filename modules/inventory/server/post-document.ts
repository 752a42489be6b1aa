import type { Ctx } from '@poros/kernel';
import {
  NO_MONEY,
  NO_QUANTITY,
  moneyText,
  negateMoney,
  quantityText,
  sumMoney,
  type Money,
  type Quantity,
} from '@poros/kernel/shared';
import type { DocumentKind, Reason } from '../shared/document-kinds.ts';
import { CONTRA_OF, gain, type SignedAmount } from '../shared/stock-journal.ts';
import { totalOf, type Moved } from '../shared/valuation.ts';
import type { Ground } from './lock-for-document.ts';
import type { StockRow } from './locked-stock.ts';
import { postStockJournal } from './post-stock-journal.ts';
import { writeStock, type Source } from './write-stock.ts';

const STOCK_DOCUMENT = 'inventory.stock_document';

const SERIES: Readonly<Record<DocumentKind, string>> = {
  receipt: 'GR',
  issue: 'GI',
  transfer: 'TR',
  adjustment: 'ADJ',
  count: 'ADJ',
};

/** A line and what it did to the warehouse of the header; a count may have done nothing. */
export interface PostedLine {
  readonly row: StockRow;
  readonly moved?: Moved;
  readonly expected?: Quantity;
  readonly counted?: Quantity;
  readonly note?: string | undefined;
}

export interface DocumentToPost {
  readonly kind: DocumentKind;
  readonly reason: Reason;
  readonly ground: Ground;
  readonly header: { readonly id?: string; readonly reference?: string; readonly note?: string };
  readonly lines: readonly PostedLine[];
  /** Of a transfer: what arrived in the other warehouse. */
  readonly arrived?: readonly Moved[];
}

export interface PostedDocument {
  readonly id: string;
  readonly number: string;
  readonly value: string;
}

/**
 * Numbers a document and writes it with its lines, the stock it changed, its moves, its journal.
 */
export async function postDocument(ctx: Ctx, document: DocumentToPost): Promise<PostedDocument> {
  const { kind, reason, ground, header, lines } = document;
  const { warehouse, toWarehouse, postedOn } = ground;
  const isTransfer = kind === 'transfer';
  const id = header.id ?? ctx.newId();
  const number = await ctx.nextNumber(SERIES[kind], postedOn);
  const source: Source = { type: STOCK_DOCUMENT, id, number, movedOn: postedOn };
  const change = added(lines.flatMap((line) => line.moved ?? [])).value;
  const value = moneyText(isTransfer ? negateMoney(change) : change);

  ctx.insert('inventory.stock_document', {
    id,
    number,
    kind,
    reason,
    branch_id: warehouse.branch_id,
    warehouse_id: warehouse.id,
    to_warehouse_id: isTransfer ? toWarehouse.id : null,
    posted_on: postedOn,
    line_count: lines.length,
    value,
    reference: header.reference ?? '',
    note: header.note ?? '',
  });
  ctx.insert(
    'inventory.stock_document_line',
    lines.map((line, index) => ({
      id: ctx.newId(),
      document_id: id,
      line_no: index + 1,
      ...lineRow(line),
    })),
  );
  writeStock(ctx, ground.stock, source);
  await postStockJournal(ctx, {
    branchId: warehouse.branch_id,
    source,
    description: header.note || number,
    amounts: amountsOf(document),
  });

  return { id, number, value };
}

/** What the moving event of a document tells: which items moved, as its warehouse sees it. */
export function linesMoved(
  { warehouse, postedOn }: Ground,
  posted: PostedDocument,
  lines: readonly PostedLine[],
) {
  return {
    documentType: STOCK_DOCUMENT,
    documentId: posted.id,
    number: posted.number,
    branchId: warehouse.branch_id,
    warehouseId: warehouse.id,
    movedOn: postedOn,
    lines: lines.map(({ row, moved }) => ({ itemId: row.itemId, quantity: quantityMoved(moved) })),
  };
}

/** What moved stands against the account of the reason, what was revalued against adjustment. */
function amountsOf({ reason, ground, lines, arrived = [] }: DocumentToPost): SignedAmount[] {
  const here = ground.warehouse.branch_id;
  const there = ground.toWarehouse.branch_id;
  const left = added(lines.flatMap((line) => line.moved ?? []));
  const came = added(arrived);
  if (reason === 'transfer')
    return [
      { account: 'inventory', branchId: here, amount: left.value },
      { account: 'inventory', branchId: there, amount: came.value },
      ...gain(came.revalued, there, 'stock_adjustment'),
    ];
  return [
    ...gain(left.value, here, CONTRA_OF[reason]),
    ...gain(left.revalued, here, 'stock_adjustment'),
  ];
}

function added(moved: readonly Moved[]): { value: Money; revalued: Money } {
  const totals = moved.map(totalOf);
  return {
    value: sumMoney(totals.map((one) => one.value)),
    revalued: sumMoney(totals.map((one) => one.revalued)),
  };
}

function lineRow({ row, moved, expected, counted, note = '' }: PostedLine) {
  return {
    item_id: row.itemId,
    quantity: quantityMoved(moved),
    unit_cost: moneyText(moved?.movements[0]?.unitCost ?? row.holding.unitCost),
    value: moneyText(moved ? totalOf(moved).value : NO_MONEY),
    expected: expected === undefined ? null : quantityText(expected),
    counted: counted === undefined ? null : quantityText(counted),
    note,
  };
}

const quantityMoved = (moved: Moved | undefined): string =>
  quantityText(moved ? totalOf(moved).quantity : NO_QUANTITY);
