import pg from 'pg';
import {
  copyTemplate,
  dropDatabase,
  prepareTemplate,
  startTestCluster,
} from '@poros/testing/database';

/**
 * `node tools/bench-search.ts [rows]`: what a search of customers costs, exact and with a slip of
 * the finger, among so many of one tenant, beside another tenant. The floor is one row by its key.
 */
const ROWS = Number(process.argv[2] ?? 1_000_000);
const TIMES = 5;
const MINE = '00000000-0000-7000-8000-000000000001';
const OTHER = '00000000-0000-7000-8000-000000000002';

const SEARCHES = [
  ['exact, one row', 'sentosa 0049980'],
  ['exact, the first 500 of many', 'sentosa'],
  ['a rare name, one letter wrong', 'kusumadewo'],
  ['a common name, two letters swapped', 'snetosa'],
  ['two words, each with a slip', 'sentsoa makmru'],
  ['a slip and a number', 'sentsoa 0049980'],
  ['a word that is nowhere', 'zyxwvuts'],
] as const;

const cluster = await startTestCluster();
const database = `poros_bench_search_${process.pid}`;
const template = await prepareTemplate(cluster.ownerUrl);
const url = await copyTemplate(cluster.ownerUrl, template, database);
const owner = new pg.Client({ connectionString: url });
await owner.connect();
try {
  await fill();
  const key = await median(
    `select name from party.customer where tenant_id = '${MINE}' and code = 'C-77'`,
  );
  say(`floor: one customer by code ${key.toFixed(1)} ms`);
  await owner.query(`select set_config('app.tenant', $1, false)`, [MINE]);
  for (const [word, text] of SEARCHES) {
    const { rows } = await owner.query('select party.search_customer($1)', [text]);
    const taken = await median('select party.search_customer($1)', [text]);
    say(`${word.padEnd(36)} "${text}" ${rows.length} rows, ${taken.toFixed(1)} ms`);
  }
  await explain();
} finally {
  await owner.end();
  await dropDatabase(cluster.ownerUrl, database);
  await cluster.stop();
}

/** Names as companies have them: a few words that many share, and some that hardly any has. */
async function fill(): Promise<void> {
  await owner.query('set session_replication_role = replica');
  for (const [tenant, share] of [
    [MINE, ROWS],
    [OTHER, ROWS / 10],
  ] as const)
    await owner.query(
      `with word as (select array['sentosa','makmur','jaya','abadi','sejahtera','mandiri','nusantara','prima',
          'karya','utama','sinar','bumi','cahaya','global','indo','surya','mitra','gemilang','perkasa','lestari',
          'anugerah','berkah','citra','dharma','eka','fajar','graha','harapan','intan','kencana'] as common)
       insert into party.customer (tenant_id, id, code, name, name_key, currency, city)
       select $1::uuid, gen_random_uuid(), 'C-' || n,
         'PT ' || common[1 + n % 30] || ' ' || common[1 + (n / 30) % 30] ||
           case when n % 50000 = 0 then ' kusumadewa' else '' end || ' ' || lpad(n::text, 7, '0'),
         'c' || n, 'IDR', 'Kota ' || common[1 + (n / 900) % 30]
       from generate_series(1, $2::integer) n, word`,
      [tenant, share],
    );
  // Also brings what was just written into the index proper, as the cleaner does in the background.
  await owner.query('vacuum analyze party.customer');
  say(`${ROWS} customers of one tenant, a tenth of that of another`);
}

/** Which index one slip goes through. */
async function explain(): Promise<void> {
  const { rows } = await owner.query<{ 'QUERY PLAN': string }>(
    `explain (analyze, costs off) select id from party.customer
     where tenant_id = '${MINE}' and search_text like '%kusumadew_%' limit 500`,
  );
  say(rows.map((row) => row['QUERY PLAN']).join('\n'));
}

async function median(text: string, values: readonly string[] = []): Promise<number> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) {
    const began = performance.now();
    await owner.query(text, [...values]);
    times.push(performance.now() - began);
  }
  return times.sort((a, b) => a - b)[Math.floor(TIMES / 2)] ?? 0;
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
