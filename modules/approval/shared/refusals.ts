/** State of the world → HTTP status. */
export const refusals = {
  request_not_found: 404,
  request_closed: 409,
  own_request: 403,
  not_yours: 403,
  beyond_limit: 403,
  reason_missing: 422,
  cannot_send_back: 422,
  choice_missing: 422,
  colleague_unfit: 422,
  not_delegable: 403,
  stand_in_not_found: 404,
  days_past: 422,
  right_unknown: 422,
  right_held: 409,
  asked_already: 409,
  limit_unknown: 422,
} as const;
