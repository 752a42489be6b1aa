import { Status } from '@poros/ui';
import { customerLook, type Standing } from './customer-look.ts';

/** Code and standing beside the name at the head of a record. */
export function PartyStanding({ party }: { party: Standing & { readonly code: string } }) {
  return (
    <span className="flex gap-3">
      {party.code}
      <Status {...customerLook(party)} />
    </span>
  );
}
