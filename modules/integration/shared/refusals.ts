/** State of the world → HTTP status. */
export const refusals = {} as const;
