import { createItem } from '@poros/catalog';
import { createCustomer } from '@poros/party';
import { unitsOf } from './units-of.ts';
import type { World } from './world.ts';

/**
 * Items and customers to price: a widget in pieces and boxes of twelve, a motor, and one customer
 * per tier.
 */
export interface PriceBook {
  readonly widget: string;
  readonly motor: string;
  readonly pcs: string;
  readonly box: string;
  /** A customer of the tier, entered when first asked for. */
  customerOf(tier: string): Promise<string>;
}

export async function priceBook(world: World): Promise<PriceBook> {
  const { PCS, BOX } = await unitsOf(world);
  const widget = await world.run(createItem, {
    code: 'W',
    name: 'Widget Pro X1',
    baseUnitId: PCS,
    basePrice: '65000',
    units: [{ unitId: BOX, factor: '12' }],
  });
  const motor = await world.run(createItem, {
    code: 'M',
    name: 'Motor DC 12V',
    baseUnitId: PCS,
    basePrice: '220000',
  });
  const customers = new Map<string, string>();
  return {
    widget: widget.id,
    motor: motor.id,
    pcs: PCS,
    box: BOX,
    async customerOf(tier) {
      const known = customers.get(tier);
      if (known) return known;
      const { id } = await world.run(createCustomer, {
        code: `C-${tier}`,
        name: `Pelanggan ${tier}`,
        tier,
      });
      customers.set(tier, id);
      return id;
    },
  };
}
