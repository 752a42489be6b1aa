import { randomUUID } from 'node:crypto';
import type { Endpoint, Operation } from '@poros/kernel';
import type { Fixture, Ground, Grown } from './grow.ts';
import { changedTables, fingerprints, isId, type Harvest } from './harvest.ts';
import { mayByDefault, type RoleCaller } from './people.ts';
import type { SweepGround } from './sweep-ground.ts';
import type { Caller, Input, Spoken, SweepServer } from './sweep-server.ts';

/** What is wrong, as a sentence that names the operation. */
export type Complaint = string;
type Door = Operation | Endpoint;

/** Runs calls that must all be refused, and complains when any of them left a row behind. */
export async function leavingNoTrace(
  { client, tables }: Ground,
  tenants: readonly string[],
  what: string,
  work: () => Promise<Complaint[]>,
): Promise<Complaint[]> {
  const before = await Promise.all(tenants.map((tenant) => fingerprints(client, tables, tenant)));
  const complaints = await work();
  for (const [index, tenant] of tenants.entries()) {
    const changed = changedTables(
      before[index] ?? new Map(),
      await fingerprints(client, tables, tenant),
    );
    if (changed.length > 0) complaints.push(`${what} changed ${changed.join(', ')}`);
  }
  return complaints;
}

/** Nobody, and whoever has left, is answered 401 by everything that is not public. */
export async function askedByNobody(
  ground: Ground,
  door: Door,
  gone: Caller,
  input: Input,
): Promise<Complaint[]> {
  if (door.permission === 'public') return [];
  const complaints: Complaint[] = [];
  for (const [who, caller] of [
    ['nobody', undefined],
    ['a revoked session', gone],
  ] as const) {
    const { status } = await ground.server.call(caller, door, input);
    if (status !== 401) complaints.push(`${door.name} answers ${status} to ${who}`);
  }
  return complaints;
}

/**
 * A role without the right is refused; a role with it is not, even when there is nothing under that
 * id.
 */
export async function askedByRole(
  ground: SweepGround,
  door: Door,
  { role, caller }: RoleCaller,
  input: Input,
): Promise<Complaint[]> {
  const may = mayByDefault(ground.kernel, role, door.permission);
  const { status, code } = await ground.server.call(
    caller,
    door,
    may ? absent(input).input : input,
  );
  const isDenied = status === 403 && code === 'kernel.permission_missing';
  if (status >= 500) return [`${door.name} answers ${status} to ${role}`];
  return may === isDenied
    ? [`${door.name} answers ${status} ${code ?? ''} to ${role}, who may ${may ? '' : 'not '}do it`]
    : [];
}

/** Who asks, and the rows that are not the asker's. */
export interface Asking {
  readonly server: SweepServer;
  readonly caller: Caller;
  readonly rows: Harvest;
}

/** What is asked with foreign ids, and what is asked with nobody's in the same places. */
export interface Asked {
  readonly input: Input;
  readonly nowhere: Absent;
  /** Where the one foreign id stands, 'lines.0.itemId'; empty when all of them are. */
  readonly place: string;
}
export const everyId = (input: Input): Asked => ({ input, nowhere: absent(input), place: '' });

export interface Absent {
  readonly input: Input;
  readonly back: ReadonlyMap<string, string>;
}

/**
 * The same input with every id replaced by one that nobody has; `back` leads from the new ids to
 * the old.
 */
function absent(input: Input): Absent {
  const fresh = new Map<string, string>();
  const text = JSON.stringify(input).replace(UUIDS, (id) => {
    const other = fresh.get(id) ?? randomUUID();
    fresh.set(id, other);
    return other;
  });
  return {
    input: JSON.parse(text) as Input,
    back: new Map([...fresh].map(([id, other]) => [other, id])),
  };
}

const UUIDS = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/**
 * Asks with ids of another tenant and with ids of nobody: both answers must be the same bytes,
 * apart from the correlation id, and must not name anything of the other tenant that was not asked
 * with.
 */
export async function askedWithForeignIds(
  { server, caller, rows: foreign }: Asking,
  operation: Operation,
  { input, nowhere, place }: Asked,
): Promise<Complaint[]> {
  const answer = await server.call(caller, operation, input);
  const other = await server.call(caller, operation, nowhere.input);
  const complaints = leaked(operation, answer, input, foreign);
  if (answer.status === 401)
    complaints.push(`${operation.name} was asked by nobody: the asker's session has ended`);
  if (answer.status >= 500)
    complaints.push(`${operation.name} answers ${answer.status} to ids of another tenant`);
  const isDone = answer.status < 300 && operation.kind === 'command';
  if (isDone && namesForeign(input, foreign))
    complaints.push(`${operation.name} is carried out with ${place || 'ids'} of another tenant`);
  if (
    !isDone &&
    namesForeign(input, foreign) &&
    plain(answer) !== plain({ ...other, text: restored(other.text, nowhere) })
  )
    complaints.push(
      `${operation.name} tells ${place || 'an id'} of another tenant from an id of nobody:\n    ${plain(
        answer,
      )}\n    ${plain(other)}`,
    );
  return complaints;
}

