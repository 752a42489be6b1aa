import type { Sql } from 'sql-template-tag';
import type { TenantConfig } from '../config/config-store.ts';
import type { OpenTransaction } from '../database/transaction.ts';
import type { EventMap } from '../shared/events.ts';
import { refuse } from '../shared/refusal.ts';
import { ensureReach, scopeOf, withinReach, type Actor } from './actor.ts';
import { checkOf } from './check.ts';
import type { Ctx, QueryCtx, StatusMove } from './context.ts';
import type { Kernel } from './kernel.ts';
import { formatNumber, monthOf, takeGapFree } from './numbering.ts';
import type { Operation } from './operation.ts';
import { sealed } from './sealed.ts';
import type { Change, PendingEvent, StatusRow } from './record.ts';
import { insertStatement, updateStatement, type Stamp } from './tables.ts';

export interface Running {
  readonly operation: Pick<Operation, 'name' | 'permission'>;
  readonly actor: Actor;
  readonly tx: OpenTransaction;
  readonly now: Date;
  readonly correlationId: string;
  readonly config: TenantConfig;
}

/** A command's context and what it has gathered for the spine. */
export interface Gathered {
  readonly ctx: Ctx;
  readonly changes: Change[];
  readonly events: PendingEvent[];
  readonly moves: StatusRow[];
}

export function makeQueryCtx(kernel: Kernel, running: Running): QueryCtx {
  const { actor, tx, operation, now } = running;
  return {
    tenantId: actor.tenantId,
    actor,
    now,
    today: dayIn(actor.timeZone, now),
    correlationId: running.correlationId,
    log: kernel.log,
    read: (statement) => tx.read(statement),
    async first<Row>(statement: Sql) {
      const [row] = await tx.read<Row>(statement);
      return row;
    },
    readAll: <Rows extends readonly unknown[][]>(...statements: Sql[]) =>
      tx.readAll(statements) as unknown as Promise<Rows>,
    config<T>(key: string) {
      if (!kernel.registry.config.has(key))
        throw new Error(`no module declares the setting ${key}`);
      return running.config.get(key) as T;
    },
    within: (columns) => withinReach(actor, operation.permission, columns),
    ensureReach: (row, notFound) => ensureReach(actor, operation.permission, row, notFound),
    may: (permission) => scopeOf(actor, permission) !== undefined,
    sign: kernel.sign,
    registry: kernel.registry,
  };
}

export function makeCtx(kernel: Kernel, running: Running): Gathered {
  const { actor, tx, now } = running;
  const changes: Change[] = [];
  const events: PendingEvent[] = [];
  const moves: StatusRow[] = [];
  const stamp: Stamp = { tenantId: actor.tenantId, userId: actor.userId, at: now.toISOString() };
  const base = makeQueryCtx(kernel, running);
  const ctx: Ctx = {
    ...base,
    branchId: actor.branchId,
    commandId: kernel.newId(),
    newId: kernel.newId,
    seal: (text) => sealed(kernel.dataDir, text),
    insert(table, rows) {
      const all = (Array.isArray(rows) ? rows : [rows]) as (object & { id?: string })[];
      if (all.length === 0) return;
      tx.write(insertStatement(kernel.catalog, table, all, stamp));
      for (const row of all) changes.push({ t: table, id: row.id ?? '', b: null, a: row });
    },
    update(table, before, patch) {
      const seen = before as unknown as Record<string, unknown>;
      tx.write(updateStatement(kernel.catalog, { table, before, patch }, stamp));
      const was = Object.fromEntries(Object.keys(patch).map((name) => [name, seen[name] ?? null]));
      changes.push({ t: table, id: before.id, b: was, a: patch });
    },
    write: (statement) => tx.write(statement),
    changed: (table, id, before, after) => void changes.push({ t: table, id, b: before, a: after }),
    emit: (type, entityId, payload) => emit(type, entityId, payload),
    nextNumber: (series, on) => nextNumber(kernel, running, series, on ?? base.today),
    statusMoved: (move) => void moves.push(statusRow(kernel.newId(), now, move)),
  };

  async function emit<K extends keyof EventMap & string>(
    type: K,
    entityId: string,
    payload: EventMap[K],
  ) {
    const definition = kernel.registry.events.get(type);
    if (!definition) throw new Error(`no module declares the event ${type}`);
    if (!checkOf(definition.payload).Check(payload)) {
      const [first] = checkOf(definition.payload).Errors(payload);
      throw new Error(`the payload of ${type} is wrong at ${first?.path}: ${first?.message}`);
    }
    events.push({
      type,
      version: definition.version,
      entity: definition.entity,
      entity_id: entityId,
      payload,
    });
    for (const reaction of kernel.registry.reactionsTo(type, 'in_transaction'))
      await reaction.run(ctx, payload as never, { entityId, position: null });
  }
  return { ctx, changes, events, moves };
}

async function nextNumber(
  kernel: Kernel,
  running: Running,
  code: string,
  on: string,
): Promise<string> {
  const series = kernel.registry.series.get(code) ?? refuse('kernel.unexpected', { series: code });
  const { tenantId, branchCode } = running.actor;
  const place = { tenantId, branchKey: branchCode, series: code, month: monthOf(on) };
  if (!series.gapFree) return formatNumber(series, place, await kernel.numbers.next(place));
  const [row] = await running.tx.read<{ value: number }>(takeGapFree(place));
  return formatNumber(series, place, row?.value ?? 1);
}

function statusRow(id: string, now: Date, move: StatusMove): StatusRow {
  const minutes = move.since
    ? Math.max(0, Math.floor((now.getTime() - Date.parse(move.since)) / 60_000))
    : null;
  return {
    id,
    entity: move.entity,
    entity_id: move.id,
    from_status: move.from,
    to_status: move.to,
    minutes_in_previous: minutes,
    reason: move.reason ?? null,
  };
}

const days = new Map<string, Intl.DateTimeFormat>();

/** The calendar day (YYYY-MM-DD) of an instant in a time zone. */
export function dayIn(timeZone: string, instant: Date): string {
  let format = days.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
    });
    days.set(timeZone, format);
  }
  return format.format(instant);
}
