import type { DefaultRole } from '@poros/kernel';
import { workOnImport } from '@poros/integration';
import type { Import, ImportedRow } from '@poros/integration/shared';
import { api, type HttpUser } from './http.ts';
import { world, type World } from './world.ts';

/** Someone of a fresh company who brings files in. */
export interface Office {
  readonly w: World;
  readonly user: HttpUser;
}

export async function office(...roles: DefaultRole[]): Promise<Office> {
  const w = await world();
  const held = roles.length > 0 ? roles : (['SYSADMIN'] as const);
  return { w, user: await (await api(w)).signIn(...held) };
}

/** Sends a file and answers the import's id. */
export async function send(
  { user }: Office,
  kind: string,
  bytes: Buffer,
  name = 'berkas.csv',
): Promise<string> {
  const { status, body } = await user.upload<{ id: string }>(
    `/imports/files?kind=${kind}&name=${encodeURIComponent(name)}`,
    bytes,
  );
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body.id;
}

export const look = async ({ user }: Office, id: string): Promise<Import> =>
  (await user.get<Import>(`/imports/${id}`)).body;

/** Does what waits for the worker, as far as it goes. */
export const work = ({ w }: Office, id: string): Promise<void> =>
  workOnImport(w.kernel, { tenantId: w.tenantId, entityId: id });

export interface Checking {
  readonly mapping?: readonly (string | null)[];
  readonly createMissing?: readonly string[];
  readonly fill?: Readonly<Record<string, string>>;
  readonly control?: { readonly field: string; readonly expected: string } | null;
}

/** Tries all rows of an import. */
export async function check(at: Office, id: string, more: Checking = {}): Promise<Import> {
  const { version, mapping } = await look(at, id);
  const { status, body } = await at.user.put(`/imports/${id}/mapping`, {
    version,
    mapping,
    createMissing: [],
    control: null,
    ...more,
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
  await work(at, id);
  return look(at, id);
}

/** Takes the rows in. */
export async function run(
  at: Office,
  id: string,
  mode: 'all' | 'valid' = 'valid',
): Promise<Import> {
  const { version } = await look(at, id);
  const { status, body } = await at.user.post(`/imports/${id}/runs`, { version, mode });
  if (status !== 200) throw new Error(JSON.stringify(body));
  await work(at, id);
  return look(at, id);
}

export const rowsOf = async ({ user }: Office, id: string, state: string): Promise<ImportedRow[]> =>
  (await user.get<{ rows: ImportedRow[] }>(`/imports/${id}/rows?state=${state}&limit=200`)).body
    .rows;
