/** State of the world → HTTP status. */
export const refusals = {
  item_not_found: 404,
  item_unit_not_found: 404,
  item_unit_taken: 409,
  unit_not_found: 404,
  unit_in_use: 409,
  unit_is_base: 409,
  unit_not_of_item: 422,
  category_not_found: 404,
  category_has_children: 409,
  category_in_use: 409,
  category_in_circle: 422,
  barcode_not_found: 404,
  barcode_taken: 409,
  barcode_check_digit: 422,
  service_has_no_stock: 422,
  code_taken: 409,
} as const;
