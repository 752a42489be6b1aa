import { page, query, sql, type OutputOf } from '@poros/kernel';
import { ConfigHistory, ListConfigChanges, type ConfigChange } from '../shared/config.ts';

type Change = OutputOf<{ output: typeof ConfigChange }>;

export const listConfigChanges = query({
  name: 'admin.list_config_changes',
  http: 'GET /admin/config-changes',
  permission: 'admin.config.read',
  summary: 'Every change of a setting, newest first: who, when, from what to what.',
  input: ListConfigChanges,
  output: ConfigHistory,

  run: (ctx, { module, ...input }) =>
    page<Change>(ctx, input, {
      select: sql`h.id, h.key, h.old_value as "oldValue", h.new_value as "newValue",
        h.changed_at as "changedAt", u.name as "changedByName"`,
      from: sql`kernel.system_config_history h
        left join identity.v_user u on u.tenant_id = h.tenant_id and u.id = h.changed_by`,
      where: [
        sql`h.tenant_id = ${ctx.tenantId}`,
        sql`h.key = any(${[...ctx.registry.config.keys()]}::text[])`,
        module ? sql`starts_with(h.key, ${`${module}.`})` : undefined,
      ],
      id: sql`h.id`,
      columns: { changedAt: { by: sql`h.changed_at`, type: 'timestamptz' } },
      defaultSort: '-changedAt',
    }),
});
