import { command, sql } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { SettleDeadLetter } from '../shared/jobs.ts';
import { settleLetter } from './dead-letter.sql.ts';

/** Once its cause is put right. Should it fail again, the letter comes back. */
export const replayDeadLetter = command({
  name: 'admin.replay_dead_letter',
  http: 'POST /admin/dead-letters/:letterId/replay',
  permission: 'admin.job.replay',
  summary: 'Try a reaction again that had been given up.',
  input: SettleDeadLetter,
  output: Touched,
  refuses: ['admin.dead_letter_not_found', 'admin.dead_letter_settled'],

  async run(ctx, letter) {
    const settled = await settleLetter(ctx, letter, 'replayed');

    ctx.write(sql`select kernel.expect(kernel_system.replay(${letter.letterId}),
      'admin.dead_letter_not_found')`);
    return settled;
  },
});
