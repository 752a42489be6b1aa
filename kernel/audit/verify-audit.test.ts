import { appendFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import pg from 'pg';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { raw, runCommand, sql, type Kernel } from '@poros/kernel';
import { openTransaction, rowsOf, seal, verifyAudit } from '@poros/kernel/system';
import { modules } from '@poros/server/modules';
import { actorOf, otherKernel, probe, say, world, type OtherKernel } from '@poros/testing';
import { leafHash, recordStatement, type CommandRecord } from '../execute/record.ts';
import { blockHash, packEntries, rootOf, type Block, type Entry } from './block.ts';
import { merkleRoot } from './merkle.ts';

let other: OtherKernel;
let kernel: Kernel;
/** The database's superuser, whom triggers and row-level security do not hold. */
let attacker: pg.Client;
let tenantId: string;
let actor: ReturnType<typeof actorOf>;

beforeAll(async () => {
  other = await otherKernel({ hasOwnDatabase: true, modules: [...modules, probe()] });
  ({ kernel } = other);
  attacker = new pg.Client({ connectionString: other.ownerUrl });
  await attacker.connect();
  await attacker.query('set session_replication_role = replica');
});
afterAll(async () => {
  await attacker.end();
  await other.close();
});
beforeEach(async () => {
  const w = await world({ kernel });
  ({ tenantId } = w);
  actor = actorOf({ tenantId, branchId: w.branchId });
  for (let block = 0; block < 3; block += 1) {
    for (let nth = 0; nth < 5; nth += 1)
      await runCommand({ kernel, actor }, say, { texts: [`${block}/${nth}`] });
    await sealAll();
  }
});

/** Other databases of the cluster may have transactions running: the horizon waits for them. */
async function sealAll(): Promise<void> {
  for (let tries = 0; tries < 200; tries += 1) {
    await seal(kernel);
    const { unsealed } = await verifyAudit(kernel, tenantId);
    if (unsealed === 0) return;
    await new Promise((resolve) => {
      setTimeout(resolve, 25);
    });
  }
  throw new Error('the rows were not sealed');
}

const said = async (): Promise<string[]> =>
  (
    await rowsOf<{ id: string }>(
      kernel.systemPool,
      sql`select id from kernel.command_log where tenant_id = ${tenantId} and command = 'probe.say'
    order by id`,
    )
  ).map((row) => row.id);

const anchorFile = () => join(kernel.dataDir, 'audit-anchor', `${tenantId}.log`);

test('an honest trail is proved, with every command in a block', async () => {
  const verdict = await verifyAudit(kernel, tenantId);

  expect(verdict).toMatchObject({ ok: true, unsealed: 0, bad: null });
  expect(verdict.commands).toBeGreaterThanOrEqual(16);
  expect(verdict.blocks).toBeGreaterThanOrEqual(3);
});

test('a changed command is named', async () => {
  const ids = await said();
  await attacker.query(
    `update kernel.command_log set input = '{"texts":["other"]}' where id = $1`,
    [ids[7]],
  );

  expect(await verifyAudit(kernel, tenantId)).toMatchObject({
    ok: false,
    bad: { fault: 'command_changed', commandId: ids[7] },
  });
});

test('a changed command whose hash was made to fit is named', async () => {
  const ids = await said();
  await rehash(ids[7]!, { actor_id: kernel.newId() });

  expect(await verifyAudit(kernel, tenantId)).toMatchObject({
    ok: false,
    bad: { fault: 'command_changed', commandId: ids[7] },
  });
});

test('a deleted command is named, also the last one of a block', async () => {
  const ids = await said();
  await attacker.query('delete from kernel.command_log where id = $1', [ids[4]]);
  expect(await verifyAudit(kernel, tenantId)).toMatchObject({
    ok: false,
    bad: { fault: 'command_missing', commandId: ids[4] },
  });
});

test('a command slipped in below a sealed block is named', async () => {
  const ids = await said();
  const id = kernel.newId();
  await attacker.query(
    `insert into kernel.command_log select tenant_id, $2, command, verdict,
      refusal, actor_id, acting_for, branch_id, ip, correlation_id, at, input, changes, leaf_hash,
      touched, era, xact_id from kernel.command_log where id = $1`,
    [ids[2], id],
  );

  expect(await verifyAudit(kernel, tenantId)).toMatchObject({
    ok: false,
    bad: { fault: 'command_inserted', commandId: id },
  });
});

test('two commands that changed places are found at the first of them', async () => {
  const [, first, second] = await said();
  await attacker.query(
    `update kernel.command_log c set input = o.input, leaf_hash = o.leaf_hash,
      at = o.at, correlation_id = o.correlation_id
    from kernel.command_log o where (c.id, o.id) in (($1, $2), ($2, $1))`,
    [first, second],
  );

  expect(await verifyAudit(kernel, tenantId)).toMatchObject({
    ok: false,
    bad: { fault: 'command_changed', commandId: first },
  });
});

test('a cut-off tail is noticed, blocks and commands together', async () => {
  const { blocks } = await verifyAudit(kernel, tenantId);
  await attacker.query(
    `delete from kernel.command_log c using kernel.audit_block b
    where b.tenant_id = $1 and b.seq = $2 and c.tenant_id = $1
      and c.xact_id >= b.from_xact::text::xid8 and c.xact_id < b.to_xact::text::xid8`,
    [tenantId, blocks],
  );
  await attacker.query('delete from kernel.audit_block where tenant_id = $1 and seq = $2', [
    tenantId,
    blocks,
  ]);

  expect(await verifyAudit(kernel, tenantId)).toMatchObject({
    ok: false,
    bad: { fault: 'blocks_cut_off', block: blocks },
  });
});

test('a block that was replaced with everything after it is betrayed by the anchor', async () => {
  const ids = await said();
  await rehash(ids[12]!, { actor_id: kernel.newId() });
  const from = await forgeBlocks();

  expect(await verifyAudit(kernel, tenantId)).toMatchObject({
    ok: false,
    bad: { fault: 'block_replaced', block: from },
  });
});

test('control: without the anchor the replaced block would pass for honest', async () => {
  const ids = await said();
  await rehash(ids[12]!, { actor_id: kernel.newId() });
  await forgeBlocks();
  const blocks = await blocksNow();
  await writeFile(
    anchorFile(),
    blocks.map(({ seq, hash }) => `${seq} ${hash.toString('hex')} forged\n`).join(''),
  );

  expect(await verifyAudit(kernel, tenantId)).toMatchObject({ ok: true });
});

test('an anchor file that was lost or shortened is said', async () => {
  const lines = (await readFile(anchorFile(), 'utf8')).trim().split('\n');
  await writeFile(anchorFile(), `${lines.slice(0, -1).join('\n')}\n`);
  expect(await verifyAudit(kernel, tenantId)).toMatchObject({
    ok: false,
    bad: { fault: 'anchor_missing', block: lines.length },
  });

  await rm(anchorFile());
  expect(await verifyAudit(kernel, tenantId)).toMatchObject({ bad: { fault: 'anchor_missing' } });
});

test('an anchor line that a crash cut short is written again at start', async () => {
  const { anchorMissing } = await import('./seal.ts');
  const lines = (await readFile(anchorFile(), 'utf8')).trim().split('\n');
  await writeFile(anchorFile(), `${lines.slice(0, -1).join('\n')}\n`);
  await appendFile(anchorFile(), lines.at(-1)!.slice(0, 30));

  await anchorMissing(kernel);

  expect(await verifyAudit(kernel, tenantId)).toMatchObject({ ok: true });
});

test('a transaction that commits late is not missed', async () => {
  const late = await openTransaction(kernel.pool, { tenantId });
  await late.read(sql`select pg_current_xact_id()`);
  await runCommand({ kernel, actor }, say, { texts: ['meanwhile'] });
  await seal(kernel);
  const record = recordOf({ id: kernel.newId(), input: { texts: ['late'] } });
  late.write(recordStatement(record, undefined));
  await late.commit();
  await sealAll();

  expect(await verifyAudit(kernel, tenantId)).toMatchObject({ ok: true, unsealed: 0 });
});

test('in another cluster, where transaction ids begin anew, the trail goes on', async () => {
  const { blocks } = await verifyAudit(kernel, tenantId);
  await runCommand({ kernel, actor }, say, { texts: ['not sealed before the restore'] });
  await attacker.query("update kernel.audit_era set cluster = 'the old cluster'");
  await attacker.query('select kernel.ensure_era()');

  await runCommand({ kernel, actor }, say, { texts: ['after the restore'] });
  // In a new cluster this transaction would have a small number.
  await attacker.query("update kernel.command_log set xact_id = '7' where id = $1", [
    (await said()).at(-1),
  ]);
  await sealAll();

  const after = await blocksNow();
  expect(after.slice(blocks).map((block) => [block.era, block.rowCount])).toEqual([
    [1, 1],
    [2, 1],
  ]);
  expect(await verifyAudit(kernel, tenantId)).toMatchObject({ ok: true, unsealed: 0 });
});

test('the hash of a record comes out again from its row, whatever it holds', async () => {
  const text = fc
    .string({ unit: 'grapheme', maxLength: 20 })
    .filter((one) => !one.includes('\u0000') && one.isWellFormed());
  const number = fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.integer(),
    fc.constantFrom(0, -0, 1e21, 1e-7, 0.1 + 0.2, 1.5e300, Number.MAX_SAFE_INTEGER),
  );
  const { value } = fc.letrec((tie) => ({
    value: fc.oneof(
      { maxDepth: 3 },
      text,
      number,
      fc.boolean(),
      fc.constant(null),
      fc.date({ noInvalidDate: true }).map((date) => date.toISOString()),
      fc.array(tie('value'), { maxLength: 4 }),
      fc.dictionary(
        text.filter((key) => key !== '__proto__'),
        tie('value'),
        { maxKeys: 4 },
      ),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(value, value, text, async (input, after, ip) => {
      const record = recordOf({
        id: kernel.newId(),
        input,
        ip,
        changes: [{ t: 'probe.note', id: kernel.newId(), b: null, a: { after } }],
      });
      const tx = await openTransaction(kernel.pool, { tenantId });
      tx.write(recordStatement(record, undefined));
      await tx.commit();
      const [row] = await rowsOf<CommandRecord & { leaf_hash: Buffer }>(
        kernel.systemPool,
        sql`select * from kernel.command_log where tenant_id = ${tenantId} and id = ${record.id}`,
      );
      expect(leafHash(row!).equals(row!.leaf_hash)).toBe(true);
    }),
    { numRuns: 300 },
  );
});

test('the tree is that of RFC 6962', () => {
  const leaves = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ].map((hex) => Buffer.from(hex, 'hex'));

  expect(merkleRoot(leaves).toString('hex')).toBe(
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  );
});

function recordOf(given: Partial<CommandRecord> & { id: string }): CommandRecord {
  return {
    tenant_id: tenantId,
    command: 'probe.say',
    verdict: 'done',
    refusal: null,
    actor_id: actor.userId,
    acting_for: null,
    branch_id: actor.branchId,
    ip: null,
    correlation_id: 'test',
    at: '2026-11-20T03:00:00.000Z',
    input: {},
    changes: [],
    ...given,
  };
}

/** Changes a command and makes its own hash fit. */
async function rehash(id: string, patch: Partial<CommandRecord>): Promise<void> {
  const [row] = await rowsOf<CommandRecord>(
    kernel.systemPool,
    sql`select * from kernel.command_log where id = ${id}`,
  );
  const forged = { ...row!, ...patch };
  await attacker.query(
    'update kernel.command_log set actor_id = $2, leaf_hash = $3 where id = $1',
    [id, forged.actor_id, leafHash(forged)],
  );
}

const blocksNow = () =>
  rowsOf<Block>(
    kernel.systemPool,
    sql`
  select ${raw(`tenant_id as "tenantId", seq, era, from_xact as "fromXact", to_xact as "toXact",
    row_count as "rowCount", entries, root, previous_hash as "previousHash", hash`)}
  from kernel.audit_block where tenant_id = ${tenantId} order by seq`,
  );

/** Makes every block fit the commands as they stand now; answers the first that had to change. */
async function forgeBlocks(): Promise<number> {
  let firstChanged = 0;
  let previousHash: Buffer | undefined;
  for (const block of await blocksNow()) {
    const rows = await rowsOf<Entry>(
      kernel.systemPool,
      sql`select id, leaf_hash as leaf
      from kernel.command_log where tenant_id = ${tenantId} and era = ${block.era}
        and xact_id >= ${String(block.fromXact)}::xid8 and xact_id < ${String(block.toXact)}::xid8
      order by id`,
    );
    const entries = packEntries(rows);
    const body = {
      ...block,
      entries,
      root: rootOf(entries),
      previousHash: previousHash ?? block.previousHash,
    };
    const hash = blockHash(body);
    if (!hash.equals(block.hash)) firstChanged ||= block.seq;
    previousHash = hash;
    await attacker.query(
      `update kernel.audit_block set entries = $3, root = $4, previous_hash = $5,
      hash = $6 where tenant_id = $1 and seq = $2`,
      [tenantId, block.seq, entries, body.root, body.previousHash, hash],
    );
  }
  return firstChanged;
}
