import { query } from '@poros/kernel';
import { Dashboard, GetDashboard, rangeOf } from '../shared/index.ts';
import type { Asking } from './asking.ts';
import { boardFor } from './boards.ts';
import { readFacts } from './facts.ts';

export const getDashboard = query({
  name: 'reporting.get_dashboard',
  http: 'GET /dashboard',
  permission: 'signed_in',
  summary: 'The figures, charts and waiting work that this person may see, from one flight.',
  input: GetDashboard,
  output: Dashboard,

  async run(ctx, input): Promise<Dashboard> {
    const range = rangeOf(input.range ?? 'month', ctx.today);
    const board = boardFor(ctx, input.board);
    const asking: Asking = { ctx, range, branchId: input.branchId };
    const facts = await readFacts(
      asking,
      [...board.figures, ...board.charts, ...board.works].flatMap((one) => one.needs),
    );
    return {
      board: board.id,
      boards: [...board.others],
      range: {
        id: range.id,
        from: range.from,
        to: range.to,
        until: range.until,
        isRunning: range.isRunning,
        previousFrom: range.previous.from,
        previousUntil: range.previous.until,
      },
      currency: ctx.actor.currency,
      at: ctx.now.toISOString(),
      figures: board.figures.map((one) => ({ id: one.id, ...one.figure(facts, asking) })),
      charts: board.charts.map((one) => one.chart(facts, asking)),
      work: board.works.flatMap((one) => {
        const { count = 0, amount = null, since = null } = one.read(facts) ?? {};
        if (count === 0) return [];
        const { id, tone } = one;
        return [{ id, tone, count, amount, oldestOn: since, drill: one.drill(asking) }];
      }),
    };
  },
});
