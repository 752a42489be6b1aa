import {
  pointedAt,
  pointingTables,
  recordWord,
  type ImportKind,
  type Kernel,
  type Many,
} from '@poros/kernel';

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
  const pointing = await many.read<{ name: string; place: string }>(pointingTables(kind.table));
  for (const { name, place } of pointing) {
    if (kind.parts?.includes(name)) continue;
    const isArchived = kernel.catalog.get(name)?.has('deleted_at') ?? false;
    const rows = await many.read<{ id: string }>(
      pointedAt(tenantId, { name, place, isArchived }, ids),
    );
    for (const { id } of rows) if (!used.has(id)) used.set(id, calledOf(kernel, name, language));
  }
  return used;
}

/** What people call the records of a table; the module's part of its name where nobody does. */
function calledOf({ registry }: Kernel, table: string, language: 'id' | 'en'): string {
  const kind = [...registry.records.values()].find((one) => table.startsWith(one.table));
  return kind ? registry.say(language, recordWord(kind)) : table;
}
