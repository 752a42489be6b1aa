import type { STANDARD_UNITS } from '@poros/catalog/shared';
import type { World } from './world.ts';

type StandardUnit = (typeof STANDARD_UNITS)[number][0];

/** The ids of the units that a new tenant begins with, by their codes. */
export async function unitsOf(world: World): Promise<Readonly<Record<StandardUnit, string>>> {
  const units = await world.rows<{ id: string; code: string }>('catalog.unit');
  return Object.fromEntries(units.map((unit) => [unit.code, unit.id])) as Record<
    StandardUnit,
    string
  >;
}
