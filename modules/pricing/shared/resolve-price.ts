import { fraction, moneyText, type Money, type Quantity } from '@poros/kernel/shared';
import { PRICE_RULES, type ConsideredPrice, type PriceRule, type Why } from './priced-line.ts';

/** A price that somebody has agreed, listed or kept for an item, as it stands in the database. */
export interface PriceCandidate {
  readonly source: 'contract' | 'tier' | 'list' | 'base';
  /** The row that says it; null for the item's base price. */
  readonly ruleId: string | null;
  readonly label: string;
  /** Per unit of the candidate, or so many percent (scale 4) off the plain list price. */
  readonly says: { readonly price: Money } | { readonly percentOff: bigint };
  /** Base units in one unit of the candidate. */
  readonly factor: Quantity;
  /** From which quantity on, in the candidate's unit; 0 is the plain price. */
  readonly minQuantity: Quantity;
  /** First and last day, both included; null is open. */
  readonly validFrom: string | null;
  readonly validTo: string | null;
}

export interface PriceQuestion {
  readonly on: string;
  /** In the line's unit, of which `factor` base units make one. */
  readonly quantity: Quantity;
  readonly factor: Quantity;
  /**
   * Decimals of a price that has to be computed (another unit, a percentage); a price as written is
   * never rounded.
   */
  readonly decimals: number;
  readonly candidates: readonly PriceCandidate[];
}

export interface ResolvedPrice {
  readonly price: Money;
  readonly rule: PriceRule;
  readonly ruleId: string | null;
  readonly explanation: ConsideredPrice[];
}

/**
 * Chooses the price of a line: contract, then the customer's tier, then a quantity break, then the
 * plain list, then the base price; on the day asked for. Within one rule a price in the line's own
 * unit comes before a converted one, a higher minimum before a lower, a newer before an older. A
 * tier's percentage comes off the plain list price (or the base price where no list has the item),
 * never off a quantity break. Undefined when nothing applies.
 */
export function resolvePrice(question: PriceQuestion): ResolvedPrice | undefined {
  const plain = plainPrice(question);
  const looked = question.candidates
    .map((candidate) => look(candidate, question, plain))
    .filter((one) => one !== undefined)
    .sort(byRank);
  const winner = looked.find((one) => one.obstacle === undefined);
  if (!winner) return undefined;
  return {
    price: winner.price,
    rule: winner.rule,
    ruleId: winner.candidate.ruleId,
    explanation: looked.map((one) => ({
      rule: one.rule,
      label: one.candidate.label,
      price: moneyText(one.price),
      used: one === winner,
      why: one === winner ? 'used' : (one.obstacle ?? whyPassedOver(one, winner)),
    })),
  };
}

/** The price before any tier: the plain list price, or else the base price. */
function plainPrice(question: PriceQuestion): Money | undefined {
  return question.candidates
    .filter((candidate) => candidate.source !== 'contract' && candidate.source !== 'tier')
    .map((candidate) => look(candidate, question, undefined))
    .filter((one) => one !== undefined)
    .sort(byRank)
    .find((one) => one.obstacle === undefined && one.rule !== 'break')?.price;
}

interface Looked {
  readonly candidate: PriceCandidate;
  readonly rule: PriceRule;
  /** Per unit of the line. */
  readonly price: Money;
  readonly isExactUnit: boolean;
  /** In base units, so that minima in different units compare. */
  readonly minimum: bigint;
  readonly obstacle: Why | undefined;
}

function look(
  candidate: PriceCandidate,
  question: PriceQuestion,
  plain: Money | undefined,
): Looked | undefined {
  const price = priceOf(candidate, question, plain);
  if (price === undefined) return undefined;
  return {
    candidate,
    rule: candidate.source === 'list' && candidate.minQuantity > 0n ? 'break' : candidate.source,
    price,
    isExactUnit: candidate.factor === question.factor,
    minimum: candidate.minQuantity * candidate.factor,
    obstacle: obstacleOf(candidate, question),
  };
}

function priceOf(
  candidate: PriceCandidate,
  question: PriceQuestion,
  plain: Money | undefined,
): Money | undefined {
  const { says, factor } = candidate;
  if ('percentOff' in says)
    return plain === undefined
      ? undefined
      : fraction(plain, WHOLE - says.percentOff, WHOLE, question.decimals);
  return factor === question.factor
    ? says.price
    : fraction(says.price, question.factor, factor, question.decimals);
}

/** 100 percent at scale 4. */
const WHOLE = 1_000_000n;

function obstacleOf(
  candidate: PriceCandidate,
  { on, quantity: wanted, factor }: PriceQuestion,
): Why | undefined {
  if (candidate.validTo !== null && candidate.validTo < on) return 'expired';
  if (candidate.validFrom !== null && candidate.validFrom > on) return 'not_yet_valid';
  if (wanted * factor < candidate.minQuantity * candidate.factor) return 'below_minimum';
  return undefined;
}

/**
 * The better comes first; the id at the end makes two equal ones stand in the same order
 * everywhere.
 */
function byRank(a: Looked, b: Looked): number {
  return (
    PRICE_RULES.indexOf(a.rule) - PRICE_RULES.indexOf(b.rule) ||
    Number(b.isExactUnit) - Number(a.isExactUnit) ||
    descending(a.minimum, b.minimum) ||
    descending(a.candidate.validFrom ?? '', b.candidate.validFrom ?? '') ||
    descending(a.candidate.ruleId ?? '', b.candidate.ruleId ?? '')
  );
}

const descending = <T extends bigint | string>(a: T, b: T): number =>
  a === b ? 0 : a > b ? -1 : 1;

function whyPassedOver(one: Looked, winner: Looked): Why {
  if (one.rule !== winner.rule) return 'higher_rule_won';
  if (one.isExactUnit !== winner.isExactUnit) return 'exact_unit_won';
  return one.minimum === winner.minimum ? 'newer_won' : 'higher_minimum_won';
}
