/** State of the world → HTTP status. */
export const refusals = {
  kind_unknown: 422,
  quiet_half: 422,
  subscription_not_found: 404,
  push_service_unknown: 422,
  mail_server_missing: 409,
  no_address: 409,
} as const;
