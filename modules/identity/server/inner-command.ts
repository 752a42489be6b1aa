import { command, type Command } from '@poros/kernel';
import type { TSchema } from '@poros/kernel/shared';

type Definition<I extends TSchema, O extends TSchema> = Omit<
  Command<I, O>,
  'kind' | 'http' | 'permission'
> & { readonly permission?: string };

/**
 * A command without an address: only an endpoint or the start of the program runs it, after its own
 * proof of who asks. It stands in the audit trail like every other, and in no manifest, because a
 * manifest opens a door.
 */
export function innerCommand<I extends TSchema, O extends TSchema>(
  definition: Definition<I, O>,
): Command<I, O> {
  return command<I, O>({ permission: 'signed_in', ...definition, http: 'POST /session' });
}
