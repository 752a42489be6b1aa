import { PASSWORD } from '@poros/testing';
import type { Row } from './harvest.ts';
import type { Making } from './input-for.ts';
import type { Input } from './sweep-server.ts';

/**
 * What the contract alone does not say: fields that must agree with each other or with a rule of
 * the field.
 */
export type Override = (made: Input, looking: Looking) => Input;

const permission: Override = () => ({
  permissions: [{ permission: 'tenancy.branch.read', scope: 'branch' }],
});
const password = 'jalan lama menuju tambang 7';

/** A paper that every tenant with books has. */
const printable = { paper: 'finance.journal', site: undefined } as const;

type Looking = Omit<Making, 'operation' | 'http'>;

/** The rows of a table that fit, newest first; another attempt begins with the next. */
function rowsOf(
  { harvest, attempt }: Looking,
  table: string,
  fits: (row: Row) => boolean = () => true,
): Row[] {
  const rows = (harvest.tables.get(table) ?? []).filter((row) => !row['deleted_at'] && fits(row));
  return [
    ...rows.slice(attempt % Math.max(1, rows.length)),
    ...rows.slice(0, attempt % Math.max(1, rows.length)),
  ];
}

const inEachLine = ({ lines }: Input, fields: object): Input => ({
  lines: (lines as object[] | undefined)?.map((line) => ({ ...line, ...fields })),
});

/** Plenty of everything, so that orders can be delivered. */
const stockOfAll: Override = (_made, looking) => ({
  lines: rowsOf(looking, 'catalog.item', (item) => Boolean(item['is_stocked']))
    .slice(0, 50)
    .map(({ id }) => ({ itemId: id, quantity: '1000', unitCost: '100' })),
});

/** The first month in this status; months are closed, reopened and locked in their order. */
const month =
  (status: string, isLast = false): Override =>
  (_made, looking) => {
    const months = rowsOf(
      { ...looking, attempt: 0 },
      'finance.period',
      (row) => row['status'] === status,
    ).sort((a, b) => String(a['starts_on']).localeCompare(String(b['starts_on'])));
    const chosen = isLast ? months.at(-1) : months[0];
    return chosen ? { periodId: chosen['id'], version: chosen['version'] } : {};
  };

/** Two lines that cancel out, on accounts that people may post to. */
const balanced: Override = ({ lines }, looking) => {
  const [one, other] = rowsOf(
    looking,
    'finance.account',
    (row) => row['is_postable'] === true && row['system_key'] === null,
  );
  const [first, second] = (lines ?? []) as object[];
  return {
    lines: [
      { ...first, accountId: one?.['id'], debit: '10', credit: '0' },
      { ...second, accountId: other?.['id'], debit: '0', credit: '10' },
    ],
  };
};

/** A journal that a person wrote and that nobody has reversed. */
const manualJournal: Override = (_made, looking) => {
  const reversed = new Set(rowsOf(looking, 'finance.journal').map((row) => row['reversal_of']));
  const [journal] = rowsOf(
    looking,
    'finance.journal',
    (row) => row['source_type'] === 'finance.manual_journal' && !reversed.has(row['id']),
  );
  return { journalId: journal?.['id'] };
};

const priceChanges =
  (table: string, parent: string, field: string): Override =>
  ({ created }, looking) => {
    const [price] = rowsOf(looking, table);
    return price
      ? {
          [field]: price[parent],
          created: [],
          archived: [],
          changed: [
            {
              id: price['id'],
              version: price['version'],
              price: '11',
              minQuantity: '1',
              validFrom: '2026-11-01',
              validTo: null,
            },
          ],
        }
      : { created, archived: [], changed: [] };
  };

/** A little of an open invoice and of the customer's money that is not yet applied. */
const little =
  (table: string, field: string): Override =>
  (_made, looking) => {
    const [money] = rowsOf(looking, table, (row) => Number(row['unapplied'] ?? 0) > 0);
    const [invoice] = rowsOf(
      { ...looking, attempt: 0 },
      'finance.invoice',
      (row) => row['customer_id'] === money?.['customer_id'] && Number(row['open_amount'] ?? 1) > 0,
    );
    return money && invoice
      ? {
          [field]: money['id'],
          version: money['version'],
          allocations: [{ invoiceId: invoice['id'], amount: '0.5' }],
        }
      : {};
  };

/** An archived row of the table, which can be taken back into use. */
const archived =
  (table: string, field: string): Override =>
  (_made, { harvest }) => {
    const row = (harvest.tables.get(table) ?? []).find((one) => one['deleted_at']);
    return row ? { [field]: row['id'], version: row['version'] } : {};
  };

