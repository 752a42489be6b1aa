import { found, page, query, sql } from '@poros/kernel';
import {
  SYSTEM_KEYS,
  ACCOUNT_TYPES,
  AccountPage,
  ListAccounts,
  type Account,
} from '../shared/account.ts';
import { accountColumns, accountName } from './account.sql.ts';

export const listAccounts = query({
  name: 'finance.list_accounts',
  http: 'GET /finance/accounts',
  permission: 'finance.account.read',
  summary: 'Accounts in use, in the order of their codes.',
  input: ListAccounts,
  output: AccountPage,

  run: (ctx, input) =>
    page<Account>(ctx, input, {
      select: accountColumns,
      from: sql`finance.account a`,
      where: [
        sql`a.tenant_id = ${ctx.tenantId}`,
        sql`a.deleted_at is null`,
        input.type !== undefined && sql`a.type = ${input.type}`,
        input.isPostable !== undefined &&
          sql`(a.is_postable and not a.is_control) = ${input.isPostable}`,
        // Cash, banks and clearing: whatever stands beside the account of cash.
        input.isMoney !== undefined &&
          sql`(a.is_postable and a.parent_id in (
        select parent_id from finance.account
        where tenant_id = ${ctx.tenantId} and system_key in ('cash', 'bank')))
        = ${input.isMoney}`,
        found(input.search, sql`a.id`, sql`finance.search_account`),
      ],
      id: sql`a.id`,
      columns: {
        code: { by: sql`a.code`, type: 'text' },
        name: { by: accountName(ctx), type: 'text' },
        type: { by: sql`a.type`, type: 'word', words: ACCOUNT_TYPES },
        systemKey: { by: sql`a.system_key`, type: 'word', words: SYSTEM_KEYS, empty: 'last' },
      },
      defaultSort: 'code',
    }),
});
