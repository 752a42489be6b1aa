/**
 * What programs around the modules need: pools, migrations, the server. Modules use the package's
 * main door.
 */
export {
  migrate,
  readMigrations,
  type Migration,
  type MigrationSource,
} from './database/migrate.ts';
export { openPool, rowsOf, type Pool } from './database/pool.ts';
export { ensureRoles, ROLES, urlFor, type Role } from './database/roles.ts';
export { openTransaction } from './database/transaction.ts';
export { startSequencer, type Sequencer } from './events/sequencer.ts';
export { STREAM } from './nats/publish.ts';
export { startRelay, type EventMessage, type Relay } from './nats/relay.ts';
export { openRedis } from './redis/open-redis.ts';
export { migrateSystem, systemDoors } from './database/migrate-system.ts';
export { settle } from './jobs/settle.ts';
export { startWorker, type Worker, type WorkerOptions } from './jobs/worker.ts';
export { maintain, type Maintained } from './maintenance/maintain.ts';
export { seal } from './audit/seal.ts';
export { startSealer, type Sealer } from './audit/sealer.ts';
export { verifyAudit, type AuditVerdict, type BadRecord } from './audit/verify-audit.ts';
export { expectClean, verifyAll, type VerifyFinding } from './maintenance/verify.ts';
export { makeServer, type ServerOptions } from './http/server.ts';
export { openApiOf } from './http/openapi.ts';
export { buildRegistry, type Registry } from './execute/registry.ts';
