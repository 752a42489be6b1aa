import { Type } from '@poros/kernel/shared';

/** Fields that customers, vendors, addresses and contacts have in common. */
export const TaxId = Type.String({
  pattern: '^([0-9]{9}|[0-9]{16})$',
  description: 'NPWP of 16 digits, or a TIN of 9',
});
export const NationalId = Type.String({ pattern: '^[0-9]{16}$', description: 'NIK of 16 digits' });
export const Address = Type.String({ maxLength: 500 });
export const City = Type.String({ maxLength: 100 });
export const Phone = Type.String({ pattern: '^[0-9+() .-]{0,30}$', description: 'Phone number' });
export const PaymentTermsDays = Type.Integer({ minimum: 0, maximum: 365 });
export const OverdueDays = Type.Integer({ minimum: 0, maximum: 365 });
/** Decimal degrees, as text. */
export const Coordinate = Type.String({
  pattern: '^-?\\d{1,3}(\\.\\d{1,6})?$',
  description: 'Decimal degrees',
});
/** The code of a price tier: GOLD, SILVER, VIP. What it is worth is said in pricing. */
export const Tier = Type.String({
  pattern: '^[A-Z][A-Z0-9_]{0,19}$',
  description: 'Code of a tier, such as GOLD',
});
