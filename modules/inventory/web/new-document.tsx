import { SkeletonRows, Tabs, today, useLines, type Pick } from '@poros/ui';
import {
  DocumentPage,
  can,
  newId,
  t,
  useAddress,
  useCommand,
  useForm,
  useGo,
  useQueryOf,
  useSession,
} from '@poros/web-kit';
import { useState } from 'react';
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
  return <Draft key={kind} kind={kind} kinds={kinds} warehouse={warehouse} />;
}

function Draft({
  kind,
  kinds,
  warehouse,
}: {
  kind: DocumentKind;
  kinds: readonly DocumentKind[];
  warehouse: Pick | null;
}) {
  const go = useGo();
  const { change } = useAddress();
  const [id] = useState(newId);
  const { operation, reasons } = PAPERS[kind];
  const form = useForm<DraftHead>({
    warehouse,
    toWarehouse: null,
    reason: reasons[0] ?? '',
    postedOn: today(),
    reference: '',
    note: '',
  });
  const lines = useLines<DraftLine>({
    lines: [],
    blank: blankLine,
    isBlank: isBlankLine,
    calc: (line) => withResult(kind, line),
  });
  const post = useCommand(operation, { touches: ['inventory.stock', 'inventory.warehouse'] });

  async function send() {
    if (await post.run(toSend(kind, id, form.values, lines.filled()))) go(`/stock/documents/${id}`);
  }

  return (
    <DocumentPage
      back={{ to: '/stock/documents', word: t('inventory.documents') }}
      number={t(`inventory.new.${kind}`)}
      problem={post.problem}
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
