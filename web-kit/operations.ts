/**
 * Every operation the server offers, by name. Filled by the application from the generated
 * contracts: `declare module '@poros/web-kit/operations' { interface OperationMap extends
 * Operations {} }`.
 */
export interface OperationMap {}

export type Operation = keyof OperationMap & string;
export type InputOf<O extends Operation> = OperationMap[O] extends { input: infer I } ? I : never;
export type OutputOf<O extends Operation> = OperationMap[O] extends { output: infer R } ? R : never;
type OfKind<K> = { [O in Operation]: OperationMap[O] extends { kind: K } ? O : never }[Operation];
export type QueryName = OfKind<'query'>;
export type CommandName = OfKind<'command'>;
/** The queries that answer a page of rows. */
export type ListName = {
  [O in QueryName]: OutputOf<O> extends ListAnswer<unknown> ? O : never;
}[QueryName];
export type RowOf<O extends ListName> =
  OutputOf<O> extends { rows: readonly (infer R)[] } ? R : never;

export interface ListAnswer<Row> {
  readonly rows: readonly Row[];
  readonly next: string | null;
  readonly total?: number;
}

/** Method, path with `:parameters`, permission. */
export type Way = readonly [method: string, path: string, permission: string];

let ways: Readonly<Record<string, Way>> = {};

/** Tells the kit where the operations live; the application does it once. */
export function knowOperations(known: Readonly<Record<string, Way>>): void {
  ways = known;
}

export const isKnown = (operation: string): boolean => operation in ways;

export function wayOf(operation: string): Way {
  const way = ways[operation];
  if (!way) throw new RangeError(`no such operation: ${operation}`);
  return way;
}

/**
 * What an operation is about: 'sales.order' of the permission 'sales.order.read'; events carry the
 * same name.
 */
export const entityOf = (operation: string): string =>
  wayOf(operation)[2].split('.').slice(0, 2).join('.');
