import { randomUUID } from 'node:crypto';
import { perform } from './trading.ts';
import type { Person, World } from './world.ts';

/** A company's accountant: writes invoices and receives money with a word or two. */
export interface Books {
  readonly customerId: string;
  readonly bankId: string;
  customer(given?: object): Promise<string>;
  /** Invoices one piece at a price, with PPN unless said otherwise. */
  invoice(price: string, given?: object, who?: Person): Promise<Invoiced>;
  receive(amount: string, allocations?: readonly Allocation[], given?: object): Promise<Received>;
  /** The id of an account by its system key. */
  account(key: string): Promise<string>;
  /** Debit less credit of an account, from the lines. */
  balance(key: string): Promise<string>;
}

export interface Allocation {
  readonly invoiceId: string;
  readonly amount: string;
}
export interface Invoiced {
  readonly id: string;
  readonly number: string;
  readonly total: string;
  readonly dueOn: string;
  readonly journalId: string | null;
}
export interface Received {
  readonly id: string;
  readonly number: string;
  readonly unapplied: string;
  readonly journalId: string;
}

export async function books(world: World): Promise<Books> {
  const account = async (key: string) => {
    const [row] = await world.rows<{ id: string }>('finance.account', `system_key = '${key}'`);
    if (!row) throw new Error(`there is no account for ${key}`);
    return row.id;
  };
  const customer = async (given: object = {}) => {
    const id = randomUUID();
    await perform(world, world, 'party.create_customer', {
      id,
      code: `C${id.slice(0, 6)}`,
      name: 'PT Maju Jaya',
      creditLimit: '500000000',
      paymentTermsDays: 30,
      ...given,
    });
    return id;
  };
  const [customerId, bankId] = await Promise.all([customer(), account('bank')]);
  return {
    customerId,
    bankId,
    account,
    customer,
    invoice: (price, given = {}, who = world) =>
      perform(who, world, 'finance.create_invoice', {
        customerId,
        lines: [
          {
            description: 'Semen',
            quantity: '1',
            unitCode: 'PCS',
            unitPrice: price,
            taxCode: 'PPN',
          },
        ],
        ...given,
      }),
    receive: (amount, allocations = [], given = {}) =>
      perform(world, world, 'finance.receive_payment', {
        customerId,
        method: 'transfer',
        accountId: bankId,
        amount,
        allocations,
        ...given,
      }),
    async balance(key) {
      const id = await account(key);
      const lines = await world.rows<{ debit: string; credit: string }>(
        'finance.journal_line',
        `account_id = '${id}'`,
      );
      const sum = lines.reduce((total, line) => total + units(line.debit) - units(line.credit), 0n);
      return String(sum / 10_000n);
    },
  };
}

const units = (text: string): bigint => BigInt(text.replace('.', ''));
