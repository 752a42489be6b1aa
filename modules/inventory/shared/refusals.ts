/** State of the world → HTTP status. */
export const refusals = {
  stock_short: 409,
  warehouse_not_found: 404,
  branch_not_found: 404,
  warehouse_code_taken: 409,
  warehouse_is_default: 409,
  warehouse_in_transit: 409,
  warehouse_not_empty: 409,
  warehouse_policy_in_use: 409,
  same_warehouse: 422,
  item_not_found: 404,
  item_not_stocked: 409,
  item_twice: 422,
  date_in_future: 422,
  document_not_found: 404,
} as const;
