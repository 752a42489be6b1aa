/** State of the world → HTTP status. */
export const refusals = {
  paper_unknown: 404,
  print_not_found: 404,
  changed_since_print: 409,
  period_missing: 422,
  no_browser: 503,
  printer_busy: 503,
  print_failed: 500,
} as const;
