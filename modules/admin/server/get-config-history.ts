import { page, query, refuse, sql, type OutputOf } from '@poros/kernel';
import { ConfigHistory, GetConfigHistory, type ConfigChange } from '../shared/config.ts';

type Change = OutputOf<{ output: typeof ConfigChange }>;

export const getConfigHistory = query({
  name: 'admin.get_config_history',
  http: 'GET /admin/config/:key/history',
  permission: 'admin.config.read',
  summary: 'Who changed a setting, when, from what to what.',
  input: GetConfigHistory,
  output: ConfigHistory,
  refuses: ['kernel.config_unknown'],

  run(ctx, { key, ...input }) {
    if (!ctx.registry.config.has(key)) refuse('kernel.config_unknown', { key });
    return page<Change>(ctx, input, {
      select: sql`h.id, h.key, h.old_value as "oldValue", h.new_value as "newValue",
        h.changed_at as "changedAt", u.name as "changedByName"`,
      from: sql`kernel.system_config_history h
        left join identity.v_user u on u.tenant_id = h.tenant_id and u.id = h.changed_by`,
      where: [sql`h.tenant_id = ${ctx.tenantId}`, sql`h.key = ${key}`],
      id: sql`h.id`,
      columns: { changedAt: { by: sql`h.changed_at`, type: 'timestamptz' } },
      defaultSort: '-changedAt',
    });
  },
});
