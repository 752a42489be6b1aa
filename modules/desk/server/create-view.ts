import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateView } from '../shared/view.ts';
import { ensureAudience } from './view.sql.ts';

export const createView = command({
  name: 'desk.create_view',
  http: 'POST /views',
  permission: 'signed_in',
  summary: 'Keep how a list is looked at under a name: for oneself, for a role or for everyone.',
  input: CreateView,
  output: Touched,
  refuses: ['desk.view_not_shareable', 'desk.view_role_not_found', 'desk.view_name_taken'],

  async run(ctx, { list, name, address, layout, audience = 'me', isPinned = true, ...rest }) {
    const id = rest.id ?? ctx.newId();
    const roleId = audience === 'role' ? (rest.roleId ?? null) : null;
    ensureAudience(ctx, audience, roleId);

    ctx.insert('desk.saved_view', {
      id,
      list,
      name: name.trim(),
      user_id: ctx.actor.userId,
      audience,
      role_id: roleId,
      address,
      layout,
      is_pinned: isPinned,
    });
    return { id, version: 1 };
  },
});
