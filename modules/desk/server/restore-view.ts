import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { RestoreView } from '../shared/view.ts';
import { lockView } from './view.sql.ts';

export const restoreView = command({
  name: 'desk.restore_view',
  http: 'POST /views/:viewId/restoration',
  permission: 'signed_in',
  summary: 'Bring back a view that was taken away.',
  input: RestoreView,
  output: Touched,
  refuses: ['desk.view_not_found', 'desk.view_not_yours', 'desk.view_name_taken'],

  async run(ctx, { viewId, version }) {
    const view = await lockView(ctx, viewId, true);

    ctx.update('desk.saved_view', { ...view, version }, { deleted_at: null, deleted_by: null });
    return { id: viewId, version: version + 1 };
  },
});
