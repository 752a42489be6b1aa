/** State of the world → HTTP status. */
export const refusals = {
  order_not_found: 404,
  order_not_draft: 409,
  order_not_waiting: 409,
  order_not_open: 409,
  order_not_deliverable: 409,
  price_not_yours: 403,
  credit_short: 422,
  customer_archived: 422,
  item_not_sold: 422,
  nothing_to_deliver: 409,
  delivered_too_much: 422,
  delivery_not_found: 404,
  delivery_not_pending: 409,
  delivery_not_shipped: 409,
  delivery_pending: 409,
  nothing_to_invoice: 409,
} as const;
