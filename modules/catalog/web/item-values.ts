import type { Pick } from '@poros/ui';
import type { InputOf, OutputOf } from '@poros/web-kit';
import type { ItemKind } from '../shared/item-kind.ts';

type Item = OutputOf<'catalog.get_item'>;

/** What a person writes of an item: texts, empty where there is nothing. */
export interface ItemValues {
  readonly code: string;
  readonly name: string;
  readonly kind: ItemKind | '';
  readonly baseUnitId: string;
  readonly categoryId: Pick | null;
  readonly isStocked: boolean;
  readonly isSold: boolean;
  readonly isBought: boolean;
  readonly taxCode: string;
  readonly revenueAccountKey: string;
  readonly weightKg: string;
  readonly description: string;
}

export const newItem = (taxCode: string): ItemValues => ({
  code: '',
  name: '',
  kind: 'goods',
  baseUnitId: '',
  categoryId: null,
  isStocked: true,
  isSold: true,
  isBought: true,
  taxCode,
  revenueAccountKey: '',
  weightKg: '',
  description: '',
});

export function valuesOfItem(item: Item): ItemValues {
  const { categoryId, categoryName } = item;
  return {
    code: item.code,
    name: item.name,
    kind: item.kind,
    baseUnitId: item.baseUnitId,
    categoryId: categoryId ? { id: categoryId, name: categoryName ?? '' } : null,
    isStocked: item.isStocked,
    isSold: item.isSold,
    isBought: item.isBought,
    taxCode: item.taxCode,
    revenueAccountKey: item.revenueAccountKey ?? '',
    weightKg: item.weightKg ?? '',
    description: item.description,
  };
}

/** The item as the server takes it when it is changed. */
export function itemToSend({
  code: _code,
  kind: _kind,
  baseUnitId: _baseUnitId,
  ...values
}: ItemValues): Omit<InputOf<'catalog.change_item'>, 'itemId' | 'version'> & { name: string } {
  return {
    ...values,
    categoryId: values.categoryId?.id ?? null,
    revenueAccountKey: values.revenueAccountKey.trim() || null,
    weightKg: values.weightKg || null,
  };
}
