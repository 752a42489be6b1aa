import { query, sql, type ConfigItem } from '@poros/kernel';
import { ConfigPage, ListConfig, type Setting } from '../shared/config.ts';

interface Kept {
  key: string;
  value: unknown;
  version: number;
  changedAt: string;
  changedByName: string | null;
}

export const listConfig = query({
  name: 'admin.list_config',
  http: 'GET /admin/config',
  permission: 'admin.config.read',
  summary: "Every setting that the modules declare, with the tenant's value or the default.",
  input: ListConfig,
  output: ConfigPage,

  async run(ctx, { search = '', module }) {
    const kept = await ctx.read<Kept>(sql`
      select c.key, c.value, c.version, c.updated_at as "changedAt", u.name as "changedByName"
      from kernel.system_config c
      left join identity.v_user u on u.tenant_id = c.tenant_id and u.id = c.updated_by
      where c.tenant_id = ${ctx.tenantId}`);
    const keptOf = new Map(kept.map((one) => [one.key, one]));

    const { language } = ctx.actor;
    const sought = search.trim().toLowerCase();
    const isSought = ({ key }: ConfigItem) =>
      (!module || key.startsWith(`${module}.`)) &&
      `${key} ${ctx.registry.say(language, `config.${key}`)}`.toLowerCase().includes(sought);

    const rows = [...ctx.registry.config.values()].filter(isSought).map((item): Setting => {
      const own = keptOf.get(item.key);
      return {
        key: item.key,
        module: item.key.split('.')[0] ?? '',
        value: own ? own.value : item.default,
        defaultValue: item.default,
        isDefault: !own,
        schema: JSON.parse(JSON.stringify(item.schema)),
        version: own?.version ?? 0,
        changedAt: own?.changedAt ?? null,
        changedByName: own?.changedByName ?? null,
      };
    });
    return { rows, next: null, total: rows.length };
  },
});
