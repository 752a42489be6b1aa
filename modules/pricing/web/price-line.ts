import { newId, type InputOf, type RowOf } from '@poros/web-kit';

type PriceRow = RowOf<'pricing.list_prices'>;
type Changes = Omit<InputOf<'pricing.change_list_prices'>, 'priceListId'>;

/**
 * One row of the grid: a stored price, or a new one while `id` is empty. Texts as they are typed.
 */
export interface PriceLine {
  readonly key: string;
  readonly id: string;
  readonly version: number;
  readonly itemId: string;
  readonly itemCode: string;
  readonly itemName: string;
  readonly unitId: string;
  readonly unitCode: string;
  readonly minQuantity: string;
  readonly price: string;
  readonly basePrice: string;
  readonly validFrom: string;
  readonly validTo: string;
}

export const blankPrice = (): PriceLine => ({
  key: newId(),
  id: '',
  version: 0,
  itemId: '',
  itemCode: '',
  itemName: '',
  unitId: '',
  unitCode: '',
  minQuantity: '0',
  price: '',
  basePrice: '',
  validFrom: '',
  validTo: '',
});

export const isBlankPrice = (line: PriceLine): boolean => line.itemId === '';

export const lineOfPrice = ({ validFrom, validTo, ...row }: PriceRow): PriceLine => ({
  ...row,
  key: row.id,
  validFrom: validFrom ?? '',
  validTo: validTo ?? '',
});

/** What has become of the stored prices, as the server takes it. */
export function changesOf(stored: readonly PriceLine[], now: readonly PriceLine[]): Changes {
  const kept = new Map(now.map((line) => [line.id, line]));
  return {
    created: now
      .filter((line) => line.id === '')
      .map((line) => ({
        itemId: line.itemId,
        price: line.price || '0',
        minQuantity: line.minQuantity || '0',
        ...(line.unitId && { unitId: line.unitId }),
        ...(line.validFrom && { validFrom: line.validFrom }),
        ...(line.validTo && { validTo: line.validTo }),
      })),
    changed: stored.flatMap((before) => {
      const line = kept.get(before.id);
      return line && !isSame(before, line)
        ? [
            {
              id: line.id,
              version: line.version,
              price: line.price || '0',
              minQuantity: line.minQuantity || '0',
              validFrom: line.validFrom || null,
              validTo: line.validTo || null,
            },
          ]
        : [];
    }),
    archived: stored.filter(({ id }) => !kept.has(id)).map(({ id, version }) => ({ id, version })),
  };
}

export const countOf = ({ created, changed, archived }: Changes): number =>
  created.length + changed.length + archived.length;

const isSame = (a: PriceLine, b: PriceLine): boolean =>
  a.price === b.price &&
  a.minQuantity === b.minQuantity &&
  a.validFrom === b.validFrom &&
  a.validTo === b.validTo;

/**
 * Where the server's messages belong: it speaks of the n-th new or changed price, the grid of its
 * own rows.
 */
export function placeErrors(
  fields: Readonly<Record<'created' | 'changed', Readonly<Record<string, string>>>>,
  sent: Changes,
  lines: readonly PriceLine[],
): Record<string, string> {
  const newRows = lines.flatMap((line, index) => (line.id === '' ? [index] : []));
  const placed: Record<string, string> = {};
  for (const [path, message] of Object.entries(fields.created)) {
    const [at = '', column = ''] = path.split('.');
    placed[`${newRows[Number(at)] ?? 0}.${column}`] = message;
  }
  for (const [path, message] of Object.entries(fields.changed)) {
    const [at = '', column = ''] = path.split('.');
    const id = sent.changed[Number(at)]?.id;
    placed[`${lines.findIndex((line) => line.id === id)}.${column}`] = message;
  }
  return placed;
}
