/** State of the world → HTTP status. */
export const refusals = {
  command_not_found: 404,
  dead_letter_not_found: 404,
  dead_letter_settled: 409,
  series_not_found: 404,
  not_operator: 403,
} as const;
