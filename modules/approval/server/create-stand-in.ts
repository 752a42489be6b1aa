import { command, refuse } from '@poros/kernel';
import { Touched } from '@poros/kernel/shared';
import { CreateStandIn } from '../shared/request.ts';
import { ensureColleague } from './colleague.sql.ts';

export const createStandIn = command({
  name: 'approval.create_stand_in',
  http: 'POST /me/stand-ins',
  permission: 'signed_in',
  summary: 'Let a colleague decide in one’s place from and to these days.',
  input: CreateStandIn,
  output: Touched,
  refuses: ['approval.colleague_unfit', 'approval.days_past'],

  async run(ctx, { id = ctx.newId(), standInId, startsOn, endsOn, note = '' }) {
    if (endsOn < startsOn || endsOn < ctx.today) refuse('approval.days_past', { endsOn });
    if (standInId === ctx.actor.userId) refuse('approval.colleague_unfit', { label: '' });
    await ensureColleague(ctx, standInId, '');

    ctx.insert('approval.stand_in', {
      id,
      user_id: ctx.actor.userId,
      stand_in_id: standInId,
      starts_on: startsOn,
      ends_on: endsOn,
      note,
    });
    return { id, version: 1 };
  },
});
