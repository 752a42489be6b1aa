import { query, refuse, sql } from '@poros/kernel';
import { GetCommand, LoggedCommand } from '../shared/audit.ts';
import { commandColumns, commandFrom } from './audit.sql.ts';

interface Change {
  t: string;
  id: string;
  b: unknown;
  a: unknown;
}

export const getCommand = query({
  name: 'admin.get_command',
  http: 'GET /admin/commands/:commandId',
  permission: 'admin.audit.view',
  summary: 'One command of the audit trail: what was asked, what it changed, what it said.',
  input: GetCommand,
  output: LoggedCommand,
  refuses: ['admin.command_not_found'],

  async run(ctx, { commandId }) {
    type Found = Omit<LoggedCommand, 'changes'> & { changes: Change[]; branchId: string | null };
    const found =
      (await ctx.first<Found>(sql`
      select ${commandColumns}, c.branch_id as "branchId", c.input, c.changes, coalesce((
        select jsonb_agg(
          jsonb_build_object('type', e.type, 'position', e.position) order by e.position)
        from kernel.event_log e where e.tenant_id = c.tenant_id and e.command_id = c.id
          and e.numbered_at >= c.at - interval '1 day'), '[]') as events
      from ${commandFrom}
      where c.tenant_id = ${ctx.tenantId} and c.id = ${commandId}`)) ??
      refuse('admin.command_not_found');
    const { branchId, changes, ...command } = found;
    ctx.ensureReach({ branchId, ownerId: command.actorId }, 'admin.command_not_found');

    return {
      ...command,
      changes: changes.map(({ t, id, b, a }) => ({ table: t, recordId: id, before: b, after: a })),
    };
  },
});
