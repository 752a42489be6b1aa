import { sql, type Addressee, type Desk, type QueryCtx, type Sql } from '@poros/kernel';
import type { Language } from '@poros/kernel/shared';

/** What papers say of a customer besides what the document itself keeps. */
export interface PrintParty {
  readonly name: string;
  readonly legalName: string;
  readonly taxId: string | null;
  readonly nationalId: string | null;
  readonly address: string;
  readonly city: string;
  readonly phone: string;
  readonly language: Language;
}

export const printParty = (ctx: QueryCtx, customerId: string): Sql => sql`
  select name, legal_name as "legalName", tax_id as "taxId", national_id as "nationalId", address,
    city, phone, language
  from party.v_customer where tenant_id = ${ctx.tenantId} and id = ${customerId}`;

/** The customer as the paper addresses him, today's master data. */
export function addressedTo(desk: Desk, head: string, party: PrintParty): Addressee {
  const { legalName, name, address, city, taxId, nationalId } = party;
  return {
    head: desk.word(head),
    name: legalName || name,
    address: [address, city].filter(Boolean).join('\n'),
    details: [
      taxId && `${desk.say('kernel.print.tax_number')} ${taxId}`,
      !taxId && nationalId && `${desk.say('kernel.print.national_id')} ${nationalId}`,
    ],
  };
}
