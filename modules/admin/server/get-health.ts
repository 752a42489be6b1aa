import { query, sql } from '@poros/kernel';
import { object } from '@poros/kernel/shared';
import { Health } from '../shared/health.ts';
import { lastBlock, unsealed } from './seal.sql.ts';

export const getHealth = query({
  name: 'admin.get_health',
  http: 'GET /admin/health',
  permission: 'admin.health.read',
  summary:
    "How the company's own work stands: events, jobs, dead letters, sealing, today's commands.",
  input: object({}),
  output: Health,

  async run(ctx) {
    const { tenantId, today } = ctx;
    const { timeZone } = ctx.actor;
    const midnight = sql`(${today}::date::timestamp at time zone ${timeZone})`;
    const [row] = await ctx.read<Omit<Health, 'at'>>(sql`
      select
        (select count(*)::integer from kernel.event_pending where tenant_id = ${tenantId})
          as "eventsWaiting",
        (select coalesce(extract(epoch from clock_timestamp() - min(stored_at)), 0)::double precision
          from kernel.event_pending where tenant_id = ${tenantId}) as "eventLagSeconds",
        ${unsealed(tenantId)} as "commandsUnsealed", ${lastBlock(tenantId)} as "lastBlock",
        (select count(*)::integer from kernel_system.jobs()) as "jobsWaiting",
        (select count(*)::integer from kernel_system.jobs() where attempts > 0)
          as "reactionsFailing",
        (select count(*)::integer from kernel.dead_letter
          where tenant_id = ${tenantId} and state = 'waiting') as "deadLetters",
        (select count(*)::integer from kernel.command_log
          where tenant_id = ${tenantId} and at >= ${midnight}) as "commandsToday",
        (select count(*)::integer from kernel.command_log
          where tenant_id = ${tenantId} and at >= ${midnight} and verdict <> 'done')
          as "refusedToday"`);
    if (!row) throw new Error('no row of health');
    return { ...row, eventLagSeconds: Math.max(0, row.eventLagSeconds), at: ctx.now.toISOString() };
  },
});
