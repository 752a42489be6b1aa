/** State of the world → HTTP status. */
export const refusals = {
  comment_not_found: 404,
  comment_not_yours: 409,
  comment_too_old: 409,
  mention_out_of_reach: 422,
  file_not_found: 404,
  file_not_yours: 409,
  file_too_large: 413,
  file_empty: 422,
  too_many_files: 409,
  draft_not_found: 404,
  too_many_drafts: 409,
  view_not_found: 404,
  view_not_yours: 409,
  view_not_shareable: 403,
  view_role_not_found: 404,
  view_name_taken: 409,
} as const;
