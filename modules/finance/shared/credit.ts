import { NO_MONEY, addMoney, subtractMoney, type Money } from '@poros/kernel/shared';

/** What a customer owes and may owe, in the currency of the tenant. */
export interface CreditPosition {
  readonly limit: Money;
  /** Invoiced and not yet settled. */
  readonly receivable: Money;
  /** Received or credited and not yet set against an invoice. */
  readonly unapplied: Money;
  /** Promised and not yet invoiced: open orders and deliveries. */
  readonly onOrder: Money;
  readonly overdueAmount: Money;
  /** Age of the oldest overdue invoice. */
  readonly overdueDays: number;
  readonly overdueDaysAllowed: number;
  readonly isOnHold: boolean;
}

export type CreditVerdict = 'ok' | 'over_limit' | 'overdue' | 'on_hold';

export interface CreditDecision {
  readonly verdict: CreditVerdict;
  /** What the customer would owe with the new amount. */
  readonly exposure: Money;
  /** How far that is above the limit; zero when it is not. */
  readonly over: Money;
}

/** receivable + on order − unapplied. */
export function exposureOf({ receivable, onOrder, unapplied }: CreditPosition): Money {
  return subtractMoney(addMoney(receivable, onOrder), unapplied);
}

/**
 * May the customer owe this much more? A hold set by a person comes first, then the limit, then the
 * age of the debt: the limit can be met by ordering less, the age cannot.
 */
export function creditDecision(position: CreditPosition, amount: Money): CreditDecision {
  const exposure = addMoney(exposureOf(position), amount);
  const over = exposure > position.limit ? subtractMoney(exposure, position.limit) : NO_MONEY;
  return { verdict: verdictOf(position, over), exposure, over };
}

function verdictOf(position: CreditPosition, over: Money): CreditVerdict {
  if (position.isOnHold) return 'on_hold';
  if (over > 0n) return 'over_limit';
  const isOverdue =
    position.overdueAmount > 0n && position.overdueDays > position.overdueDaysAllowed;
  return isOverdue ? 'overdue' : 'ok';
}
