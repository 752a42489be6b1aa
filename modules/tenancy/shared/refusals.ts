/** State of the world → HTTP status. */
export const refusals = {
  branch_not_found: 404,
  branch_is_main: 409,
  department_not_found: 404,
  department_has_children: 409,
  code_taken: 409,
} as const;
