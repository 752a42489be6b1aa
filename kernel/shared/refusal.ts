/**
 * An expected failure: the state of the world forbids what was asked. Thrown, because a throw is
 * what rolls a
 * transaction back. The code names the state (`sales.order_not_draft`); texts and HTTP status come
 * from tables.
 */
export class Refusal extends Error {
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: string, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.details = details;
  }
}

/**
 * Stops the command with a refusal. `details` fill the {placeholders} of the sentence in both
 * languages.
 */
export function refuse(code: string, details?: Readonly<Record<string, unknown>>): never {
  throw new Refusal(code, details);
}
