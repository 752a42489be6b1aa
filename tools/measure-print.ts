import { parseArgs } from 'node:util';

/**
 * `node tools/measure-print.ts http://localhost:3000`: what a paper costs on a running, seeded
 * program, from the question to the last byte: one invoice as HTML, one as PDF, two PDFs at a time,
 * and twenty invoices in one PDF. Answers medians in milliseconds.
 */
const { positionals } = parseArgs({ allowPositionals: true });
const base = `${positionals[0] ?? 'http://localhost:3000'}/api/v1`;
const LOGIN = { login: 'admin', password: 'poros-demo-2026' };
const ROUNDS = 15;

let cookie = '';
let keys = 0;

async function ask(method: 'GET' | 'POST', path: string, body?: object): Promise<Response> {
  keys += 1;
  const answer = await fetch(base + path, {
    method,
    headers: {
      cookie,
      'x-poros': '1',
      'content-type': 'application/json',
      'idempotency-key': `measure-${process.pid}-${performance.now()}-${keys}`,
    },
    ...(body && { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  return answer;
}

const signedIn = await ask('POST', '/session', LOGIN);
cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
const list = await ask('GET', '/finance/invoices?limit=20');
const ids = ((await list.json()) as { rows: { id: string }[] }).rows.map((row) => row.id);

async function recorded(recordIds: readonly string[]): Promise<string> {
  const input = { paper: 'finance.invoice', recordIds, way: 'pdf' };
  return ((await (await ask('POST', '/prints', input)).json()) as { id: string }).id;
}

async function pdf(recordIds: readonly string[]): Promise<number> {
  const id = await recorded(recordIds);
  const from = performance.now();
  await (await ask('GET', `/prints/${id}/pdf`)).arrayBuffer();
  return performance.now() - from;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}

async function median(work: () => Promise<number>): Promise<string> {
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await work());
  return times.sort((a, b) => a - b)[Math.floor(ROUNDS / 2)]?.toFixed(0) ?? '';
}

const one = ids.slice(0, 1);
const preview = (records: readonly string[]) => () =>
  timed(async () =>
    (await ask('GET', `/papers/finance.invoice/preview?records=${records.join(',')}`)).text(),
  );
const rows = [
  ['one invoice as HTML', await median(preview(one))],
  [`${ids.length} invoices as one HTML page`, await median(preview(ids))],
  ['one invoice recorded', await median(() => timed(() => recorded(one)))],
  ['one invoice as PDF', await median(() => pdf(one))],
  ['two PDFs at a time', await median(() => timed(() => Promise.all([pdf(one), pdf(one)])))],
  [`${ids.length} invoices as one PDF`, await median(() => pdf(ids))],
];
for (const [what, ms] of rows) process.stdout.write(`${what}: ${ms} ms\n`);
