import { DateOn, nullable, optional } from '@poros/kernel/shared';

/** First and last day, both included; null is open. */
export const validity = { validFrom: nullable(DateOn), validTo: nullable(DateOn) };
/** The same where leaving out means open. */
export const validityGiven = { validFrom: optional(DateOn), validTo: optional(DateOn) };
