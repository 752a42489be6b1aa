import type { InputOf, OutputOf } from '@poros/web-kit';
import { taxIdToSend } from './customer-values.ts';

/** What a person writes of a vendor: texts, empty where there is nothing. */
export interface VendorValues {
  readonly code: string;
  readonly name: string;
  readonly legalName: string;
  readonly taxId: string;
  readonly address: string;
  readonly city: string;
  readonly phone: string;
  readonly email: string;
  readonly bankName: string;
  readonly bankAccount: string;
  readonly bankAccountHolder: string;
  readonly paymentTermsDays: string;
  readonly currency: string;
}

export const newVendor = (currency: string): VendorValues => ({
  code: '',
  name: '',
  legalName: '',
  taxId: '',
  address: '',
  city: '',
  phone: '',
  email: '',
  bankName: '',
  bankAccount: '',
  bankAccountHolder: '',
  paymentTermsDays: '30',
  currency,
});

export function valuesOfVendor(vendor: OutputOf<'party.get_vendor'>): VendorValues {
  return {
    code: vendor.code,
    name: vendor.name,
    legalName: vendor.legalName,
    taxId: vendor.taxId ?? '',
    address: vendor.address,
    city: vendor.city,
    phone: vendor.phone,
    email: vendor.email ?? '',
    bankName: vendor.bankName,
    bankAccount: vendor.bankAccount,
    bankAccountHolder: vendor.bankAccountHolder,
    paymentTermsDays: String(vendor.paymentTermsDays),
    currency: vendor.currency,
  };
}

/** The vendor as the server takes it. */
export function vendorToSend({
  code: _code,
  ...values
}: VendorValues): Omit<InputOf<'party.change_vendor'>, 'vendorId' | 'version'> {
  return {
    ...values,
    taxId: taxIdToSend(values.taxId),
    email: values.email.trim() || null,
    paymentTermsDays: Number(values.paymentTermsDays || '0'),
  };
}
