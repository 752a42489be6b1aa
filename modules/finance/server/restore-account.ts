import { command, refuse, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { RestoreAccount } from '../shared/account.ts';
import type { AccountRow } from './account.sql.ts';

export const restoreAccount = command({
  name: 'finance.restore_account',
  http: 'POST /finance/accounts/:accountId/restoration',
  permission: 'finance.account.archive',
  summary: 'Take an archived account back into use.',
  input: RestoreAccount,
  output: Touched,
  refuses: ['finance.account_not_found'],

  async run(ctx, { accountId, version }) {
    const account = await ctx.first<AccountRow>(sql`select * from finance.account
      where tenant_id = ${ctx.tenantId} and id = ${accountId} and deleted_at is not null for update`);
    if (!account) return refuse('finance.account_not_found');

    ctx.update('finance.account', { ...account, version }, { deleted_at: null, deleted_by: null });

    return { id: accountId, version: version + 1 };
  },
});
