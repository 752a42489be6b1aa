import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { ChangeView } from '../shared/view.ts';
import { ensureAudience, lockView } from './view.sql.ts';

export const changeView = command({
  name: 'desk.change_view',
  http: 'PUT /views/:viewId',
  permission: 'signed_in',
  summary: 'Rename a view, overwrite what it shows, pin it or show it to others.',
  input: ChangeView,
  output: Touched,
  refuses: [
    'desk.view_not_found',
    'desk.view_not_yours',
    'desk.view_not_shareable',
    'desk.view_role_not_found',
    'desk.view_name_taken',
  ],

  async run(ctx, { viewId, version, name, address, layout, isPinned, ...rest }) {
    const view = await lockView(ctx, viewId);
    const audience = rest.audience ?? view.audience;
    const roleId = audience === 'role' ? (rest.roleId ?? view.role_id) : null;
    if (rest.audience !== undefined) ensureAudience(ctx, audience, roleId);

    ctx.update(
      'desk.saved_view',
      { ...view, version },
      {
        ...(name !== undefined && { name: name.trim() }),
        ...(address !== undefined && { address }),
        ...(layout !== undefined && { layout }),
        ...(isPinned !== undefined && { is_pinned: isPinned }),
        audience,
        role_id: roleId,
      },
    );
    return { id: viewId, version: version + 1 };
  },
});
