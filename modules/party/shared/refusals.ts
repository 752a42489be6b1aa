/** State of the world → HTTP status. */
export const refusals = {
  customer_not_found: 404,
  customer_on_hold: 409,
  customer_not_on_hold: 409,
  credit_right_missing: 403,
  branch_not_yours: 403,
  salesperson_not_found: 404,
  address_not_found: 404,
  contact_not_found: 404,
  vendor_not_found: 404,
  code_taken: 409,
  tax_id_taken: 409,
  place_is_half: 422,
} as const;
