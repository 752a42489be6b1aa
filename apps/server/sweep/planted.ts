import type pg from 'pg';
import { command, endpoint, object, query, refuse, type Module } from '@poros/kernel';
import { Id, Page, Type } from '@poros/kernel/shared';

type Client = pg.Client;

/** Tells a branch of another tenant from one that does not exist. */
const peek = (client: Client) =>
  query({
    name: 'planted.get_branch',
    http: 'GET /planted/branches/:branchId',
    permission: 'signed_in',
    summary: 'Peeks.',
    input: object({ branchId: Id }),
    output: object({ companyId: Type.String() }),
    async run(_ctx, { branchId }) {
      const { rows } = await client.query<{ company_id: string }>(
        'select company_id from tenancy.branch where id = $1',
        [branchId],
      );
      return { companyId: rows[0]?.company_id ?? refuse('kernel.not_found') };
    },
  });

/** Writes and refuses afterwards. */
const scribble = (client: Client) =>
  command({
    name: 'planted.create_scribble',
    http: 'POST /planted/scribbles',
    permission: 'signed_in',
    summary: 'Scribbles.',
    input: object({}),
    output: object({}),
    async run(ctx) {
      await client.query("update tenancy.branch set city = city || '!' where tenant_id = $1", [
        ctx.tenantId,
      ]);
      refuse('kernel.not_found');
    },
  });

/** Takes any id for its own. */
const refer = command({
  name: 'planted.create_reference',
  http: 'POST /planted/references',
  permission: 'signed_in',
  summary: 'Refers.',
  input: object({ branchId: Id }),
  output: object({}),
  run: async () => ({}),
});

/** Shows what other branches own. */
const list = (client: Client) =>
  query({
    name: 'planted.list_warehouses',
    http: 'GET /planted/warehouses',
    permission: 'signed_in',
    summary: 'Lists.',
    input: object({}),
    output: Page(object({ id: Id })),
    async run(ctx) {
      const { rows } = await client.query<{ id: string }>(
        'select id from inventory.warehouse where tenant_id = $1',
        [ctx.tenantId],
      );
      return { rows, next: null, total: rows.length };
    },
  });

/** Open to everyone, whatever its paper says. */
const open = endpoint({
  name: 'planted.open',
  http: 'GET /planted/open',
  permission: 'public',
  summary: 'Open.',
  input: object({}),
  output: object({}),
  handle: async () => ({}),
});

/** A module that breaks every rule of the sweep, reading past row-level security. */
export function plantedModule(client: Client) {
  const faults = {
    peek: peek(client),
    scribble: scribble(client),
    refer,
    list: list(client),
    open,
  };
  const module: Module = {
    name: 'planted',
    depends: [],
    operations: [faults.peek, faults.scribble, faults.refer, faults.list],
    endpoints: [open],
    refusals: {},
    permissions: [],
    menu: [],
    words: { id: {}, en: {} },
    migrations: new URL('file:///none/'),
  };
  return { module, faults };
}
