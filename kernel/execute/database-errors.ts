import { Refusal } from '../shared/refusal.ts';
import type { Registry } from './registry.ts';

interface DatabaseError extends Error {
  code?: string;
  constraint?: string;
  detail?: string;
}

const SQLSTATE = {
  expectation: 'PR001',
  unique: '23505',
  foreignKey: '23503',
  check: '23514',
  notNull: '23502',
  exclusion: '23P01',
  deadlock: '40P01',
  serialization: '40001',
  lockTimeout: '55P03',
  cancelled: '57014',
  tooManyConnections: '53300',
  numberTooLarge: '22003',
} as const;

/** Deadlocks and serialization failures are run again; nothing of the first try has happened. */
export function isRetryable(error: unknown): boolean {
  const code = (error as DatabaseError).code;
  return code === SQLSTATE.deadlock || code === SQLSTATE.serialization;
}

/** Two requests with one key met at the unique key: the second looks for the first answer. */
export function isTwinCollision(error: unknown): boolean {
  const { code, constraint } = error as DatabaseError;
  return code === SQLSTATE.unique && constraint === 'idempotency__key';
}

/** A refusal if the error is an expected state of the world; undefined if it is a defect. */
export function asRefusal(error: unknown, registry: Registry): Refusal | undefined {
  if (error instanceof Refusal) return error;
  const { code, constraint, detail, message } = error as DatabaseError;
  const rule = constraint ?? '';
  const named = registry.refusalOf(rule);
  switch (code) {
    case SQLSTATE.expectation:
      return new Refusal(message ?? 'kernel.rule_broken', parsed(detail));
    case SQLSTATE.unique:
    case SQLSTATE.exclusion:
      return new Refusal(named ?? 'kernel.already_exists', { rule });
    case SQLSTATE.foreignKey:
      return new Refusal(named ?? 'kernel.reference_missing', { rule });
    case SQLSTATE.check:
      return new Refusal(named ?? 'kernel.rule_broken', { rule });
    case SQLSTATE.numberTooLarge:
      return new Refusal('kernel.rule_broken', { rule: 'number too large' });
    case SQLSTATE.lockTimeout:
    case SQLSTATE.cancelled:
    case SQLSTATE.deadlock:
    case SQLSTATE.serialization:
    case SQLSTATE.tooManyConnections:
      return new Refusal('kernel.busy', { reason: code });
    default:
      return undefined;
  }
}

function parsed(detail: string | undefined): Record<string, unknown> {
  try {
    return JSON.parse(detail ?? '{}') as Record<string, unknown>;
  } catch {
    return {};
  }
}
