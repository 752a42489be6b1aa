import pg from 'pg';
import { expect, test } from 'vitest';
import { api, theWorker, world, type HttpUser, type World } from '@poros/testing';
import { asCsv, faultyCustomers } from '@poros/testing/planted-faults';
import type { Import } from '../shared/import.ts';
import { workOnImport } from './run-import.ts';

const ROWS = Number(process.env['IMPORT_ROWS'] ?? 2_000);

interface Rates {
  readonly read: number;
  readonly preview: number;
  readonly apply: number;
  readonly reverse: number;
  readonly copy: number;
}

test('many rows of customers and items are tried and taken in at a rate that a person can wait for', async () => {
  const customers = await ratesOf('party.customer', 'party.customer', customerFile());
  const items = await ratesOf('catalog.item', 'catalog.item', itemFile());

  for (const [name, rates] of Object.entries({ customers, items })) {
    const { read, preview, apply, copy, reverse } = rates;
    process.stdout.write(
      `import of ${ROWS} ${name}, rows/s: read ${read}, preview ${preview}, apply ${apply}, ` +
        `COPY ${copy} (${(copy / apply).toFixed(1)}×), take back ${reverse}\n`,
    );
    expect(apply).toBeGreaterThan(50);
  }
});

const customerFile = () => {
  const { headers, sound } = faultyCustomers(7, ROWS, 0);
  return asCsv(headers, sound);
};

const itemFile = () =>
  asCsv(
    ['SKU', 'Nama barang', 'Satuan', 'HPP', 'Harga jual', 'Barcode', 'Berat'],
    Array.from({ length: ROWS }, (_, nth) => [
      `BRG-${nth}`,
      `Barang nomor ${nth}`,
      'PCS',
      `${1_000 + nth}`,
      `${2_000 + nth}`,
      `INT${nth}`,
      '1,25',
    ]),
  );

async function ratesOf(kind: string, table: string, bytes: Buffer): Promise<Rates> {
  const w = await world();
  const user = await (await api(w)).signIn('SYSADMIN');
  const begun = performance.now();
  const { body } = await user.upload<{ id: string }>(
    `/imports/files?kind=${kind}&name=a.csv`,
    bytes,
  );
  const read = rate(begun);
  const preview = await timed(async () => {
    const { version, mapping } = await look(user, body.id);
    await user.put(`/imports/${body.id}/mapping`, {
      version,
      mapping,
      createMissing: [],
      control: null,
    });
    await work(w, body.id);
  });
  expect((await look(user, body.id)).counts).toMatchObject({ new: ROWS, error: 0 });
  const apply = await timed(async () => {
    const { version } = await look(user, body.id);
    await user.post(`/imports/${body.id}/runs`, { version, mode: 'valid' });
    await work(w, body.id);
  });
  expect((await look(user, body.id)).counts).toMatchObject({ applied: ROWS });
  const copy = await copyRate(w, table);
  const reverse = await timed(async () => {
    const { version } = await look(user, body.id);
    await user.post(`/imports/${body.id}/reversal`, { version });
    await work(w, body.id);
  });
  expect((await look(user, body.id)).counts).toMatchObject({ reversed: ROWS, kept: 0 });
  return { read, preview, apply, reverse, copy };
}

const look = async (user: HttpUser, id: string) => (await user.get<Import>(`/imports/${id}`)).body;
const work = (w: World, id: string) =>
  workOnImport(w.kernel, { tenantId: w.tenantId, entityId: id });

/** The same rows once more, in an unlogged copy of the table with its indexes, by COPY. */
async function copyRate(w: World, table: string): Promise<number> {
  const { ownerUrl } = await theWorker();
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows: columns } = await client.query<{ names: string }>(
      `select string_agg(quote_ident(attname), ', ' order by attnum) as names from pg_attribute
       where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = ''`,
      [table],
    );
    const names = columns[0]?.names ?? '';
    const copy = `${table}_copied`;
    await client.query(`create table ${copy} (like ${table} including all)`);
    await client.query('begin');
    await client.query(`select set_config('app.tenant', '${w.tenantId}', true)`);
    const { rows } = await client.query<{ line: string }>(
      `select concat_ws(E'\\t', ${names
        .split(', ')
        .map((name) => `coalesce(${name}::text, '\\N')`)
        .join(', ')}) as line
       from ${table} where tenant_id = '${w.tenantId}'`,
    );
    await client.query('commit');
    const begun = performance.now();
    await copyIn(
      client,
      `copy ${copy} (${names}) from stdin`,
      rows.map((row) => row.line).join('\n'),
    );
    const found = rate(begun, rows.length);
    await client.query(`drop table ${copy}`);
    return found;
  } finally {
    await client.end();
  }
}

interface CopyConnection {
  query(text: string): void;
  sendCopyFromChunk(chunk: Buffer): void;
  endCopyFrom(): void;
}

/** One COPY over the driver's own connection. */
function copyIn(client: pg.Client, text: string, lines: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const submittable = {
      submit: (connection: CopyConnection) => connection.query(text),
      handleCopyInResponse(connection: CopyConnection) {
        connection.sendCopyFromChunk(Buffer.from(`${lines}\n`));
        connection.endCopyFrom();
      },
      handleRowDescription: () => undefined,
      handleDataRow: () => undefined,
      handleCommandComplete: () => undefined,
      handleReadyForQuery: () => resolve(),
      handleError: (error: Error) => reject(error),
    };
    client.query(submittable as unknown as pg.Submittable);
  });
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await work();
  return rate(begun);
}

const rate = (begun: number, rows = ROWS) =>
  Math.round(rows / ((performance.now() - begun) / 1_000));
