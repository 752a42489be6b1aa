import { refuse, sql, type Ctx, type RowOf } from '@poros/kernel';

export type ContactRow = RowOf<'party.contact'>;

export const contactColumns = sql`k.id, k.name, k.position, k.phone, k.email, k.version`;

/** A contact of this very party; another party's is as good as none. */
export async function lockContact(
  ctx: Ctx,
  partyId: string,
  contactId: string,
): Promise<ContactRow> {
  const row = await ctx.first<ContactRow>(sql`select * from party.contact
    where tenant_id = ${ctx.tenantId} and id = ${contactId} and coalesce(customer_id,
      vendor_id) = ${partyId}
      and deleted_at is null for update`);
  return row ?? refuse('party.contact_not_found');
}

export function archiveContact(ctx: Ctx, contact: ContactRow, version: number): void {
  ctx.update(
    'party.contact',
    { ...contact, version },
    { deleted_at: ctx.now.toISOString(), deleted_by: ctx.actor.userId },
  );
}
