import { sql, type Ctx, type QueryCtx } from '@poros/kernel';
import { headerKey } from '../shared/map-columns.ts';

/** What these headings were taken for the last time, in this company and for this kind. */
export async function rememberedMapping(
  ctx: QueryCtx,
  kind: string,
  headers: readonly string[],
): Promise<Map<string, string | null>> {
  const rows = await ctx.read<{ header: string; field: string | null }>(sql`
    select header, field from integration.import_memory
    where tenant_id = ${ctx.tenantId} and kind = ${kind}
      and header = any(${headers.map(headerKey)}::text[])`);
  return new Map(rows.map(({ header, field }) => [header, field]));
}

/** Keeps what a person has decided about the columns of a file. */
export function rememberMapping(
  ctx: Ctx,
  kind: string,
  pairs: readonly { readonly header: string; readonly field: string | null }[],
): void {
  const once = new Map(pairs.map(({ header, field }) => [headerKey(header), field]));
  once.delete('');
  const rows = [...once].map(([header, field]) => ({ header, field }));
  ctx.write(sql`insert into integration.import_memory (tenant_id, kind, header, field)
    select ${ctx.tenantId}, ${kind}, r.header, r.field
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(header text, field text)
    on conflict on constraint import_memory__key do update set field = excluded.field`);
}