/** An import that stands where the operation begins. */
const importAt =
  (status: string, more: Input = {}): Override =>
  (_made, looking) => {
    const [batch] = rowsOf(looking, 'integration.import_batch', (row) => row['status'] === status);
    return { importId: batch?.['id'], version: batch?.['version'], ...more };
  };

/** A request that waits, of somebody else's. */
const waiting = (looking: Looking): Input => {
  const [request] = rowsOf(looking, 'approval.request', (row) => row['status'] === 'open');
  return { requestId: request?.['id'], version: request?.['version'] };
};

const aboutApprovals: Readonly<Record<string, Override>> = {
  'approval.submit_access_request': (_made, { attempt }) => ({
    permission: ['tenancy.tenant.read', 'identity.role.read', 'identity.user.read'][attempt % 3],
  }),
  'approval.decide_request': (_made, looking) => ({
    ...waiting(looking),
    verdict: 'declined',
    reason: 'Cukup lewat manajer',
  }),
  'approval.delegate_request': (_made, looking) => ({
    ...waiting(looking),
    userId: rowsOf(looking, 'identity.app_user', (row) => row['name'] === 'Sinta')[0]?.['id'],
  }),
  'approval.find_grantors': () => ({ permission: 'identity.role.read' }),
  'approval.create_stand_in': (_made, looking) => ({
    standInId: rowsOf(looking, 'identity.app_user', (row) => row['name'] === 'Sinta')[0]?.['id'],
    startsOn: '2026-11-20',
    endsOn: '2026-12-31',
  }),
  'approval.archive_stand_in': (_made, looking) => {
    const [row] = rowsOf(looking, 'approval.stand_in');
    return { standInId: row?.['id'], version: row?.['version'] };
  },
  'approval.set_limit': (_made, looking) => ({
    kind: 'sales.order',
    roleId: rowsOf(looking, 'identity.role')[0]?.['id'],
    amountMax: '1000000000',
  }),
  'notification.set_own_preferences': () => ({
    kinds: [{ kind: 'notification.mentioned', isShown: true, email: 'daily', isPushed: false }],
    quietFrom: null,
    quietTo: null,
  }),
  'notification.create_subscription': () => ({
    endpoint: 'https://fcm.googleapis.com/fcm/send/sweep',
    publicKey: 'B'.padEnd(87, 'A'),
    authSecret: 'A'.repeat(22),
  }),
  'notification.set_mail_server': (_made, looking) => ({
    host: 'smtp.sweep.test',
    address: 'https://sweep.test',
    version: rowsOf(looking, 'notification.mail_server')[0]?.['version'] ?? 0,
  }),
};

/** What hangs on a record hangs on the branch here. */
const onBranch: Override = () => ({ entity: 'tenancy.branch' });

const aboutRecords: Readonly<Record<string, Override>> = {
  'desk.get_story': onBranch,
  'desk.get_discussion': onBranch,
  'desk.get_related_records': onBranch,
  'desk.get_record_look': onBranch,
  'desk.list_readers': onBranch,
  'desk.write_comment': onBranch,
  'desk.watch_record': onBranch,
  'desk.remove_file': (_made, looking) => {
    const [file] = rowsOf(looking, 'desk.file');
    return { fileId: file?.['id'], version: file?.['version'] };
  },
  'desk.restore_file': archived('desk.file', 'fileId'),
  'desk.create_view': (_made, looking) => ({
    audience: 'role',
    roleId: rowsOf(looking, 'identity.role')[0]?.['id'],
  }),
};

