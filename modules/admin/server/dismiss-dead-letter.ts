import { command } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { SettleDeadLetter } from '../shared/jobs.ts';
import { settleLetter } from './dead-letter.sql.ts';

export const dismissDeadLetter = command({
  name: 'admin.dismiss_dead_letter',
  http: 'POST /admin/dead-letters/:letterId/dismissal',
  permission: 'admin.job.replay',
  summary: 'Let a reaction go that is no longer wanted; the letter stays on file.',
  input: SettleDeadLetter,
  output: Touched,
  refuses: ['admin.dead_letter_not_found', 'admin.dead_letter_settled'],

  run: (ctx, letter) => settleLetter(ctx, letter, 'dismissed'),
});
