import {
  Id,
  Page,
  PercentText,
  Type,
  Version,
  listInput,
  nullable,
  object,
  optional,
  type Static,
} from '@poros/kernel/shared';
import { validity, validityGiven } from './validity.ts';

const Tier = Type.String({ pattern: '^[A-Z][A-Z0-9_]{0,19}$', description: 'Tier, such as GOLD' });

/** What a tier means: another list, or so many percent off the plain list price. One of the two. */
export const TierPrice = object({
  id: Id,
  tier: Tier,
  priceListId: nullable(Id),
  priceListCode: nullable(Type.String()),
  percentOff: nullable(Type.String()),
  ...validity,
  version: Type.Integer(),
});
export type TierPrice = Static<typeof TierPrice>;

export const CreateTierPrice = object({
  id: optional(Id),
  tier: Tier,
  priceListId: optional(Id),
  percentOff: optional(PercentText),
  ...validityGiven,
});
export const ChangeTierPrice = object({ tierPriceId: Id, version: Version, ...validity });
export const ArchiveTierPrice = object({ tierPriceId: Id, version: Version });
export const ListTierPrices = object({ ...listInput });
export const TierPricePage = Page(TierPrice);
