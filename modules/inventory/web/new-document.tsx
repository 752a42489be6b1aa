import { SkeletonRows, Tabs, today, useLines, type Pick } from '@poros/ui';
import {
  DocumentPage,
  Drafted,
  call,
  can,
  t,
  useAddress,
  useAutosave,
  useCommand,
  useForm,
  useGo,
  useQueryOf,
  useSession,
  type Draft,
} from '@poros/web-kit';
import { DOCUMENT_KINDS, type DocumentKind } from '../shared/document-kinds.ts';
import { DocumentEditor, ReceiptTotal } from './document-editor.tsx';
import { PAPERS, toSend, type DraftHead } from './draft-document.ts';
import { blankLine, isBlankLine, withResult, type DraftLine } from './draft-lines.ts';
import { kindLook } from './looks.ts';

/** A new receipt, issue, transfer, adjustment or count; the kind is in the address. */
export function NewDocument() {
  const { search } = useAddress();
  const { branch } = useSession();
  const kinds = DOCUMENT_KINDS.filter((kind) => can(PAPERS[kind].permission));
  const kind = kinds.find((one) => one === search['kind']) ?? kinds[0];
  const warehouses = useQueryOf('inventory.list_warehouses', {
    limit: 50,
    ...(branch && { branchId: branch.id }),
  });
  if (!kind || warehouses.isPending) return <SkeletonRows />;
  const usual = warehouses.data?.rows.find((one) => one.isDefault);
  const warehouse = usual ? { id: usual.id, code: usual.code, name: usual.name } : null;
  return (
    <Drafted<StockTyped> kind="inventory.document" copyOf={copyOfDocument}>
      {(draft) => (
        <Begun key={kind} draft={draft} kind={kind} kinds={kinds} warehouse={warehouse} />
      )}
    </Drafted>
  );
}

interface StockTyped {
  readonly head: DraftHead;
  readonly lines: readonly DraftLine[];
}

/** The same goods once more, today; a count begins without what was found. */
async function copyOfDocument(documentId: string): Promise<StockTyped> {
  const paper = await call('inventory.get_stock_document', { documentId });
  const place = (id: string | null, code: string | null, name: string | null) =>
    id && name ? { id, name, ...(code && { code }) } : null;
  return {
    head: {
      warehouse: place(paper.warehouseId, paper.warehouseCode, paper.warehouseName),
      toWarehouse: place(paper.toWarehouseId, paper.toWarehouseCode, paper.toWarehouseName),
      reason: paper.reason,
      postedOn: today(),
      reference: '',
      note: paper.note,
    },
    lines: paper.lines.map((line) => ({
      ...blankLine(),
      itemId: line.itemId,
      code: line.itemCode,
      name: line.itemName,
      unit: line.unitCode,
      quantity: paper.kind === 'count' ? '' : unsigned(paper.kind, line.quantity),
      unitCost: line.unitCost,
      note: line.note,
    })),
  };
}

/** Stored quantities are signed as the warehouse sees them; people type what is moved. */
const unsigned = (kind: DocumentKind, quantity: string): string =>
  kind === 'adjustment' ? quantity : quantity.replace('-', '');

function Begun({
  draft,
  kind,
  kinds,
  warehouse,
}: {
  draft: Draft<StockTyped>;
  kind: DocumentKind;
  kinds: readonly DocumentKind[];
  warehouse: Pick | null;
}) {
  const go = useGo();
  const { change } = useAddress();
  const { id, kept } = draft;
  const { operation, reasons } = PAPERS[kind];
  const form = useForm<DraftHead>(
    kept?.head ?? {
      warehouse,
      toWarehouse: null,
      reason: reasons[0] ?? '',
      postedOn: today(),
      reference: '',
      note: '',
    },
  );
  const lines = useLines<DraftLine>({
    lines: kept?.lines ?? [],
    blank: blankLine,
    isBlank: isBlankLine,
    calc: (line) => withResult(kind, line),
  });
  const post = useCommand(operation, { touches: ['inventory.stock', 'inventory.warehouse'] });

  const autosave = useAutosave<StockTyped>(draft, {
    title: `${kindLook(kind).word} ${form.values.reference}`.trim(),
    read: () => ({ head: form.values, lines: lines.filled() }),
    isBlank: (typed) => typed.lines.length === 0,
  });

  async function send() {
    if (!(await post.run(toSend(kind, id, form.values, lines.filled())))) return;
    autosave.discard();
    go(`/stock/documents/${id}`);
  }

  return (
    <DocumentPage
      back={{ to: '/stock/documents', word: t('inventory.documents') }}
      number={t(`inventory.new.${kind}`)}
      problem={post.problem}
      reason={autosave.others}
      note={autosave.note ?? undefined}
      primary={{
        word: t(`inventory.post.${kind}`),
        keys: 'Ctrl+S',
        isBusy: post.isBusy,
        run: () => void send(),
        reason: missing(kind, form.values),
      }}
      totals={kind === 'receipt' ? <ReceiptTotal lines={lines} /> : undefined}
    >
      <div className="px-4 border-b border-line">
        <Tabs
          label={t('inventory.kind')}
          now={kind}
          onChoose={(chosen) => change({ kind: chosen })}
          tabs={kinds.map((one) => ({ id: one, word: kindLook(one).word }))}
        />
      </div>
      <DocumentEditor kind={kind} form={form} lines={lines} problem={post.problem} />
    </DocumentPage>
  );
}

/** Why the document cannot be posted yet, in words. */
function missing(kind: DocumentKind, head: DraftHead): string | undefined {
  if (!head.warehouse) return t('inventory.choose_warehouse_first');
  if (kind === 'transfer' && !head.toWarehouse) return t('inventory.choose_destination_first');
  return undefined;
}
