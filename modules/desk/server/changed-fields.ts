import type { QueryCtx, RecordKind } from '@poros/kernel';
import type { FieldChange, LineChange } from '../shared/story.ts';

type Values = Readonly<Record<string, unknown>>;
/** A change as the audit trail holds it: table, id, before (changed columns), after. */
export interface LoggedChange {
  readonly t: string;
  readonly id: string;
  readonly b: Values | readonly Values[] | null;
  readonly a: Values | null;
}

/** Columns that say nothing to a person. */
const INNER = new Set([
  'id',
  'tenant_id',
  'version',
  'line_no',
  'search_text',
  'status',
  'status_since',
  'hold_reason',
]);
/** When and by whom: that is what the moment itself says. */
const STAMP = /_(at|by)$/;
const SECRET = /password|secret|token|hash|pin$|_key$/;
const MASK = '••••••';
const LINES_MAX = 20;

/**
 * What became of the record's own fields. A new record has no changes to tell. Columns behind
 * another right are left out for people who do not hold it; secrets are masked for everybody.
 */
export function fieldChanges(
  ctx: QueryCtx,
  kind: RecordKind,
  recordId: string,
  changes: readonly LoggedChange[],
): FieldChange[] {
  const guarded = kind.guarded ?? {};
  return changes
    .filter(({ t, id, b }) => t === kind.table && id === recordId && b !== null)
    .flatMap(({ b, a }) => changesBetween(b as Values, a ?? {}))
    .filter(({ field }) => !guarded[field] || ctx.may(guarded[field]));
}

/** Lines are named by their record's id in some column, or stand beside it under its id. */
export function lineChanges(
  kind: RecordKind,
  recordId: string,
  changes: readonly LoggedChange[],
): LineChange[] {
  const isUpdate = changes.some(({ t, id, b }) => t === kind.table && id === recordId && b);
  if (!isUpdate) return [];
  const own = changes.filter(({ t }) => t.startsWith(`${kind.table}_line`));
  const before = own.flatMap(({ b, id }) => (Array.isArray(b) && id === recordId ? b : []));
  const after = own.flatMap(({ a }) => (a && Object.values(a).includes(recordId) ? [a] : []));
  return matched(before as Values[], after).slice(0, LINES_MAX);
}

/** Lines have no name but their item: its n-th line is taken for its n-th line before. */
function matched(before: readonly Values[], after: readonly Values[]): LineChange[] {
  const left = [...before];
  const changed = after.flatMap((line): LineChange[] => {
    const at = left.findIndex((one) => one['item_id'] === line['item_id']);
    const name = nameOf(line);
    if (at < 0) return [{ how: 'added', name, fields: changesBetween({}, shown(line)) }];
    const [was = {}] = left.splice(at, 1);
    const both = Object.fromEntries(Object.keys(was).map((field) => [field, line[field] ?? null]));
    const fields = changesBetween(was, both);
    return fields.length > 0 ? [{ how: 'changed', name, fields }] : [];
  });
  const removed = left.map((line) => ({ how: 'removed' as const, name: nameOf(line), fields: [] }));
  return [...changed, ...removed];
}

const shown = ({ quantity = null, price = null }: Values): Values => ({ quantity, price });

const nameOf = (line: Values): string =>
  text(line['description']) ?? text(line['item_name']) ?? text(line['item_id']) ?? '';

function changesBetween(before: Values, after: Values): FieldChange[] {
  return Object.keys({ ...before, ...after })
    .filter((field) => !INNER.has(field) && !STAMP.test(field) && field in after)
    .map((field) => ({ field, from: text(before[field]), to: text(after[field]) }))
    .filter(({ from, to }) => !isSame(from, to))
    .map(({ field, from, to }) =>
      SECRET.test(field) ? { field, from: from && MASK, to: to && MASK } : { field, from, to },
    );
}

/** None and nothing are the same to a reader. */
const isSame = (from: string | null, to: string | null): boolean =>
  (from ?? '0') === (to ?? '0') || (from ?? '') === (to ?? '');

/** As text; '10' and '10.000000' are one figure. */
function text(value: unknown): string | null {
  if (value === null || value === undefined || value === '') return null;
  const said = typeof value === 'string' ? value : JSON.stringify(value);
  return /^-?\d+\.\d+$/.test(said) ? said.replace(/\.?0+$/, '') : said;
}
