import { NO_QUANTITY, money, parseDecimal, quantity, sql, type Sql } from '@poros/kernel';
import type { PriceRequest } from '../shared/priced-line.ts';
import type { PriceCandidate } from '../shared/resolve-price.ts';

/** A line as the database knows it: the item, its unit, and every price that could apply. */
export type LineRow = FoundLine | UnknownUnit | UnknownItem;
interface UnknownItem {
  readonly itemCode: null;
  readonly unitCode: null;
}
interface UnknownUnit {
  readonly itemCode: string;
  readonly unitCode: null;
}
export interface FoundLine {
  readonly itemId: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly taxCode: string;
  readonly isStocked: boolean;
  readonly isSold: boolean;
  readonly unitId: string;
  readonly unitCode: string;
  readonly unitDecimals: number;
  readonly factor: string;
  readonly quantity: string;
  readonly basePrice: string;
  readonly candidates: CandidateRow[] | null;
}
interface CandidateRow {
  readonly source: 'contract' | 'tier' | 'list';
  readonly ruleId: string;
  readonly label: string;
  readonly price: string | null;
  readonly percentOff: string | null;
  readonly factor: string;
  readonly minQuantity: string;
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

/** Prices that ended or begin further away than this are not even explained. */
const EXPLAINED_DAYS = 90;

/**
 * One statement for all lines: item and unit of each, and its contract, tier and list prices in the
 * currency asked for, in the line's unit or the base unit. It collects and labels; `resolvePrice`
 * decides.
 */
export function pricesOfLines(tenantId: string, request: PriceRequest): Sql {
  const { on, lines } = request;
  return sql`
    with line as (
      select * from unnest(
        ${lines.map((line) => line.itemId)}::uuid[], ${lines.map((line) => line.unitId)}::uuid[],
        ${lines.map((line) => line.quantity)}::text[]
      ) with ordinality as l (item_id, unit_id, quantity, position)
    ), ${sourcesFor(tenantId, request)}
    select i.id as "itemId", i.code as "itemCode", i.name as "itemName", i.tax_code as "taxCode",
      i.is_stocked as "isStocked", i.is_sold as "isSold", u.unit_id as "unitId",
      u.unit_code as "unitCode", u.unit_decimals as "unitDecimals", u.factor, l.quantity,
      i.base_price as "basePrice", collected.candidates
    from line l
    left join catalog.v_item i on i.tenant_id = ${tenantId} and i.id = l.item_id
      and i.deleted_at is null
    left join catalog.v_item_unit u on u.tenant_id = ${tenantId} and u.item_id = i.id
      and u.unit_id = coalesce(l.unit_id, i.base_unit_id)
    left join lateral (
      select jsonb_agg(jsonb_build_object(
        'source', c.source, 'ruleId', c.rule_id, 'label', c.label, 'price', c.price::text,
        'percentOff', c.percent_off::text, 'factor', c.factor::text,
        'minQuantity', c.min_quantity::text, 'validFrom', c.valid_from, 'validTo', c.valid_to
      )) as candidates
      from (
        ${pricesIn(sql`pricing.contract_price`, sql`p.contract_id = s.contract_id`, tenantId)}
        union all
        ${pricesIn(sql`pricing.price_list_item`, sql`p.price_list_id = s.list_id`, tenantId)}
        union all
        select 'tier', t.id, t.tier || ' −' || trim_scale(t.percent_off) || '%', null,
          t.percent_off, u.factor, 0, t.valid_from, t.valid_to
        from tier_rule t where t.percent_off is not null
      ) c
      where coalesce(c.valid_to >= ${on}::date - ${EXPLAINED_DAYS}::integer, true)
        and coalesce(c.valid_from <= ${on}::date + ${EXPLAINED_DAYS}::integer, true)
    ) collected on u.unit_id is not null
    order by l.position`;
}

/** Where the customer's prices stand: its contracts, the list of its tier, the default list. */
function sourcesFor(tenantId: string, { customerId, currency }: PriceRequest): Sql {
  return sql`tier_rule as (
      select t.id, t.tier, t.price_list_id, t.percent_off, t.valid_from, t.valid_to
      from party.v_customer c
      join pricing.tier_price t on t.tenant_id = c.tenant_id and t.tier = c.tier
      where c.tenant_id = ${tenantId} and c.id = ${customerId}::uuid and t.deleted_at is null
    ), source as (
      select 'contract' as source, k.id as contract_id, null::uuid as list_id, k.code as label,
        k.valid_from, k.valid_to
      from pricing.contract k
      where k.tenant_id = ${tenantId} and k.customer_id = ${customerId}::uuid
        and k.currency = ${currency} and k.deleted_at is null
      union all
      select 'tier', null, p.id, t.tier || ' · ' || p.code, greatest(t.valid_from, p.valid_from),
        least(t.valid_to, p.valid_to)
      from tier_rule t
      join pricing.price_list p on p.tenant_id = ${tenantId} and p.id = t.price_list_id
      where p.currency = ${currency} and p.deleted_at is null
      union all
      select 'list', null, p.id, p.code, p.valid_from, p.valid_to
      from pricing.price_list p
      where p.tenant_id = ${tenantId} and p.currency = ${currency} and p.is_default
        and p.deleted_at is null
    )`;
}

/** The prices of the item that stand in the sources. A price ends with what it stands in. */
function pricesIn(table: Sql, standsIn: Sql, tenantId: string): Sql {
  return sql`select s.source, p.id as rule_id,
      s.label || case when p.min_quantity > 0 then ' ≥ ' || trim_scale(p.min_quantity) else '' end
        as label,
      p.price, null::numeric as percent_off,
      case when p.unit_id = u.unit_id then u.factor else 1 end as factor, p.min_quantity,
      greatest(s.valid_from, p.valid_from) as valid_from, least(s.valid_to, p.valid_to) as valid_to
    from source s
    join ${table} p on p.tenant_id = ${tenantId} and ${standsIn}
    where p.item_id = i.id and p.unit_id in (u.unit_id, i.base_unit_id) and p.deleted_at is null`;
}

/** The rows as the rule wants them. The base price is in the tenant's own currency only. */
export function candidatesOf(row: FoundLine, isOwnCurrency: boolean): PriceCandidate[] {
  const agreed = (row.candidates ?? []).map(({ price, percentOff, ...one }) => ({
    ...one,
    says:
      price === null ? { percentOff: parseDecimal(percentOff ?? '0', 4) } : { price: money(price) },
    factor: quantity(one.factor),
    minQuantity: quantity(one.minQuantity),
  }));
  return isOwnCurrency ? [...agreed, basePriceOf(row)] : agreed;
}

function basePriceOf({ itemCode, basePrice }: FoundLine): PriceCandidate {
  return {
    source: 'base',
    ruleId: null,
    label: itemCode,
    says: { price: money(basePrice) },
    factor: quantity('1'),
    minQuantity: NO_QUANTITY,
    validFrom: null,
    validTo: null,
  };
}
