import { t, type OutputOf } from '@poros/web-kit';

export type Dashboard = OutputOf<'reporting.get_dashboard'>;
export type Figure = Dashboard['figures'][number];
export type ChartAnswer = Dashboard['charts'][number];
export type Work = Dashboard['work'][number];
export type Drill = Figure['drill'];

const PLACES: Readonly<Record<string, string>> = {
  'approval.list_requests': '/approvals',
  'finance.get_profit_loss': '/profit-loss',
  'finance.get_balance_sheet': '/balance-sheet',
  'finance.get_ageing': '/ar-ageing',
  'finance.list_invoices': '/invoices',
  'finance.list_receipts': '/receipts',
  'sales.list_orders': '/sales/orders',
  'sales.list_deliveries': '/sales/deliveries',
  'inventory.list_stock': '/stock',
  'inventory.list_moves': '/stock/moves',
  'admin.list_commands': '/admin/audit',
  'admin.list_dead_letters': '/admin/dead-letters',
  'identity.list_users': '/admin/users',
};

/** Lists whose tabs stand for a filter that their panel does not have. */
const TABS: Readonly<Record<string, string>> = {
  'admin.list_dead_letters': 'state',
  'identity.list_users': 'status',
};

/** Several statuses read as one. */
const STATUS_WORDS: Readonly<Record<string, string>> = {
  'pending,on_hold': 'waiting',
  'approved,partly_delivered': 'to_ship',
};

export interface Address {
  readonly to: string;
  readonly search: Readonly<Record<string, string>>;
}

/** The page of a drill, with the very filters that the figure was reckoned with. */
export function addressOf({ op, input }: Drill): Address {
  const search = Object.fromEntries(
    Object.entries(input).map(([name, value]) => [name, String(value)]),
  );
  const to = PLACES[op] ?? '/';
  if (!op.includes('.list_')) return { to, search };
  const tab = TABS[op];
  const { [tab ?? '']: view = 'all', ...filters } = search;
  const { statuses } = filters;
  return {
    to,
    search: {
      view,
      ...filters,
      ...(statuses?.includes(',') && {
        'statuses~': t(`reporting.statuses.${STATUS_WORDS[statuses] ?? 'sold'}`),
      }),
    },
  };
}

export const hrefOf = ({ to, search }: Address): string => {
  const query = new URLSearchParams(search).toString();
  return query ? `${to}?${query}` : to;
};
