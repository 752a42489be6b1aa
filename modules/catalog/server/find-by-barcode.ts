import { query, sql, type OutputOf } from '@poros/kernel';
import { FindByBarcode, ScannedItem } from '../shared/barcode.ts';
import { canonicalBarcode } from '../shared/check-digit.ts';
import { readScaleCode } from '../shared/scale-code.ts';

type Found = NonNullable<OutputOf<{ output: typeof ScannedItem }>['found']>;
type Row = Omit<Found, 'quantity' | 'amount'> & { readonly barcode: string };

export const findByBarcode = query({
  name: 'catalog.find_by_barcode',
  http: 'GET /barcodes/:code',
  permission: 'catalog.item.read',
  summary: 'What a scanned code stands for: an item in a unit, weighed or priced by a scale.',
  input: FindByBarcode,
  output: ScannedItem,

  async run(ctx, { code }) {
    const scale = readScaleCode(code);
    const codes = [code, canonicalBarcode(code), ...(scale ? [scale.number] : [])];
    const rows = await ctx.read<Row>(sql`
      select b.code as barcode, i.id as "itemId", i.code as "itemCode", i.name as "itemName",
        v.unit_id as "unitId", v.unit_code as "unitCode", v.unit_decimals as "unitDecimals",
        v.factor, i.is_sold as "isSold", i.base_price as "basePrice", i.tax_code as "taxCode"
      from catalog.barcode b
      join catalog.v_item i on i.tenant_id = b.tenant_id and i.id = b.item_id
      join catalog.v_item_unit v on v.tenant_id = b.tenant_id and v.item_id = b.item_id
        and v.unit_id = b.unit_id
      where b.tenant_id = ${ctx.tenantId} and b.code = any(${codes}::text[])
        and b.deleted_at is null`);

    // A code that somebody has entered whole is not taken apart, even if it looks like a scale's.
    const whole = rows.find((row) => row.barcode !== scale?.number);
    const row = whole ?? rows[0];
    if (!row) return { found: null };
    const { barcode: _barcode, ...item } = row;
    const { quantity = null, amount = null } = (whole ? undefined : scale) ?? {};
    return { found: { ...item, quantity, amount } };
  },
});
