import { command, readableRecord } from '@poros/kernel';
import { WatchRecord, Watching } from '../shared/comment.ts';
import { follow } from './watch.sql.ts';

export const watchRecord = command({
  name: 'desk.watch_record',
  http: 'PUT /records/:entity/:recordId/following',
  permission: 'signed_in',
  summary: 'Follow a record that you may see, or no longer.',
  input: WatchRecord,
  output: Watching,
  refuses: ['kernel.not_found'],

  async run(ctx, { entity, recordId, isWatching }) {
    const record = await readableRecord(ctx, entity, recordId);

    follow(ctx, record, isWatching);

    await ctx.emit('desk.record_discussed', recordId, { entity, recordId });
    return { isWatching };
  },
});
