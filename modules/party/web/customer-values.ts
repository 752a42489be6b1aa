import type { Pick } from '@poros/ui';
import type { InputOf, OutputOf } from '@poros/web-kit';
import type { Segment } from '../shared/segment.ts';
import { readTaxId } from '../shared/tax-id.ts';

type Customer = OutputOf<'party.get_customer'>;

/** What a person writes of a customer: texts, empty where there is nothing. */
export interface CustomerValues {
  readonly code: string;
  readonly name: string;
  readonly legalName: string;
  readonly taxId: string;
  readonly nationalId: string;
  readonly address: string;
  readonly city: string;
  readonly phone: string;
  readonly email: string;
  readonly segment: Segment | '';
  readonly tier: string;
  readonly currency: string;
  readonly language: 'id' | 'en' | '';
  readonly branchId: string;
  readonly salespersonId: Pick | null;
  readonly latitude: string;
  readonly longitude: string;
}

export const newCustomer = (currency: string): CustomerValues => ({
  code: '',
  name: '',
  legalName: '',
  taxId: '',
  nationalId: '',
  address: '',
  city: '',
  phone: '',
  email: '',
  segment: 'regular',
  tier: 'REGULAR',
  currency,
  language: 'id',
  branchId: '',
  salespersonId: null,
  latitude: '',
  longitude: '',
});

export function valuesOfCustomer(customer: Customer): CustomerValues {
  const { salespersonId, salespersonName } = customer;
  return {
    ...newCustomer(customer.currency),
    code: customer.code,
    name: customer.name,
    legalName: customer.legalName,
    taxId: customer.taxId ?? '',
    nationalId: customer.nationalId ?? '',
    address: customer.address,
    city: customer.city,
    phone: customer.phone,
    email: customer.email ?? '',
    segment: customer.segment,
    tier: customer.tier,
    language: customer.language,
    branchId: customer.branchId ?? '',
    salespersonId: salespersonId ? { id: salespersonId, name: salespersonName ?? '' } : null,
    latitude: customer.latitude ?? '',
    longitude: customer.longitude ?? '',
  };
}

/** The profile as the server takes it. */
export function profileToSend({
  code: _code,
  salespersonId,
  ...values
}: CustomerValues): Omit<InputOf<'party.change_customer'>, 'customerId' | 'version'> & {
  name: string;
} {
  return {
    ...values,
    taxId: taxIdToSend(values.taxId),
    nationalId: orNull(values.nationalId),
    email: orNull(values.email),
    tier: values.tier.trim().toUpperCase(),
    segment: values.segment || 'regular',
    language: values.language || 'id',
    branchId: orNull(values.branchId),
    salespersonId: salespersonId?.id ?? null,
    latitude: orNull(values.latitude),
    longitude: orNull(values.longitude),
  };
}

/** As read; what cannot be read goes as it is, so that the server says what is wrong with it. */
export const taxIdToSend = (text: string): string | null => readTaxId(text) ?? orNull(text);

const orNull = (text: string): string | null => text.trim() || null;
