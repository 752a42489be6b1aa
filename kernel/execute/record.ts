import { createHash } from 'node:crypto';
import sql, { join, type Sql } from 'sql-template-tag';

/** One changed row in the audit trail: t table, id, b before (changed columns), a after. */
export interface Change {
  readonly t: string;
  readonly id: string;
  readonly b: object | null;
  readonly a: object | null;
}

/** What the command log keeps of one command. Column names are the table's. */
export interface CommandRecord {
  readonly tenant_id: string;
  readonly id: string;
  readonly command: string;
  readonly verdict: 'done' | 'refused' | 'denied';
  readonly refusal: string | null;
  readonly actor_id: string | null;
  readonly acting_for: string | null;
  readonly branch_id: string | null;
  readonly ip: string | null;
  readonly correlation_id: string;
  /** ISO instant with milliseconds. */
  readonly at: string;
  readonly input: unknown;
  readonly changes: readonly Change[];
}

export interface FirstAnswer {
  readonly clientId: string;
  readonly key: string;
  readonly fingerprint: Buffer;
  readonly status: number;
  readonly response: string;
}

/**
 * JSON with sorted keys: the same bytes before it is stored and after it is read back from jsonb.
 */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  const entries = Object.entries(value)
    .filter(([, one]) => one !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  return `{${entries.map(([key, one]) => `${JSON.stringify(key)}:${canonical(one)}`).join(',')}}`;
}

/** SHA-256 over a domain tag and everything the row says; the leaf of the audit tree. */
export function leafHash(record: CommandRecord): Buffer {
  const {
    tenant_id,
    id,
    command,
    verdict,
    refusal,
    actor_id,
    acting_for,
    branch_id,
    ip,
    correlation_id,
    at,
  } = record;
  return createHash('sha256')
    .update(
      canonical([
        'poros.audit.leaf.v1',
        tenant_id,
        id,
        command,
        verdict,
        refusal,
        actor_id,
        acting_for,
        branch_id,
        ip,
        correlation_id,
        at,
        record.input,
        record.changes,
      ]),
    )
    .digest();
}

/** SHA-256 of operation and body: the same key with another body is a mistake of the caller. */
export function fingerprintOf(operation: string, input: unknown): Buffer {
  return createHash('sha256').update(operation).update('\n').update(canonical(input)).digest();
}

/** An event of the running command, not yet numbered; column names are the table's. */
export interface PendingEvent {
  readonly type: string;
  readonly version: number;
  readonly entity: string;
  readonly entity_id: string;
  readonly payload: unknown;
}

/** A row of the status history; column names are the table's. */
export interface StatusRow {
  readonly id: string;
  readonly entity: string;
  readonly entity_id: string;
  readonly from_status: string | null;
  readonly to_status: string;
  readonly minutes_in_previous: number | null;
  readonly reason: string | null;
}

/** What a command leaves on the spine beside its own row. */
export interface Spine {
  readonly scope: string;
  readonly events: readonly PendingEvent[];
  readonly moves: readonly StatusRow[];
}

/** The command's row with its first answer, its events and its status history: one statement. */
export function recordStatement(record: CommandRecord, answer?: FirstAnswer, spine?: Spine): Sql {
  const beside = [
    answer && sql`answered as (${answerRow(record, answer)})`,
    spine?.events.length && sql`said as (${eventRows(record, spine)})`,
    spine?.moves.length && sql`moved as (${statusRows(record, spine)})`,
  ].filter((part): part is Sql => Boolean(part));
  const log = logRow(record);
  return beside.length > 0 ? sql`with ${join(beside, ', ')} ${log}` : log;
}

function logRow(record: CommandRecord): Sql {
  return sql`insert into kernel.command_log (tenant_id, id, command, verdict, refusal, actor_id, acting_for,
      branch_id, ip, correlation_id, at, input, changes, leaf_hash, touched)
    values (${record.tenant_id}, ${record.id}, ${record.command}, ${record.verdict}, ${record.refusal},
      ${record.actor_id}, ${record.acting_for}, ${record.branch_id}, ${record.ip}, ${record.correlation_id},
      ${record.at}, ${JSON.stringify(record.input)}::jsonb, ${JSON.stringify(record.changes)}::jsonb,
      ${leafHash(record)}, ${touchedBy(record.changes)}::uuid[])`;
}

const UUID = /^[0-9a-f-]{36}$/;

/** Ids of the changed records, by which their history is found. */
const touchedBy = (changes: readonly Change[]): string[] =>
  [...new Set(changes.map((change) => change.id))].filter((id) => UUID.test(id));

function answerRow(record: CommandRecord, answer: FirstAnswer): Sql {
  return sql`insert into kernel.idempotency (tenant_id, client_id, key, fingerprint, status, response, command_id, at)
    values (${record.tenant_id}, ${answer.clientId}, ${answer.key}, ${answer.fingerprint}, ${answer.status},
      ${answer.response}, ${record.id}, ${record.at})`;
}

