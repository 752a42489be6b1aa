import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { RemoveView } from '../shared/view.ts';
import { lockView } from './view.sql.ts';

export const removeView = command({
  name: 'desk.remove_view',
  http: 'POST /views/:viewId/removal',
  permission: 'signed_in',
  summary: 'Take a view away; it can be restored.',
  input: RemoveView,
  output: Touched,
  refuses: ['desk.view_not_found', 'desk.view_not_yours'],

  async run(ctx, { viewId, version }) {
    const view = await lockView(ctx, viewId);

    ctx.update(
      'desk.saved_view',
      { ...view, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );
    return { id: viewId, version: version + 1 };
  },
});
