import { query, sql } from '@poros/kernel';
import { object, type Static } from '@poros/kernel/shared';
import { Seal } from '../shared/health.ts';
import { lastBlock, unsealed } from './seal.sql.ts';

export const getSeal = query({
  name: 'admin.get_seal',
  http: 'GET /admin/audit/seal',
  permission: 'admin.audit.view',
  summary: 'The last sealed block of the audit trail, and how many commands wait for the next.',
  input: object({}),
  output: Seal,

  async run(ctx) {
    const [row] = await ctx.read<Static<typeof Seal>>(sql`
      select ${lastBlock(ctx.tenantId)} as "lastBlock", ${unsealed(ctx.tenantId)} as unsealed,
        (select count(*)::integer from kernel.audit_block where tenant_id = ${ctx.tenantId}) as blocks`);
    return row ?? { lastBlock: null, unsealed: 0, blocks: 0 };
  },
});
