import { endpoint, readOnce, refuse, rowsOf, sql, type Actor, type Kernel } from '@poros/kernel';
import { object } from '@poros/kernel/shared';
import release from '../package.json' with { type: 'json' };
import { InstallationHealth } from '../shared/health.ts';

type Figures = Omit<InstallationHealth, 'at' | 'slowStatements' | 'versions' | 'lastBackupAt'>;
type Statement = InstallationHealth['slowStatements'][number];
const STATEMENTS = 20;

/**
 * An endpoint and no query: who operates the installation is said from outside, and its figures are
 * read by the system role, which no query has.
 */
export const getInstallationHealth = endpoint({
  name: 'admin.get_installation_health',
  http: 'GET /admin/installation-health',
  permission: 'admin.health.read',
  summary: 'How the installation stands: database, events, jobs, sealing, costly statements.',
  input: object({}),
  output: InstallationHealth,
  refuses: ['admin.not_operator'],

  async handle({ kernel, actor }) {
    await ensureOperator(kernel, actor ?? refuse('kernel.not_signed_in'));
    const [row] = await rowsOf<{ health: Figures; postgres: string }>(
      kernel.systemPool,
      sql`select kernel_system.health() as health, current_setting('server_version') as postgres`,
    );
    if (!row) throw new Error('kernel_system.health() gave no row');
    const slowStatements = await rowsOf<Statement>(
      kernel.systemPool,
      sql`select statement, calls, total_ms as "totalMs", mean_ms as "meanMs",
          rows_each as "rowsEach", cache_hit_rate::double precision as "cacheHitRate"
        from kernel_system.slow_statements(${STATEMENTS})`,
    );
    const { sealedAt, ...figures } = row.health;
    return {
      ...figures,
      slowStatements,
      at: kernel.clock().toISOString(),
      sealedAt: sealedAt === null ? null : new Date(sealedAt).toISOString(),
      versions: { poros: release.version, node: process.versions.node, postgres: row.postgres },
      lastBackupAt: null,
    };
  },
});

/** In a demonstration everybody may look; elsewhere the company that the installation names. */
async function ensureOperator(kernel: Kernel, { tenantId }: Actor): Promise<void> {
  if (kernel.demoPassword !== undefined) return;
  const [tenant] = await readOnce<{ code: string }>(
    kernel.pool,
    tenantId,
    sql`select code from tenancy.v_tenant where tenant_id = ${tenantId}`,
  );
  if (!kernel.operator || tenant?.code !== kernel.operator) refuse('admin.not_operator');
}
