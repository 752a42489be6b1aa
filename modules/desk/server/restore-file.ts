import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { RestoreFile } from '../shared/file.ts';
import { lockFile } from './file.sql.ts';

export const restoreFile = command({
  name: 'desk.restore_file',
  http: 'POST /files/:fileId/restoration',
  permission: 'desk.file.attach',
  summary: 'Put back a file that was taken off its record.',
  input: RestoreFile,
  output: Touched,
  refuses: ['desk.file_not_found', 'desk.file_not_yours'],

  async run(ctx, { fileId, version }) {
    const file = await lockFile(ctx, fileId);
    if (!file.deleted_at) refuse('desk.file_not_found');

    ctx.update('desk.file', { ...file, version }, { deleted_at: null, deleted_by: null });

    const { entity, record_id: recordId } = file;
    await ctx.emit('desk.record_discussed', recordId, { entity, recordId });
    return { id: fileId, version: version + 1 };
  },
});
