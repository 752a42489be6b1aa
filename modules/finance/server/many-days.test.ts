import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '@poros/kernel';
import { world, type World } from '@poros/testing';
import { books, type Books } from '@poros/testing/books';
import { brokenRules } from '@poros/testing/broken-rules';
import { cancelReceipt } from './cancel-receipt.ts';
import { createCreditNote } from './create-credit-note.ts';
import { getAgeing } from './get-ageing.ts';
import { getTrialBalance } from './get-trial-balance.ts';
import { releaseAllocation } from './release-allocation.ts';

/** What an accountant may do on a day, in any order; picks are indexes into what is there. */
const act = fc.oneof(
  fc.record({ do: fc.constant('invoice' as const), price: fc.integer({ min: 1, max: 5_000_000 }) }),
  fc.record({
    do: fc.constant('receive' as const),
    amount: fc.integer({ min: 1, max: 6_000_000 }),
    part: fc.integer({ min: 0, max: 100 }),
    pick: fc.nat(20),
  }),
  fc.record({ do: fc.constant('credit' as const), pick: fc.nat(20) }),
  fc.record({ do: fc.constant('cancel' as const), pick: fc.nat(20) }),
  fc.record({ do: fc.constant('release' as const), pick: fc.nat(20) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

test('whatever an accountant does, the books stay whole', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 5, maxLength: 25 }), async (acts) => {
      const w = await world();
      const b = await books(w);
      for (const one of acts) await perform(w, b, one);

      expect(await brokenRules(w, 'finance')).toEqual([]);
      const { totals, controlBalance } = await w.run(getAgeing, {});
      expect(Number(totals.total)).toBe(Number(controlBalance));
      const { debit, credit } = await w.run(getTrialBalance, { from: '2026-11', to: '2026-11' });
      expect(debit).toBe(credit);
    }),
    { numRuns: 12 },
  );
});

/** A refusal is a good answer; anything else that is thrown is a defect. */
async function perform(w: World, b: Books, one: Act): Promise<void> {
  try {
    await tryTo(w, b, one);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

async function tryTo(w: World, b: Books, one: Act): Promise<unknown> {
  const pick = async <Row>(table: string, index: number) => {
    const rows = await w.rows<Row & { id: string; version: number }>(table);
    return rows[index % Math.max(rows.length, 1)];
  };
  if (one.do === 'invoice') return b.invoice(String(one.price));
  if (one.do === 'receive') {
    const invoice = await pick<{ open_amount: string }>('finance.invoice', one.pick);
    const wanted = Math.floor((Number(invoice?.open_amount ?? 0) * one.part) / 100);
    return b.receive(
      String(one.amount),
      invoice && wanted > 0
        ? [{ invoiceId: invoice.id, amount: String(Math.min(wanted, one.amount)) }]
        : [],
    );
  }
  const table = {
    credit: 'finance.invoice',
    cancel: 'finance.receipt',
    release: 'finance.allocation',
  };
  const row = await pick(table[one.do], one.pick);
  if (!row) return undefined;
  if (one.do === 'credit') return w.run(createCreditNote, { invoiceId: row.id, reason: 'Retur' });
  if (one.do === 'release') return w.run(releaseAllocation, { allocationId: row.id });
  return w.run(cancelReceipt, { receiptId: row.id, version: row.version, reason: 'Giro kosong' });
}
