import { raw, recordWord, sql, type ImportKind, type Kernel, type Many } from '@poros/kernel';

interface Asked {
  readonly kind: ImportKind;
  readonly tenantId: string;
  readonly ids: readonly string[];
  readonly language: 'id' | 'en';
}

/**
 * Which of the records others point at, and what those are called. Asked of the database's foreign
 * keys, so that a module which comes later is heard without being named.
 */
export async function dependentsOf(
  kernel: Kernel,
  many: Pick<Many, 'read'>,
  { kind, tenantId, ids, language }: Asked,
): Promise<Map<string, string>> {
  const used = new Map<string, string>();
  if (!kind.table || ids.length === 0) return used;
  const pointing = await many.read<{ name: string; place: string }>(sql`
    select n.nspname || '.' || c.relname as name, a.attname::text as place
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid and not c.relispartition
    join pg_namespace n on n.oid = c.relnamespace
    join pg_attribute a on a.attrelid = k.conrelid and a.attnum = k.conkey[2]
    where k.contype = 'f' and k.confrelid = ${kind.table}::regclass and array_length(k.conkey, 1) = 2`);
  for (const { name, place } of pointing) {
    if (kind.parts?.includes(name)) continue;
    const isLive = kernel.catalog.get(name)?.has('deleted_at')
      ? raw('deleted_at is null')
      : raw('true');
    const rows = await many.read<{ id: string }>(sql`select distinct ${raw(place)} as id
      from ${raw(name)} where tenant_id = ${tenantId} and ${raw(place)} = any(${[...ids]}::uuid[])
        and ${isLive}`);
    for (const { id } of rows) if (!used.has(id)) used.set(id, calledOf(kernel, name, language));
  }
  return used;
}

/** What people call the records of a table; the module's part of its name where nobody does. */
function calledOf({ registry }: Kernel, table: string, language: 'id' | 'en'): string {
  const kind = [...registry.records.values()].find((one) => table.startsWith(one.table));
  return kind ? registry.say(language, recordWord(kind)) : table;
}
