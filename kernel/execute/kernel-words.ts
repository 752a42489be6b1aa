import en from '../words.en.json' with { type: 'json' };
import id from '../words.id.json' with { type: 'json' };
import type { Words } from '../shared/words.ts';

export const kernelWords: Words = { id, en };

/** The kernel's own refusals and their HTTP status. */
export const kernelRefusals = {
  invalid_input: 400,
  not_signed_in: 401,
  permission_missing: 403,
  forged_request: 403,
  not_found: 404,
  changed_meanwhile: 409,
  already_exists: 409,
  rule_broken: 422,
  reference_missing: 422,
  key_missing: 400,
  key_reused: 422,
  in_flight: 409,
  body_too_large: 413,
  body_malformed: 400,
  too_many_requests: 429,
  busy: 503,
  unexpected: 500,
  config_unknown: 404,
  config_invalid: 422,
} as const;