export const overrides: Readonly<Record<string, Override>> = {
  'identity.create_role': permission,
  'identity.change_role': permission,
  'identity.create_user': ({ branchIds }) => ({
    password,
    roleIds: [],
    defaultBranchId: [branchIds].flat()[0] ?? null,
  }),
  'identity.assign_branches': ({ branchIds }) => ({
    defaultBranchId: [branchIds].flat()[0] ?? null,
  }),
  'identity.create_api_client': () => ({ hasAllBranches: true, branchIds: [], networks: [] }),
  'identity.change_api_client': () => ({ hasAllBranches: true, branchIds: [], networks: [] }),
  'identity.arrange_menu': () => ({ entries: [{ path: '/admin/users', isHidden: true }] }),
  'identity.reset_password': () => ({ password }),
  'identity.change_own_password': () => ({ currentPassword: PASSWORD, newPassword: password }),
  'identity.revoke_own_session': (_made, { harvest, caller }) => ({
    sessionId: harvest.tables
      .get('identity.session')
      ?.findLast((row) => row['user_id'] === caller.userId)?.['id'],
  }),
  'admin.get_command': (_made, looking) => ({
    commandId: rowsOf(looking, 'kernel.command_log')[0]?.['id'],
  }),
  'admin.change_settings': (_made, looking) => ({
    changes: [
      {
        key: 'sales.approve_own',
        value: true,
        version:
          rowsOf(looking, 'kernel.system_config', ({ key }) => key === 'sales.approve_own')[0]?.[
            'version'
          ] ?? 0,
      },
    ],
  }),
  'admin.get_series': () => ({ series: 'SO', month: '2611' }),
  'admin.change_config': () => ({ key: 'sales.approve_own', value: true }),
  'admin.reset_config': () => ({ key: 'sales.approve_own' }),
  'admin.get_config_history': () => ({ key: 'sales.approve_own' }),
  'paper.preview_documents': (_made, looking) => ({
    ...printable,
    records: String(rowsOf(looking, 'finance.journal')[0]?.['id']),
  }),
  'paper.print_documents': (_made, looking) => ({
    ...printable,
    recordIds: rowsOf(looking, 'finance.journal')
      .slice(0, 1)
      .map(({ id }) => id),
  }),
  'paper.list_copies': (_made, looking) => ({
    ...printable,
    recordId: rowsOf(looking, 'finance.journal')[0]?.['id'],
  }),
  ...aboutApprovals,
  ...aboutRecords,
  'finance.close_period': month('open'),
  'finance.reopen_period': month('closed', true),
  'finance.lock_period': month('closed'),
  'finance.post_manual_journal': balanced,
  'finance.reverse_journal': manualJournal,
  'finance.create_invoice': (made, looking) =>
    inEachLine(made, { taxCode: rowsOf(looking, 'finance.tax_rule')[0]?.['code'] }),
  'finance.receive_payment': () => ({ allocations: [] }),
  'finance.allocate_receipt': little('finance.receipt', 'receiptId'),
  'finance.allocate_credit_note': little('finance.credit_note', 'creditNoteId'),
  'pricing.change_list_prices': priceChanges(
    'pricing.price_list_item',
    'price_list_id',
    'priceListId',
  ),
  'pricing.change_contract_prices': priceChanges(
    'pricing.contract_price',
    'contract_id',
    'contractId',
  ),
  'sales.create_order': (made) => inEachLine(made, { price: '1000' }),
  'inventory.receive_stock': stockOfAll,
  'party.restore_customer': archived('party.customer', 'customerId'),
  'party.restore_vendor': archived('party.vendor', 'vendorId'),
  'catalog.restore_item': archived('catalog.item', 'itemId'),
  'finance.restore_account': archived('finance.account', 'accountId'),
  'integration.change_import_reading': importAt('mapping', {
    encoding: 'utf-8',
    delimiter: ',',
    decimal: '.',
    dates: 'dmy',
    headerRow: 1,
  }),
  'integration.change_import_mapping': importAt('mapping', {
    mapping: ['code', 'name'],
    createMissing: [],
    control: null,
  }),
  'integration.change_import_row': (made, looking) => {
    const { importId } = importAt('checked')(made, looking);
    return { importId, rowNo: 2, cells: [{ column: 1, text: 'Sapu lidi' }] };
  },
  'integration.import_rows': importAt('checked', { mode: 'valid' }),
  'integration.hold_import': importAt('applying'),
  'integration.release_import': importAt('held'),
  'integration.cancel_import': importAt('mapping'),
  'integration.reverse_import': importAt('applied'),
};

/** Fields that name a row by what it is to the record, not by its table. */
export const tableOfField: Readonly<Record<string, string>> = {
  salesperson: 'identity.app_user',
  record: 'tenancy.branch',
  import: 'integration.import_batch',
};

/**
 * What brings fresh records into the world before an operation that needs one nobody has worked on.
 */
export const births: Readonly<Record<string, readonly string[]>> = {
  'finance.reverse_journal': ['finance.post_manual_journal'],
  'desk.find_draft': ['desk.save_draft'],
  'approval.decide_request': ['approval.submit_access_request'],
  'approval.delegate_request': ['approval.submit_access_request'],
  'sales.cancel_delivery': [
    'inventory.receive_stock',
    'sales.create_order',
    'sales.submit_order',
    'sales.approve_order',
    'sales.create_delivery',
  ],
};
