import { query, sql } from '@poros/kernel';
import { object } from '@poros/kernel/shared';
import { Health } from '../shared/health.ts';

type Figures = Omit<Health, 'at' | 'slowStatements'>;
const STATEMENTS = 20;

export const getHealth = query({
  name: 'admin.get_health',
  http: 'GET /admin/health',
  permission: 'admin.health.read',
  summary: 'How the installation stands: database, events, jobs, sealing, costly statements.',
  input: object({}),
  output: Health,

  async run(ctx) {
    const [[row], slowStatements] = await ctx.readAll<
      [{ health: Figures }[], Health['slowStatements']]
    >(
      sql`select kernel_system.health() as health`,
      sql`select statement, calls, total_ms as "totalMs", mean_ms as "meanMs",
          rows_each as "rowsEach", cache_hit_rate::double precision as "cacheHitRate"
        from kernel_system.slow_statements(${STATEMENTS})`,
    );
    if (!row) throw new Error('kernel_system.health() gave no row');
    const { sealedAt, ...figures } = row.health;
    return {
      ...figures,
      slowStatements,
      at: ctx.now.toISOString(),
      sealedAt: sealedAt === null ? null : new Date(sealedAt).toISOString(),
    };
  },
});
