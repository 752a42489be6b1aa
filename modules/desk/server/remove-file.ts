import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { RemoveFile } from '../shared/file.ts';
import { lockFile } from './file.sql.ts';

export const removeFile = command({
  name: 'desk.remove_file',
  http: 'POST /files/:fileId/removal',
  permission: 'desk.file.attach',
  summary: 'Take a file off its record; it can be put back for thirty days.',
  input: RemoveFile,
  output: Touched,
  refuses: ['desk.file_not_found', 'desk.file_not_yours'],

  async run(ctx, { fileId, version }) {
    const file = await lockFile(ctx, fileId);
    if (file.deleted_at) refuse('desk.file_not_found');

    ctx.update(
      'desk.file',
      { ...file, version },
      { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
    );

    const { entity, record_id: recordId } = file;
    await ctx.emit('desk.record_discussed', recordId, { entity, recordId });
    return { id: fileId, version: version + 1 };
  },
});
