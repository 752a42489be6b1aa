/** State of the world → HTTP status. */
export const refusals = {
  import_not_found: 404,
  row_not_found: 404,
  kind_not_found: 404,
  file_empty: 422,
  file_too_large: 413,
  file_unreadable: 422,
  file_suspicious: 422,
  too_many_rows: 422,
  too_many_columns: 422,
  field_missing: 422,
  field_twice: 422,
  import_busy: 409,
  import_over: 409,
  has_errors: 409,
  nothing_to_import: 409,
  not_reversible: 409,
} as const;