/**
 * Ids that the answer shows, that belong to the other tenant, and that the asker did not bring
 * along.
 */
function leaked(
  operation: Operation,
  { text }: Spoken,
  input: Input,
  foreign: Harvest,
): Complaint[] {
  const brought = JSON.stringify(input);
  const isLeak = (id: string) => foreign.ids.has(id) && !brought.includes(id);
  const shown = (text.match(UUIDS) ?? []).filter(isLeak);
  return shown.length === 0 ? [] : [`${operation.name} shows rows of another tenant: ${shown[0]}`];
}

/**
 * Whether the input refers to a row of the other tenant; the id that a new record brings along
 * refers to nothing.
 */
export function namesForeign(input: Input, foreign: Harvest): boolean {
  return Object.entries(input).some(
    ([name, value]) =>
      name !== 'id' &&
      (JSON.stringify(value) ?? '').match(UUIDS)?.some((id) => foreign.rowsOf(id).length > 0),
  );
}

const restored = (text: string, { back }: Absent): string =>
  text.replace(UUIDS, (id) => back.get(id) ?? id);

/** Status and bytes without what differs between any two answers. */
const plain = ({ status, text }: Spoken): string =>
  `${status} ${text
    .replace(/"correlationId":"[^"]*"/g, '"correlationId":""')
    .replace(/number [0-9a-f-]{36}/g, 'number')}`;

/** Each id of B's own input in turn becomes the one that stands at the same place in A's. */
export function* foreignInEachPlace(own: Input, foreign: Input): Generator<Asked> {
  for (const path of idPaths(own)) {
    const other = at(foreign, path);
    if (!isId(other) || other === at(own, path) || path.at(-1) === 'id') continue;
    const nobody = randomUUID();
    yield {
      place: path.join('.'),
      input: replaced(own, path, other) as Input,
      nowhere: { input: replaced(own, path, nobody) as Input, back: new Map([[nobody, other]]) },
    };
  }
}

function idPaths(value: unknown, path: readonly string[] = []): string[][] {
  if (isId(value)) return [[...path]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => idPaths(one, [...path, key]));
}

const at = (value: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) => (inner as Record<string, unknown> | undefined)?.[key],
    value,
  );

function replaced(value: unknown, [key, ...rest]: readonly string[], other: string): unknown {
  if (key === undefined) return other;
  const inner = (value as Record<string, unknown>)[key];
  if (Array.isArray(value)) return value.with(Number(key), replaced(inner, rest, other));
  return { ...(value as object), [key]: replaced(inner, rest, other) };
}

/**
 * Someone whose rights reach another branch asks for a record of this one: answered as if it were
 * not there. Lists show no row that another branch owns.
 */
export async function askedFromOtherBranch(
  { server, caller, rows }: Asking,
  operation: Operation,
  { input }: Fixture,
): Promise<Complaint[]> {
  const addressed = /:(\w+)(?!.*:)/.exec(operation.http)?.[1];
  const id = addressed === undefined ? undefined : input[addressed];
  const isElsewhere = (one: unknown) =>
    rows
      .rowsOf(String(one))
      .some(
        ({ row }) => typeof row['branch_id'] === 'string' && row['branch_id'] !== caller.branchId,
      );
  // The record's own id is not to be told from nobody's; the rest of the input may well be seen
  // from here.
  const elsewhere: Harvest = {
    tables: rows.tables,
    ids: new Set(),
    rowsOf: (one) => (one === id ? rows.rowsOf(one) : []),
  };
  if (isId(id) && isElsewhere(id))
    return askedWithForeignIds({ server, caller, rows: elsewhere }, operation, everyId(input));
  if (operation.kind !== 'query' || addressed !== undefined) return [];
  const { text } = await server.call(caller, operation, input);
  const listed = [...text.matchAll(/"id":"([0-9a-f-]{36})"/g)].map(([, one = '']) => one);
  const shown = listed.find(isElsewhere);
  return shown === undefined ? [] : [`${operation.name} lists ${shown} of another branch`];
}

/**
 * Operations that nobody in the tenant has carried out yet: the sweep would prove nothing about
 * them.
 */
export function unproved(
  operations: readonly Operation[],
  { fixtures }: Grown,
  endsInRule: Readonly<Record<string, string>>,
): Complaint[] {
  return operations.flatMap(({ name }) => {
    const fixture = fixtures.get(name);
    if (!fixture) return [`${name} was never called: nothing that it needs exists`];
    const { status, code = '' } = fixture.answer;
    if (status < 300 || endsInRule[name] === code) return [];
    const tried = JSON.stringify(fixture.input).slice(0, 300);
    return [`${name} was never carried out: ${status} ${code} for ${tried}`];
  });
}
