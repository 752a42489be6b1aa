/** State of the world → HTTP status. */
export const refusals = {
  price_missing: 422,
  price_not_found: 404,
  price_overlaps: 409,
  price_list_not_found: 404,
  price_list_in_use: 409,
  default_list_taken: 409,
  tier_price_not_found: 404,
  tier_price_overlaps: 409,
  tier_price_has_one_meaning: 422,
  contract_not_found: 404,
  code_taken: 409,
  validity_reversed: 422,
} as const;
