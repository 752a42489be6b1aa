import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateAccount } from '../shared/account.ts';
import { ensureParent } from './account.sql.ts';
import { setDimensionRules } from './set-dimension-rules.ts';

export const createAccount = command({
  name: 'finance.create_account',
  http: 'POST /finance/accounts',
  permission: 'finance.account.create',
  summary: 'Add an account or a heading to the chart.',
  input: CreateAccount,
  output: Touched,
  refuses: [
    'finance.code_taken',
    'finance.account_not_found',
    'finance.parent_not_heading',
    'finance.account_type_differs',
  ],

  async run(ctx, input) {
    const id = input.id ?? ctx.newId();
    if (input.parentId)
      await ensureParent(ctx, input.parentId, { accountId: id, type: input.type });

    ctx.insert('finance.account', {
      id,
      code: input.code,
      name_id: input.nameId,
      name_en: input.nameEn,
      type: input.type,
      parent_id: input.parentId ?? null,
      is_postable: input.isPostable ?? true,
    });
    if (input.dimensions) setDimensionRules(ctx, id, input.dimensions);

    return { id, version: 1 };
  },
});
