import { sql, type ApprovalKind } from '@poros/kernel';

/** The smallest role comes first: whoever asks for one right shall not get a hundred. */
export const accessKind: ApprovalKind = {
  kind: 'approval.access',
  word: 'approval.access',
  permission: 'identity.user.assign',
  minutesSetting: 'approval.access_minutes',

  async preview(ctx, { entityId, topic }) {
    const { language } = ctx.actor;
    const [roles, held] = await ctx.readAll<
      [{ id: string; name: string; many: number; people: number }[], { name: string }[]]
    >(
      sql`select r.id, case when ${language} = 'id' then r.name_id else r.name_en end as name,
          (select count(*)::integer from identity.v_role_permission a
            where a.tenant_id = r.tenant_id and a.role_id = r.id) as many,
          (select count(*)::integer from identity.v_user_role u
            where u.tenant_id = r.tenant_id and u.role_id = r.id) as people
        from identity.v_role r
        join identity.v_role_permission p on p.tenant_id = r.tenant_id and p.role_id = r.id
        where r.tenant_id = ${ctx.tenantId} and p.permission = ${topic}
        order by many, r.level desc, r.code`,
      sql`select case when ${language} = 'id' then name_id else name_en end as name
        from identity.v_user_role where tenant_id = ${ctx.tenantId} and user_id = ${entityId}
        order by level desc, code`,
    );
    return {
      facts: [
        { word: 'approval.right', value: `permission.${topic}`, look: 'word' },
        {
          word: 'approval.right_code',
          value: ctx.registry.permissions.get(topic)?.code ?? topic,
          look: 'text',
        },
        {
          word: 'approval.roles_now',
          value: held.map((one) => one.name).join(', ') || '–',
          look: 'text',
        },
      ],
      lines: [],
      choices: roles.map(({ id, name, many, people }) => ({
        id,
        text: name,
        detail: ctx.registry.say(language, 'approval.role_size', { many, people }),
      })),
    };
  },
};
