import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeAccount } from '../shared/account.ts';
import { ensureParent, holdAccount } from './account.sql.ts';
import { setDimensionRules } from './set-dimension-rules.ts';

export const changeAccount = command({
  name: 'finance.change_account',
  http: 'PUT /finance/accounts/:accountId',
  permission: 'finance.account.change',
  summary: 'Change the code, names, place or dimensions of an account; its type stays.',
  input: ChangeAccount,
  output: Touched,
  refuses: [
    'finance.account_not_found',
    'finance.code_taken',
    'finance.parent_not_heading',
    'finance.account_type_differs',
    'finance.account_under_itself',
  ],

  async run(ctx, { accountId, version, code, nameId, nameEn, parentId, dimensions }) {
    const account = await holdAccount(ctx, accountId);
    if (parentId) await ensureParent(ctx, parentId, { accountId, type: account.type });

    ctx.update(
      'finance.account',
      { ...account, version },
      { code, name_id: nameId, name_en: nameEn, parent_id: parentId },
    );
    setDimensionRules(ctx, accountId, dimensions);

    return { id: accountId, version: version + 1 };
  },
});
