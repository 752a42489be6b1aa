import { command, refuse, sql } from '@poros/kernel';
import { Touched, money } from '@poros/kernel/shared';
import { ArchiveAccount } from '../shared/account.ts';
import { holdAccount } from './account.sql.ts';

export const archiveAccount = command({
  name: 'finance.archive_account',
  http: 'POST /finance/accounts/:accountId/archival',
  permission: 'finance.account.archive',
  summary: 'Take an account out of use; what was posted to it stays.',
  input: ArchiveAccount,
  output: Touched,
  refuses: [
    'finance.account_not_found',
    'finance.account_needed',
    'finance.account_in_use',
    'finance.account_holds_money',
  ],

  async run(ctx, { accountId, version }) {
    const account = await holdAccount(ctx, accountId);
    const { code } = account;
    if (account.system_key) refuse('finance.account_needed', { code, key: account.system_key });
    const standing = await ctx.first<{ children: number; balance: string }>(sql`select
      (select count(*)::integer from finance.account c where c.tenant_id = ${ctx.tenantId}
        and c.parent_id = ${accountId} and c.deleted_at is null) as children,
      (select coalesce(max(abs(b.balance)), 0) from (
        select sum(t.debit - t.credit) as balance from finance.account_period_total t
        where t.tenant_id = ${ctx.tenantId} and t.account_id = ${accountId}
        group by t.currency) b) as balance`);
    if (standing && standing.children > 0) refuse('finance.account_in_use', { code });
    if (standing && money(standing.balance) > 0n) refuse('finance.account_holds_money', { code });

    ctx.update(
      'finance.account',
      { ...account, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    return { id: accountId, version: version + 1 };
  },
});
