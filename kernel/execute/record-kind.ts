import sql, { raw, type Sql } from 'sql-template-tag';
import { refuse } from '../shared/refusal.ts';
import { withinReach } from './actor.ts';
import type { QueryCtx } from './context.ts';

/**
 * A kind of record that people open by its name and talk about. Each module names its own; what
 * hangs on any record (comments, files, notices, approvals) needs no more than this.
 */
export interface RecordKind {
  /** What its events are about: 'sales.order'. */
  readonly entity: string;
  /** Key of its name in the module's words; the entity itself where left out. */
  readonly word?: string;
  /** The right that lets someone see it: `<entity>.read` where left out. */
  readonly permission?: string;
  /** Its page; `$id` stands for the row's id. */
  readonly path: string;
  readonly table: string;
  /** How people call one: `number`, or `code || ' · ' || name`. */
  readonly label: string;
  readonly branch?: string;
  readonly owner?: string;
  /** Its status: the column, and where the words for it are: 'sales.status'. */
  readonly status?: { readonly column: string; readonly words: string };
  /** What it is worth, where it is a document: two expressions. */
  readonly amount?: { readonly value: string; readonly currency: string };
  /** What it consists of, for a look at it. */
  readonly lines?: RecordLines;
  /** The next step from each status: its word, and the right that it needs. */
  readonly next?: Readonly<Record<string, { readonly word: string; readonly permission: string }>>;
  /** Columns that only people with another right may see in its story: `credit_limit`. */
  readonly guarded?: Readonly<Record<string, string>>;
}

/** The lines of a record: a table `l` (with joins), and expressions on it. */
export interface RecordLines {
  readonly from: string;
  /** The column that names the record: `l.order_id`. */
  readonly record: string;
  readonly order: string;
  readonly name: string;
  /** Where it has another name in English. */
  readonly nameEn?: string;
  readonly quantity?: string;
  readonly unit?: string;
  readonly amount?: string;
}

/**
 * A way from one kind of record to another that came of it: a delivery of its order, a journal of
 * its invoice. A table that names both, and its two columns.
 */
export interface RecordLink {
  readonly from: string;
  readonly to: string;
  readonly table: string;
  readonly fromId: string;
  readonly toId: string;
  /** Which of the table's rows say so: `source_type = 'finance.invoice'`. */
  readonly where?: string;
}

/** One record as everybody else may show it. */
export interface NamedRecord {
  readonly entity: string;
  readonly id: string;
  readonly label: string;
  readonly path: string;
  readonly branchId: string | null;
  readonly ownerId: string | null;
}

export const recordPermission = (kind: RecordKind): string =>
  kind.permission ?? `${kind.entity}.read`;
export const recordWord = (kind: RecordKind): string => kind.word ?? kind.entity;

/** The record, if the actor may see it; otherwise refuses as if there were none. */
export async function readableRecord(
  ctx: QueryCtx,
  entity: string,
  id: string,
): Promise<NamedRecord> {
  const [found] = await readableRecords(ctx, entity, [id]);
  return found ?? refuse('kernel.not_found');
}

/** Those of the records that the actor may see, in no order; one flight. */
export async function readableRecords(
  ctx: QueryCtx,
  entity: string,
  ids: readonly string[],
): Promise<NamedRecord[]> {
  const kind = ctx.registry.records.get(entity);
  if (!kind || !ctx.may(recordPermission(kind)) || ids.length === 0) return [];
  const rows = await ctx.read<Omit<NamedRecord, 'entity' | 'path'>>(sql`
    ${namedRows(kind, ctx.tenantId, ids)} and ${withinReach(ctx.actor, recordPermission(kind), {
      ...(kind.branch ? { branch: raw(`r.${kind.branch}`) } : {}),
      ...(kind.owner ? { owner: raw(`r.${kind.owner}`) } : {}),
    })}`);
  return rows.map((row) => ({ ...row, entity, path: kind.path.replace('$id', row.id) }));
}

/** Names and places of records, whoever asks. */
export function namedRows(kind: RecordKind, tenantId: string, ids: readonly string[]): Sql {
  return sql`
    select r.id, (${raw(kind.label)}) as label, ${raw(kind.branch ? `r.${kind.branch}` : 'null::uuid')} as "branchId",
      ${raw(kind.owner ? `r.${kind.owner}` : 'null::uuid')} as "ownerId"
    from ${raw(kind.table)} r
    where r.tenant_id = ${tenantId} and r.id = any(${[...ids]}::uuid[])`;
}

/** What each record is worth and where it stands, as far as its kind says. */
export function stateRows(kind: RecordKind, tenantId: string, ids: readonly string[]): Sql {
  const text = (expression: string | undefined) => raw(`(${expression ?? 'null'})::text`);
  return sql`
    select id, ${text(kind.status?.column)} as status, ${text(kind.amount?.value)} as amount,
      ${text(kind.amount?.currency)} as currency
    from ${raw(kind.table)} where tenant_id = ${tenantId} and id = any(${[...ids]}::uuid[])`;
}

/** The first lines of a record, each with the count of all of them. */
export function lineRows(
  { from, record, order, ...lines }: RecordLines,
  tenantId: string,
  { id, limit, language }: { id: string; limit: number; language: string },
): Sql {
  const name = language === 'en' ? (lines.nameEn ?? lines.name) : lines.name;
  const figure = (expression: string | undefined) =>
    expression ? raw(`trim_scale(${expression})::text`) : raw('null::text');
  return sql`select ${raw(name)} as name, ${figure(lines.quantity)} as quantity,
      ${raw(lines.unit ?? 'null')}::text as unit, ${figure(lines.amount)} as amount, count(*) over ()::integer as "of"
    from ${raw(from)}
    where l.tenant_id = ${tenantId} and ${raw(record)} = ${id}
    order by ${raw(order)} limit ${limit}`;
}

/** Pairs of a link that begin at one of `from` or end at one of `to`. */
export function linkedRows(
  link: RecordLink,
  tenantId: string,
  { from, to, limit }: { from: readonly string[]; to: readonly string[]; limit: number },
): Sql {
  const [fromId, toId] = [raw(link.fromId), raw(link.toId)];
  return sql`(select distinct ${link.from} as "from", ${link.to} as "to", ${fromId} as "fromId",
      ${toId} as "toId" from ${raw(link.table)}
    where tenant_id = ${tenantId} and (${raw(link.where ?? 'true')})
      and (${fromId} = any(${[...from]}::uuid[]) or ${toId} = any(${[...to]}::uuid[]))
      and ${fromId} is not null and ${toId} is not null
    limit ${limit})`;
}

/**
 * Every record that goes by its number, whatever module it is of: `prefix` and `value` of the
 * number, the `number`, `path` of its page, `id`, `at` and `by` of its writing.
 */
export function numberedRecords({ registry, tenantId }: QueryCtx): Sql {
  const kinds = [...registry.records.values()].filter((kind) => kind.label === 'number');
  if (kinds.length === 0)
    return sql`select ''::text as prefix, 0 as value, ''::text as number, ''::text as path,
      null::uuid as id, null::timestamptz as at, null::uuid as "by" where false`;
  return kinds
    .map(
      (kind) => sql`
      select regexp_replace(r.number, '-[0-9]+$', '') as prefix,
        substring(r.number from '-([0-9]+)$')::integer as value, r.number,
        ${kind.path}::text as path, r.id, r.created_at as at, r.created_by as "by"
      from ${raw(kind.table)} r
      where r.tenant_id = ${tenantId} and r.number ~ '-[0-9]{4,9}$'`,
    )
    .reduce((all, one) => sql`${all} union all ${one}`);
}