function eventRows(record: CommandRecord, { scope, events }: Spine): Sql {
  return sql`insert into kernel.event_pending (tenant_id, scope, command_id, type, version, entity, entity_id, at,
      actor_id, correlation_id, payload)
    select ${record.tenant_id}, ${scope}, ${record.id}, e.type, e.version, e.entity, e.entity_id, ${record.at},
      ${record.actor_id}, ${record.correlation_id}, e.payload
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb)
      as e(type text, version integer, entity text, entity_id uuid, payload jsonb)`;
}

function statusRows(record: CommandRecord, { moves }: Spine): Sql {
  return sql`insert into kernel.status_history (tenant_id, id, entity, entity_id, from_status, to_status, changed_at,
      changed_by, minutes_in_previous, reason)
    select ${record.tenant_id}, m.id, m.entity, m.entity_id, m.from_status, m.to_status, ${record.at},
      ${record.actor_id}, m.minutes_in_previous, m.reason
    from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m(id uuid, entity text, entity_id uuid,
      from_status text, to_status text, minutes_in_previous integer, reason text)`;
}

/** What one command of many leaves on the spine. */
export interface ManyRecord extends Spine {
  readonly record: CommandRecord;
}

/** The records of many commands of one tenant: one statement for each table of the spine. */
export function recordStatements(tenantId: string, many: readonly ManyRecord[]): Sql[] {
  const rows = many.map(({ record }) => ({
    ...record,
    leaf: leafHash(record).toString('hex'),
    touched: `{${touchedBy(record.changes).join(',')}}`,
  }));
  const log = sql`insert into kernel.command_log (tenant_id, id, command, verdict, refusal, actor_id, acting_for,
      branch_id, ip, correlation_id, at, input, changes, leaf_hash, touched)
    select ${tenantId}, r.id, r.command, r.verdict, r.refusal, r.actor_id, r.acting_for, r.branch_id, r.ip,
      r.correlation_id, r.at, r.input, r.changes, decode(r.leaf, 'hex'), r.touched::uuid[]
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(id uuid, command text, verdict text,
      refusal text, actor_id uuid, acting_for uuid, branch_id uuid, ip text, correlation_id text,
      at timestamptz, input jsonb, changes jsonb, leaf text, touched text)`;
  const events = many.flatMap(({ record, scope, events: said }) =>
    said.map((event) => ({ ...event, ...placeOf(record), scope })),
  );
  const moves = many.flatMap(({ record, moves: moved }) =>
    moved.map((move) => ({ ...move, ...placeOf(record) })),
  );
  return [
    log,
    ...(events.length > 0 ? [manyEvents(tenantId, events)] : []),
    ...(moves.length > 0 ? [manyMoves(tenantId, moves)] : []),
  ];
}

const placeOf = ({ id, at, actor_id, correlation_id }: CommandRecord) => ({
  command_id: id,
  at,
  actor_id,
  correlation_id,
});

const manyEvents = (tenantId: string, events: readonly object[]): Sql => sql`
  insert into kernel.event_pending (tenant_id, scope, command_id, type, version, entity, entity_id, at,
    actor_id, correlation_id, payload)
  select ${tenantId}, e.scope, e.command_id, e.type, e.version, e.entity, e.entity_id, e.at, e.actor_id,
    e.correlation_id, e.payload
  from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as e(scope text, command_id uuid, type text,
    version integer, entity text, entity_id uuid, at timestamptz, actor_id uuid, correlation_id text,
    payload jsonb)`;

const manyMoves = (tenantId: string, moves: readonly object[]): Sql => sql`
  insert into kernel.status_history (tenant_id, id, entity, entity_id, from_status, to_status, changed_at,
    changed_by, minutes_in_previous, reason)
  select ${tenantId}, m.id, m.entity, m.entity_id, m.from_status, m.to_status, m.at, m.actor_id,
    m.minutes_in_previous, m.reason
  from jsonb_to_recordset(${JSON.stringify(moves)}::jsonb) as m(id uuid, entity text, entity_id uuid,
    from_status text, to_status text, minutes_in_previous integer, reason text, at timestamptz,
    actor_id uuid)`;

/**
 * Takes the twin's lock in the statement that sets the tenant; the look-up must come after, with
 * its own snapshot.
 */
export function twinLock(tenantId: string, clientId: string, key: string): Sql {
  return sql`pg_try_advisory_xact_lock(hashtextextended(${`${tenantId}/${clientId}/${key}`}, 0)) as is_first`;
}

export function firstAnswer(tenantId: string, clientId: string, key: string): Sql {
  return sql`select fingerprint, status, response from kernel.idempotency
    where tenant_id = ${tenantId} and client_id = ${clientId} and key = ${key}`;
}
