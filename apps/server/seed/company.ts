import type { DefaultRole } from '@poros/kernel';
import type { Preset } from '@poros/tenancy/shared';

/**
 * One demo company: masters as data; documents are made from them by the same commands that people
 * use.
 */
export interface DemoCompany {
  readonly code: string;
  readonly name: string;
  readonly preset: Preset;
  readonly currency: string;
  readonly language: 'id' | 'en';
  readonly locale: 'id-ID' | 'en-ID' | 'en-PG';
  readonly timeZone: string;
  readonly taxId: string;
  readonly address: string;
  readonly branches: readonly DemoBranch[];
  readonly users: readonly DemoUser[];
  readonly customers: readonly DemoCustomer[];
  readonly vendors: readonly DemoVendor[];
  readonly items: readonly DemoItem[];
  readonly stock: readonly DemoStock[];
  readonly warehouses?: readonly DemoWarehouse[];
  /** Documents told one by one; the rest is made up from the masters. */
  readonly orders?: readonly DemoOrder[];
  /** The day of the opening stock; half a year and ten days ago when left out. */
  readonly openedOn?: string;
  /** Below these the stock of a warehouse is low. */
  readonly reorderPoints?: readonly {
    readonly item: string;
    readonly warehouse: string;
    readonly quantity: string;
  }[];
  /** What its letterhead says besides name, tax number and address. */
  readonly paper?: {
    readonly contact: string;
    readonly bank: { readonly bank: string; readonly number: string; readonly holder: string };
  };
  /** Years of the books before last year that the told documents need. */
  readonly earlierYears?: readonly number[];
  /** How many orders of the last half year to make up. */
  readonly madeUpOrders: number;
}

/** The first branch is the main one. */
export interface DemoBranch {
  readonly code: string;
  readonly numberCode: string;
  readonly name: string;
  readonly city: string;
}
export interface DemoUser {
  readonly username: string;
  readonly email: string;
  readonly name: string;
  readonly role: DefaultRole;
  readonly branch?: string;
  readonly isActive?: boolean;
}
export interface DemoCustomer {
  readonly code: string;
  readonly name: string;
  readonly city: string;
  readonly segment: string;
  readonly tier: string;
  readonly creditLimit: string;
  readonly terms: number;
  readonly taxId?: string;
}
export interface DemoVendor {
  readonly code: string;
  readonly name: string;
  readonly city: string;
}
export interface DemoItem {
  readonly code: string;
  readonly name: string;
  readonly category: string;
  readonly unit: string;
  readonly cost: string;
  /** Not for sale when left out. */
  readonly price?: string;
  readonly barcode?: string;
}
export interface DemoWarehouse {
  readonly code: string;
  readonly name: string;
  readonly branch: string;
  readonly zone: string;
  readonly capacityM3?: string;
  readonly allowsBackorder?: boolean;
  readonly isDefault?: boolean;
}
export interface DemoStock {
  readonly item: string;
  readonly warehouse?: string;
  readonly branch?: string;
  readonly quantity: string;
}

/** How far an order has come; each stage includes the ones before it. */
export const STAGES = [
  'draft',
  'submitted',
  'approved',
  'shipped',
  'delivered',
  'invoiced',
  'paid',
] as const;
export type Stage = (typeof STAGES)[number];
export interface DemoOrder {
  readonly customer: string;
  readonly branch?: string;
  /** YYYY-MM-DD */
  readonly on: string;
  readonly deadlineOn?: string;
  readonly warehouse?: string;
  readonly stage: Stage;
  readonly driver?: string;
  readonly lines: readonly {
    readonly item: string;
    readonly quantity: string;
    readonly discountPercent?: string;
  }[];
}
